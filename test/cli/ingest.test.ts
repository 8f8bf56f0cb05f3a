import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { jsonLines, nianbao, startNianbao } from './run-nianbao.js';

/** A report whose second heading is missing. */
const report = (town: string): string => `${town}2017年政府信息公开工作年度报告

统计期限自2017年1月1日起至2017年12月31日止。

一、概述
本镇按照要求开展政府信息公开工作。
三、主动公开情况
全年主动公开政府信息26条。

${town}人民政府
2018年2月1日
`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-cli-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function files(name: string, contents: Record<string, string | Uint8Array>): Promise<string> {
  const folder = join(directory, name);
  await mkdir(folder, { recursive: true });
  for (const [file, content] of Object.entries(contents)) await writeFile(join(folder, file), content);
  return folder;
}

describe('a run with good and broken files', () => {
  let database: TestDatabase;
  let env: Record<string, string>;
  let folder: string;
  let missing: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    env = { DATABASE_URL: database.url, NIANBAO_LANG: 'en' };
    folder = await files('mixed', {
      'a.txt': report('柳林镇'),
      'b.md': report('清河镇'),
      'empty.txt': '',
      'binary.txt': Buffer.from([0, 1, 2, 0xff, 0, 0, 0, 9, 0, 0xfe, 0, 1]),
    });
    missing = join(directory, 'nowhere');
  });
  afterAll(() => database.drop());

  it('finishes the good ones, ends its JSON with the line of status, and exits with 2', async () => {
    const words = ['ingest', folder, missing, '--run-label', '夜间', '--json'];
    const { code, stdout } = await nianbao(words, env);
    expect(code).toBe(2);
    const [run, ...more] = jsonLines(stdout);
    expect(more).toEqual([]);
    expect(run).toMatchObject({
      id: 1,
      label: '夜间',
      state: 'finished',
      items: { planned: 5, done: 2, unchanged: 0, failed: 3, pending: 0 },
      reports: { new: 2, changed: 0, unchanged: 0 },
    });
    expect(jsonLines((await nianbao(['status', '--json'], env)).stdout)).toEqual([run]);
    expect(jsonLines((await nianbao(['runs', '--json'], env)).stdout)).toEqual([run]);
  });

  it('lists what failed with its code and what to do, in both languages', async () => {
    const failed = jsonLines((await nianbao(['failed', '--json'], env)).stdout);
    const bySource = new Map(failed.map((item) => [item.source, item]));
    expect(bySource.get(missing)).toMatchObject({
      run: 1,
      step: 'fetch',
      code: 'path_not_found',
      attempts: 1,
    });
    expect(bySource.get(join(folder, 'empty.txt'))).toMatchObject({ code: 'file_empty', retryable: false });
    expect(bySource.get(join(folder, 'binary.txt'))).toMatchObject({ code: 'binary_content' });
    expect(bySource.get(missing)?.message).toMatch(/^There is no such path/);
    const chinese = await nianbao(['failed', '--lang', 'zh'], env);
    expect(chinese.stdout).toContain('错误码');
    expect(chinese.stdout).toContain(`找不到路径 ${missing}`);
    const one = jsonLines((await nianbao(['failed', '--code', 'file_empty', '--json'], env)).stdout);
    expect(one).toHaveLength(1);
  });

  it('lists reports and findings, and shows one report in full', async () => {
    const reports = jsonLines((await nianbao(['reports', '--json'], env)).stdout);
    expect(reports.map(({ issuer }) => issuer).sort()).toEqual(['柳林镇人民政府', '清河镇人民政府']);
    expect(reports[0]).toMatchObject({ reportYear: 2017, publishedOn: '2018-02-01', current: true });
    const findings = jsonLines((await nianbao(['findings', '--rule', 'heading-gap', '--json'], env)).stdout);
    expect(findings).toHaveLength(2);
    expect(findings[0]).toMatchObject({
      severity: 'warning',
      status: 'open',
      subject: '二、',
      reportYear: 2017,
    });
    const id = String(reports[0]?.id);
    const [shown] = jsonLines((await nianbao(['show', id, '--json'], env)).stdout);
    expect(shown).toMatchObject({
      id: reports[0]?.id,
      headings: [
        [1, '一、', '概述'],
        [1, '三、', '主动公开情况'],
      ],
      period: { start: '2017-01-01', end: '2017-12-31', stated: true },
    });
    expect((shown?.findings as { rule: string }[]).map(({ rule }) => rule)).toContain('heading-gap');
    expect((await nianbao(['show', id], env)).stdout).toContain('Headings\n  一、概述\n');
  });

  it('lists nothing but JSON on standard output, and only what is asked for', async () => {
    const errors = await nianbao(['findings', '--severity', 'error', '--json'], env);
    expect([errors.code, errors.stdout]).toEqual([0, '']);
    expect(jsonLines((await nianbao(['reports', '--issuer', '清河', '--json'], env)).stdout)).toHaveLength(1);
    expect((await nianbao(['reports', '--year', '1999', '--json'], env)).stdout).toBe('');
  });

  it('changes nothing when run again', async () => {
    const { code, stdout } = await nianbao(['ingest', join(folder, 'a.txt'), '--json'], env);
    expect(code).toBe(0);
    expect(jsonLines(stdout)[0]).toMatchObject({
      items: { planned: 1, done: 0, unchanged: 1, failed: 0 },
      reports: { new: 0, changed: 0, unchanged: 1 },
    });
  });

  it('says what failed, what is serious and what to do next', async () => {
    const { stdout } = await nianbao(['status', '1'], env);
    expect(stdout).toContain('5: 2 done, 0 unchanged, 3 failed, 0 pending');
    expect(stdout).toMatch(/1 × file_empty {2}\S+empty\.txt/);
    expect(stdout).toContain('heading-gap');
    expect(stdout).toContain('nianbao retry --run 1');
    expect((await nianbao(['status', '1', '--lang', 'zh'], env)).stdout).toContain('下一步');
  });

  it('is fixed by retry, which takes up failed items only', async () => {
    await writeFile(join(folder, 'empty.txt'), report('新桥镇'));
    const { code, stdout, said } = await nianbao(['retry', '--code', 'file_empty', '--json'], env);
    expect(said).toContain('1 failed item queued again.');
    expect(jsonLines(stdout)[0]).toMatchObject({
      id: 1,
      items: { planned: 5, done: 3, failed: 2, pending: 0 },
    });
    expect(code).toBe(2);
    const nothing = await nianbao(['retry', '--code', 'file_empty'], env);
    expect([nothing.code, nothing.stdout]).toEqual([0, '']);
  });

  it.each([
    ['show 999', /There is no report 999; nianbao reports lists them/],
    ['show x', /REPORT takes a positive whole number, not x/],
    ['status 999', /There is no run 999; nianbao runs lists them/],
    ['resume 999', /There is no run 999/],
    ['retry 998 1 999', /There is no item 998, 999; nianbao failed lists them/],
    ['retry --run 999', /There is no run 999/],
    ['failed --run 999', /There is no run 999/],
    ['findings --run 999', /There is no run 999/],
    ['findings --rule part-sun', /There is no rule part-sun \(did you mean part-sum\?\)/],
    ['findings --rule claim', /did you mean (claim-[a-z-]+(, |\?)){3}/],
    ['findings --rule nope', /There is no rule nope; nianbao rules lists them/],
    ['findings history 999', /There is no finding 999/],
    ['worker nonsense', /There is no kind of worker called nonsense/],
  ])('is no excuse for a wrong "%s"', async (words, complaint) => {
    const { code, stdout, said } = await nianbao(words.split(' '), env);
    expect([code, stdout]).toEqual([1, '']);
    expect(said).toMatch(complaint);
    expect(said.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('in an empty database', () => {
  let database: TestDatabase;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await createTestDatabase();
    env = { DATABASE_URL: database.url, NIANBAO_LANG: 'en' };
  });
  afterAll(() => database.drop());

  it('migrate makes the tables once', async () => {
    const known = await readdir(join(import.meta.dirname, '..', '..', 'migrations'));
    const first = jsonLines((await nianbao(['migrate', '--json'], env)).stdout);
    expect(first.map(({ applied }) => applied)).toEqual(known.filter((name) => name.endsWith('.sql')).sort());
    expect((await nianbao(['migrate'], env)).stdout).toBe('The schema is up to date.\n');
  });

  it.each([
    ['runs', 'nianbao ingest DIRECTORY'],
    ['reports', 'nianbao ingest DIRECTORY'],
    ['findings', 'nianbao ingest DIRECTORY'],
    ['failed', 'nianbao runs'],
    ['deliveries', 'docs/sinks.md'],
  ])('%s lists nothing, says so and names the next step', async (command, next) => {
    expect(await nianbao([command, '--json'], env)).toMatchObject({ code: 0, stdout: '', said: '' });
    const { said } = await nianbao([command], env);
    expect(said).toMatch(/^Nothing to list\. .*\n$/);
    expect(said).toContain(next);
  });

  it('an empty directory is a finished run without files, and is said to be empty', async () => {
    const { code, stdout, said } = await nianbao(['ingest', await files('empty', {}), '--json'], env);
    expect(code).toBe(0);
    expect(jsonLines(stdout)[0]).toMatchObject({ state: 'finished', items: { planned: 0 } });
    expect(said).toBe(
      'No report files (.txt, .md, .html, .docx, .doc, .xlsx, .pdf, .zip …) were found. Check the paths.\n',
    );
  });
});

describe('work left to workers', () => {
  it.each(['PostgreSQL', 'Redis'])('is done by a worker process, queued in %s', async (engine) => {
    const database = await createTestDatabase();
    const schema = new URL(database.url).pathname.slice(1);
    const redis = engine === 'Redis' ? { REDIS_URL: inject('redisUrl') } : {};
    const env = { DATABASE_URL: database.url, NIANBAO_LANG: 'en', NIANBAO_QUEUE_SCHEMA: schema, ...redis };
    try {
      const folder = await files(engine, { 'a.txt': report('柳林镇'), 'b.txt': report('清河镇') });
      const left = await nianbao(['ingest', folder, '--no-work', '--json'], env);
      expect(left.code).toBe(0);
      expect(jsonLines(left.stdout)[0]).toMatchObject({
        state: 'running',
        items: { planned: 2, pending: 2 },
      });

      const worker = startNianbao(['worker'], env);
      await worker.printed(/Workers started: fetch, extract, validate, findings, runs/);
      const watched = await nianbao(['status', '--watch', '--json'], env);
      expect(jsonLines(watched.stdout).at(-1)).toMatchObject({ state: 'finished', items: { done: 2 } });
      worker.child.kill('SIGTERM');
      expect((await worker.outcome).code).toBe(0);
    } finally {
      await database.drop();
    }
  });
});
