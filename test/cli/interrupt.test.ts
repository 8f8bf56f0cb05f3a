import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { jsonLines, nianbao, startNianbao } from './run-nianbao.js';

const FILES = 400;

let directory: string;
let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-interrupt-'));
  for (let number = 1; number <= FILES; number++) {
    const text = `第${number}镇2016年政府信息公开工作年度报告\n\n一、概述\n公开政府信息${number}条。\n\n二、问题\n无。\n`;
    await writeFile(join(directory, `${number}.txt`), text);
  }
  database = await createTestDatabase();
  env = { DATABASE_URL: database.url, NIANBAO_LANG: 'en', NIANBAO_CONCURRENCY: '1' };
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const settled = async (): Promise<number> => {
  const { rows } = await database.pool
    .query<{ count: number }>("select count(*)::int as count from run_item where state <> 'pending'")
    .catch(() => ({ rows: [] }));
  return rows[0]?.count ?? 0;
};

it('Ctrl-C ends an ingest with 130, says what remains, and fails nothing', async () => {
  const { child, outcome } = startNianbao(['ingest', directory, '--json'], env);
  while (child.exitCode === null && (await settled()) === 0) await sleep(20);
  child.kill('SIGINT');
  const { code, stdout, said } = await outcome;
  expect(code).toBe(130);
  const [run] = jsonLines(stdout);
  const { pending, failed } = run?.items as { pending: number; failed: number };
  expect(pending).toBeGreaterThan(0);
  expect(failed).toBe(0);
  expect(said).toContain('Stopping: ');
  expect(said).toContain(`Run 1 was interrupted; ${pending} items left. To go on: nianbao resume 1`);
});

it('a new ingest takes in everything, and resume finishes the interrupted run', async () => {
  const again = await nianbao(['ingest', directory, '--json'], env);
  expect(again.code).toBe(0);
  const items = jsonLines(again.stdout)[0]?.items as { planned: number; done: number; unchanged: number };
  expect(items.planned).toBe(FILES);
  expect(items.done + items.unchanged).toBe(FILES);
  const resumed = await nianbao(['resume', '1', '--json'], env);
  expect(resumed.code).toBe(0);
  expect(jsonLines(resumed.stdout)[0]).toMatchObject({
    id: 1,
    state: 'finished',
    items: { pending: 0, failed: 0 },
  });
  expect(jsonLines((await nianbao(['reports', '--json'], env)).stdout)).toHaveLength(FILES);
});

it('a reader that goes away is no error of a listing', async () => {
  const { child, outcome } = startNianbao(['reports', '--json'], env);
  child.stdout?.once('data', () => child.stdout?.destroy());
  expect(await outcome).toMatchObject({ code: 0, said: '' });
});

it('Ctrl-C stops workers with 130 after the jobs at hand', async () => {
  const { child, outcome, printed } = startNianbao(['worker', 'fetch', 'extract'], env);
  await printed(/Workers started: fetch, extract/);
  child.kill('SIGINT');
  const { code, said } = await outcome;
  expect(code).toBe(130);
  expect(said).toContain('Workers stopped.');
});
