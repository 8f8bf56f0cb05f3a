import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { storableDate, storableJson, storableText } from '../../../src/store/database/storable.js';
import { createTestDatabase } from '../../setup/database.js';

describe('text', () => {
  it('keeps its length, so that offsets stay true', () => {
    const text = '一\u0000二\ud800三\udfff𠮷';
    expect(storableText(text)).toBe('一\ufffd二\ufffd三\ufffd𠮷');
  });

  it('of any kind comes back from the database as it was stored, as text and in JSON', async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const property = fc.asyncProperty(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      async (text, key) => {
        const broken = `${text}\ud83d`;
        const { rows } = await database.pool.query<{ text: string; json: unknown }>(
          'select $1::text as text, $2::jsonb as json',
          [storableText(broken), storableJson({ [`k${key}`]: [broken, null, 1.5] })],
        );
        expect(rows[0]?.text).toBe(storableText(broken));
        expect(rows[0]?.json).toEqual({ [storableText(`k${key}`)]: [storableText(broken), null, 1.5] });
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });
});

describe('dates', () => {
  it.each([
    ['2018-02-28', '2018-02-28'],
    ['2018-02-30', null],
    ['2018-2-3', null],
    ['0000-01-01', null],
    ['', null],
    [null, null],
  ])('%s is stored as %s', (date, stored) => {
    expect(storableDate(date)).toBe(stored);
  });
});
