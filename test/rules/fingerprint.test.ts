import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../../src/rules/fingerprint.js';

describe('fingerprint', () => {
  test('is a SHA-256 in hexadecimal', () => {
    expect(fingerprint('part-sum', '青石镇人民政府', 2017, 'request.closed')).toMatch(/^[0-9a-f]{64}$/);
  });

  test('stays what it is from version to version, because verdicts hang on it', () => {
    expect(fingerprint('part-sum', '青石镇人民政府', 2017, 'request.closed')).toBe(
      'a872d855577154329c06ecf804a3d2d3e48e98d6a855a146a2ffffe71fb12edf',
    );
  });

  test('differs when rule, issuer, year or subject differ', () => {
    const all = [
      fingerprint('part-sum', '青石镇人民政府', 2017, 'request.closed'),
      fingerprint('claim-vs-table', '青石镇人民政府', 2017, 'request.closed'),
      fingerprint('part-sum', '白水乡人民政府', 2017, 'request.closed'),
      fingerprint('part-sum', '青石镇人民政府', 2018, 'request.closed'),
      fingerprint('part-sum', '青石镇人民政府', 2017, 'request.answered'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('ignores the source of a report with issuer and year, so that a moved file keeps its findings', () => {
    expect(fingerprint('part-sum', '青石镇人民政府', 2017, 'litigation', 'a.txt')).toBe(
      fingerprint('part-sum', '青石镇人民政府', 2017, 'litigation', 'b.txt'),
    );
  });

  test.each([
    [null, 2017],
    ['青石镇人民政府', null],
    [null, null],
  ])('tells reports with issuer %s and year %s apart by their source', (issuer, year) => {
    expect(fingerprint('part-sum', issuer, year, 'litigation', 'a.txt')).not.toBe(
      fingerprint('part-sum', issuer, year, 'litigation', 'b.txt'),
    );
  });

  test('never runs two different sets of parts together', () => {
    const parts = fc.tuple(
      fc.string(),
      fc.option(fc.string()),
      fc.option(fc.integer({ min: 1990, max: 2100 })),
      fc.string(),
    );
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(fingerprint(...a) === fingerprint(...b)).toBe(same);
      }),
    );
  });
});
