import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../../src/store/database/open-pool.js';
import { createTestDatabase, type TestDatabase } from '../../setup/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  // A foreign server may be set to anything.
  await database.pool.query(`alter database ${name} set datestyle = 'SQL, DMY'`);
  await database.pool.query(`alter database ${name} set timezone = 'Asia/Kathmandu'`);
  await database.pool.query(`alter database ${name} set intervalstyle = 'sql_standard'`);
});
afterAll(async () => {
  await database.drop();
});

async function valueOf(sql: string): Promise<unknown> {
  const pool = openPool(database.url, 1);
  try {
    const { rows } = await pool.query<{ value: unknown }>(`select ${sql} as value`);
    return rows[0]?.value;
  } finally {
    await pool.end();
  }
}

test.each([
  ['9007199254740991::bigint', 9007199254740991],
  ['(-9007199254740991)::bigint', -9007199254740991],
  ['null::bigint', null],
  [`'{1,null,3}'::bigint[]`, [1, null, 3]],
  ['count(*)', 1],
  ['1234.50::numeric', 1234.5],
  ['0.1::numeric', 0.1],
  [`'{0.5,2}'::numeric[]`, [0.5, 2]],
  [`'2018-02-03'::date`, '2018-02-03'],
  [`'{2018-02-03}'::date[]`, ['2018-02-03']],
  [`'2018-02-03 08:00:00.1239+08'::timestamptz`, '2018-02-03T00:00:00.123Z'],
  [`'2018-02-03 00:00:00.5+00'::timestamptz`, '2018-02-03T00:00:00.500Z'],
  [`'2018-02-03 00:00:00+00'::timestamptz`, '2018-02-03T00:00:00.000Z'],
  [`'infinity'::timestamptz`, 'infinity'],
  [`array['2018-02-03 00:00:00+00'::timestamptz]`, ['2018-02-03T00:00:00.000Z']],
  [`interval '1 day 2 hours'`, 'P1DT2H'],
  [`'2018-02-03'::date::text`, '2018-02-03'],
  [`jsonb_build_object('at', '2018-02-03 08:00:00+08'::timestamptz)`, { at: '2018-02-03T00:00:00+00:00' }],
  [`jsonb_build_object('some_id', 12)`, { some_id: 12 }],
])('%s is %j, whatever the server is set to', async (sql, value) => {
  expect(await valueOf(sql)).toEqual(value);
});

test.each(['9007199254740992::bigint', '(-9007199254740993)::bigint', `'{9007199254740993}'::bigint[]`])(
  '%s is an error, not another number',
  async (sql) => {
    await expect(valueOf(sql)).rejects.toThrow(RangeError);
  },
);

test('a settings change of a caller lasts no longer than its transaction', async () => {
  const pool = openPool(database.url, 1);
  try {
    await pool.query(`begin; set local datestyle = 'SQL, DMY'; commit`);
    expect((await pool.query('show datestyle')).rows).toEqual([{ DateStyle: 'ISO, YMD' }]);
    expect((await pool.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }]);
  } finally {
    await pool.end();
  }
});
