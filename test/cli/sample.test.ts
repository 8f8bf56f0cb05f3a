import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonLines, nianbao } from './run-nianbao.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-sample-'));
});
afterAll(() => rm(directory, { recursive: true }));

const sample = (...words: string[]) => nianbao(['sample', '--reports', '6', '--seed', '3', ...words]);

it('writes reports that parse reads as the truth says', async () => {
  const out = join(directory, 'province');
  const { code, stdout, said } = await sample(
    '--out',
    out,
    '--formats',
    'md',
    '--years',
    '2016-2017',
    '--defects',
    '0',
  );
  expect(code).toBe(0);
  expect(stdout).toBe('');
  expect(said).toContain(`已在 ${out} 写入 6 份年报`);
  const truths = jsonLines(await readFile(join(out, 'truth.jsonl'), 'utf8'));
  expect(truths).toHaveLength(6);
  const files = truths.map(({ file }) => join(out, String(file)));
  const parsed = jsonLines((await nianbao(['parse', ...files, '--json'])).stdout);
  expect(parsed.map(({ reportYear }) => reportYear)).toEqual(truths.map(({ reportYear }) => reportYear));
  expect(parsed.map(({ templates }) => templates)).toEqual(truths.map(({ templates }) => templates));
});

it.each([
  [['--years', '1999-2020'], '--years'],
  [['--years', '2024-2020'], '--years'],
  [['--defects', '2'], '--defects'],
  [['--formats', 'txt,odt'], 'odt'],
])('refuses %j with a sentence that names it', async (words, named) => {
  const { code, said } = await sample('--out', join(directory, 'refused'), ...words);
  expect(code).toBe(1);
  expect(said).toContain(named);
});

it('asks for what it cannot do without', async () => {
  const { code, said } = await sample();
  expect(code).toBe(1);
  expect(said).toContain('--out');
});

it('says which directory it cannot write to', async () => {
  const file = join(directory, 'a file');
  await writeFile(file, '');
  const { code, said } = await sample('--out', file, '--formats', 'md');
  expect(code).toBe(1);
  expect(said).toContain(file);
});
