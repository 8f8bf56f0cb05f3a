import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventReport } from '../pipeline/invented-reports.js';
import { createTestDatabase, type TestDatabase } from '../setup/database.js';
import { jsonLines, nianbao, type Outcome } from './run-nianbao.js';

const WRONG = { issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31, received: 6 };

let database: TestDatabase;
let env: Record<string, string>;
let directory: string;
let file: string;
beforeAll(async () => {
  database = await createTestDatabase();
  env = { DATABASE_URL: database.url, NIANBAO_LANG: 'zh' };
  directory = await mkdtemp(join(tmpdir(), 'nianbao-findings-'));
  file = join(directory, 'report.txt');
});
afterAll(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

const publish = async (received: number): Promise<void> => {
  await writeFile(file, inventReport({ ...WRONG, received }));
  expect((await nianbao(['ingest', file], env)).code).toBe(0);
};
const partSum = async (): Promise<Record<string, unknown>> => {
  const [finding] = jsonLines((await nianbao(['findings', '--rule', 'part-sum', '--json'], env)).stdout);
  return finding ?? {};
};
const findings = (...words: string[]): Promise<Outcome> => nianbao(['findings', ...words], env);

describe('the life of a finding', () => {
  let id: string;
  beforeAll(async () => {
    await publish(6);
    id = String((await partSum()).id);
  });

  it('can be dismissed with a note and a name', async () => {
    const { code, stdout } = await findings('dismiss', id, '--note', '口径不同，原件无误', '--by', '周敏');
    expect([code, stdout]).toEqual([0, '已将 1 条发现标为不采纳。\n']);
    expect(await partSum()).toMatchObject({
      status: 'dismissed',
      changedSince: false,
      verdict: { verdict: 'dismissed', by: '周敏', note: '口径不同，原件无误' },
    });
  });

  it('is the same verdict when it is said again', async () => {
    const { stdout } = await findings('dismiss', id, '--note', '口径不同，原件无误', '--by', '周敏');
    expect(stdout).toBe('已将 0 条发现标为不采纳，另 1 条原已如此。\n');
  });

  it('keeps its verdict over a re-run, and over an extraction by a newer version', async () => {
    await publish(6);
    // An earlier version that read something else of the same document.
    await database.pool.query(`update report set extractor_version = 0, reading_hash = 'another'`);
    await publish(6);
    const { rows } = await database.pool.query('select version from report order by version');
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    expect(await partSum()).toMatchObject({ status: 'dismissed', changedSince: false });
  });

  it('is open again when its values change, marked, with the old verdict beside it', async () => {
    await publish(7);
    expect(await partSum()).toMatchObject({
      status: 'open',
      actual: 7,
      changedSince: true,
      verdict: { verdict: 'dismissed', by: '周敏' },
    });
    expect((await findings('--rule', 'part-sum')).stdout).toContain('待核（有变化）');
  });

  it('stays so over the next run, can be confirmed, and is taken back', async () => {
    await publish(7);
    expect((await findings('confirm', id, '--note', '已请镇里更正', '--by', '吴江')).code).toBe(0);
    expect(await partSum()).toMatchObject({ status: 'confirmed', changedSince: false });
    const { stdout } = await findings('reopen', id, '--note', '再核', '--by', '吴江', '--json');
    expect(jsonLines(stdout)).toMatchObject([{ id: Number(id), status: 'open', verdict: null }]);
  });

  it('is resolved by a fixed report, and can then not be given a verdict', async () => {
    await publish(5);
    const { code, said } = await findings('confirm', id, '--note', '已更正', '--by', '吴江');
    expect(code).toBe(1);
    expect(said).toContain(`发现 ${id} 已消除`);
  });

  it('is told by its history, event by event', async () => {
    const { stdout } = await findings('history', id, '--json');
    const told = jsonLines(stdout).map(({ kind, status, run, by, expected, actual }) =>
      [kind, status, run ?? by, expected, actual].join(' '),
    );
    expect(told).toEqual([
      'opened open 1 5 6',
      'dismissed dismissed 周敏 5 6',
      'changed open 4 5 7',
      'confirmed confirmed 吴江 5 7',
      'reopened open 吴江 5 7',
      'resolved resolved 6 5 7',
    ]);
    const people = await findings('history', id, '--lang', 'en');
    expect(people.stdout).toMatch(/^Finding \d+ · 青禾县柳桥镇人民政府 · 2017\n/);
    expect(people.stdout).toMatch(/dismissed +dismissed +5 +6 +周敏 +口径不同，原件无误/);
  });
});

describe('what is refused, changing nothing', () => {
  it.each([
    [['dismiss', '1', '--by', '周敏'], '缺少选项 --note'],
    [['confirm', '1', '--note', '属实'], '缺少选项 --by'],
    [['confirm', '1', '--note', ' ', '--by', '周敏'], '缺少选项 --note'],
    [['confirm', '--note', '属实', '--by', '周敏'], '缺少参数 ID'],
    [['confirm', '一', '--note', '属实', '--by', '周敏'], 'ID 应为正整数'],
    [['dismiss', '1', '999', '998', '--note', '属实', '--by', '周敏'], '没有发现 999、998'],
    [['history', '999'], '没有发现 999'],
  ])('%j', async (words, complaint) => {
    const before = await database.pool.query('select count(*) from finding_event');
    const { code, stdout, said } = await findings(...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(said).toContain(complaint);
    expect((await database.pool.query('select count(*) from finding_event')).rows).toEqual(before.rows);
  });
});
