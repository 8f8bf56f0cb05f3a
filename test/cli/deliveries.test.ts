import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { inventReport } from '../pipeline/invented-reports.js';
import { deadPort, startReceiver } from '../pipeline/webhook-server.js';
import { createTestDatabase } from '../setup/database.js';
import { jsonLines, nianbao } from './run-nianbao.js';

it('lists what a dead webhook did not get, sends it again, and prints events to the standard output', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-deliveries-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const port = await deadPort();
  const file = join(directory, 'report.txt');
  const config = join(directory, 'nianbao.config.json');
  await writeFile(
    file,
    inventReport({ issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31, received: 6 }),
  );
  const url = `http://127.0.0.1:${port}/hook`;
  const sinks = [
    { name: 'office', kind: 'webhook', url, secretEnv: 'OFFICE_SECRET', severity: 'error' },
    { name: 'console', kind: 'stdout', severity: 'error' },
  ];
  await writeFile(config, JSON.stringify({ sinks }));
  const env = { DATABASE_URL: database.url, NIANBAO_LANG: 'zh', OFFICE_SECRET: 'only for tests' };

  const ingested = await nianbao(['ingest', file, '--json', '--config', config], env);
  expect(ingested.code).toBe(0);
  const printed = jsonLines(ingested.stdout);
  expect(printed.pop()).toMatchObject({ items: { done: 1, failed: 0 }, findings: { error: 2 } });
  const rules = printed.map(({ finding }) => (finding as { rule: string }).rule);
  expect(rules.sort()).toEqual(['claim-vs-table', 'part-sum']);
  expect(ingested.said).toContain('有 2 件发现未送达');

  const listed = await nianbao(['deliveries', '--state', 'undelivered', '--json'], env);
  const undelivered = jsonLines(listed.stdout);
  expect(undelivered.map(({ rule }) => rule).sort()).toEqual(['claim-vs-table', 'part-sum']);
  expect(undelivered.find(({ attempts }) => attempts !== 0)).toMatchObject({
    sink: 'office',
    state: 'pending',
    code: 'webhook_unreachable',
  });
  const dead = await nianbao(['deliveries', 'resend', '--config', config], env);
  expect([dead.code, dead.stdout]).toEqual([2, '已重新投递 2 件，未送达 2 件。\n']);

  const receiver = await startReceiver(undefined, port);
  const sent = await nianbao(['deliveries', 'resend', '--json', '--config', config], env);
  expect([sent.code, sent.stdout]).toEqual([0, '{"resent":2,"undelivered":0}\n']);
  expect(receiver.received).toHaveLength(2);
  expect((await nianbao(['deliveries', '--state', 'undelivered'], env)).said).toContain('没有记录。');

  const unknown = await nianbao(['deliveries', 'resend', '99', '--config', config], env);
  expect(unknown.code).toBe(1);
  expect(unknown.said).toContain('没有投递 99');
});
