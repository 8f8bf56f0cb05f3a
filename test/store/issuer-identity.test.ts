import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprint } from '../../src/rules/fingerprint.js';
import { migrate } from '../../src/store/database/migrate.js';
import { createTestDatabase } from '../setup/database.js';

/** Names that say their province, city, county or district: nothing else is needed to tell whose report it is. */
const SAY_THEIR_PLACE = [
  '云州市人民政府',
  '云州市政府',
  '云州市人民政府办公室',
  '云州市政府办公室',
  '云州市政务服务和数据管理局',
  '云州市政数局',
  '云州市政策研究室',
  '云州市民政局',
  '云州市民族宗教事务局',
  '云州市民宗局',
  '云州市民防办公室',
  '云州市民营经济发展局',
  '云州市民间组织管理局',
  '云州市民生保障服务中心',
  '云州市民办教育管理中心',
  '云州市市场监督管理局',
  '云州市市政管理局',
  '云州市市容环境管理局',
  '云州市市民中心',
  '云州市司法局',
  '云州市级机关事务管理局',
  '盐城市财政局',
  '青禾县民政局',
  '青禾县市场监督管理局',
  '云州市东渚区市政园林局',
  '克什克腾旗水利局',
];

/** Names that hundreds have: they are told by division code or by the place of their source. */
const SAY_NONE = [
  '民政局',
  '市民政局',
  '市政府办公室',
  '市政务服务局',
  '市场监督管理局',
  '文化市场综合执法大队',
  '住房和城市建设局',
  '综合执法与城市管理局',
  '园林市政管理局',
  '城乡市容局',
  '第一市民服务中心',
  '数字市民中心',
  '城关镇人民政府',
  '景区管理委员会',
];

async function ownDatabase() {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return database;
}

test('an issuer is told by its name alone where that says its city, county or district', async () => {
  const { pool } = await ownDatabase();
  await migrate(pool);
  const { rows } = await pool.query<{ name: string; identity: string }>(
    `select name, issuer_identity(name, '990100', '') as identity from unnest($1::text[]) name`,
    [[...SAY_THEIR_PLACE, ...SAY_NONE]],
  );
  const told = rows.filter(({ identity }) => !identity.endsWith('@990100')).map(({ name }) => name);
  expect(told).toEqual(SAY_THEIR_PLACE);
});

test('findings that are known when the way of telling issuers changes stay the same findings', async () => {
  const { pool } = await ownDatabase();
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-migrations-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const from = join(import.meta.dirname, '../../migrations');
  for (const name of await readdir(from)) {
    if (name < '0081') await copyFile(join(from, name), join(directory, name));
  }
  await migrate(pool, { directory });
  const former = fingerprint('missing-report', '云州市民政局@990100', 2023, '"年报"', 'run');
  await pool.query(`insert into run (label, state) values ('', 'finished')`);
  await pool.query(
    `insert into run_finding (fingerprint, run_id, rule, severity, issuer, report_year, identity, subject, message_zh,
                              message_en, evidence)
     values ($1, 1, 'missing-report', 'warning', '云州市民政局', 2023, '云州市民政局@990100', '"年报"', '', '', '[]')`,
    [former],
  );
  await pool.query(
    `insert into finding (fingerprint, rule, severity, status, issuer, report_year, subject, message_zh, message_en,
                          evidence, first_run_id, last_run_id)
     values ($1, 'missing-report', 'warning', 'dismissed', '云州市民政局', 2023, '"年报"', '', '', '[]', 1, 1)`,
    [former],
  );

  await migrate(pool);

  const { rows } = await pool.query(
    `select f.status, y.identity, f.fingerprint from finding f join run_finding y using (fingerprint)`,
  );
  const now = fingerprint('missing-report', '云州市民政局', 2023, '"年报"', 'run');
  expect(rows).toEqual([{ status: 'dismissed', identity: '云州市民政局', fingerprint: now }]);
});
