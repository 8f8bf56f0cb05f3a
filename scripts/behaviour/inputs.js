// The files that a recording reads. They are made once and kept, so that every version reads the very same
// ones.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { commandLine } from './drive.js';

/** A report that names neither its issuer nor its year; a manifest does. */
const NAMELESS = `政府信息公开工作年度报告

一、概述
这一年里把公开目录重新排过一遍，政府信息公开工作平稳。
二、主动公开政府信息的情况
全年主动公开政府信息21条。
三、存在的问题和改进打算
目录的检索还不够顺手。
`;

/**
 * Makes what is not there yet:
 *
 * - `generated/`: 2,000 reports of all years and formats;
 * - `province/`: the organs of a city over three years, with files that cannot be read;
 * - `roster.csv`: those who should have published;
 * - `archives/`: ZIP files of reports;
 * - `declared/`: reports with a manifest.
 */
export async function makeInputs(checkout, directory) {
  await mkdir(directory, { recursive: true });
  if ((await readdir(directory)).includes('generated')) return;
  const draft = join(directory, 'draft');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  const nianbao = commandLine(checkout, {}, draft);
  const sample = async (out, ...words) => {
    const { code, noted } = await nianbao.run(['sample', '--out', out, ...words]);
    if (code !== 0) throw new Error(noted.join('\n'));
    for (const name of ['truth.jsonl', 'province-truth.jsonl']) {
      await rm(join(draft, out, name), { force: true });
    }
  };
  await sample('province', '--reports', '240', '--seed', '11', '--years', '2022-2024', '--defects', '0.6');
  await rename(join(draft, 'province', 'roster.csv'), join(draft, 'roster.csv'));
  await writeBroken(join(draft, 'province', '补报'));
  await sample('archives', '--reports', '40', '--seed', '5', '--zip');
  await writeDeclared(join(draft, 'declared'));
  await sample('generated', '--reports', '2000', '--seed', '1');
  // What takes longest comes last, and its presence says that all is there.
  for (const name of ['province', 'roster.csv', 'archives', 'declared', 'generated']) {
    await rename(join(draft, name), join(directory, name));
  }
  await rm(draft, { recursive: true });
}

async function writeBroken(directory) {
  await mkdir(directory);
  await writeFile(join(directory, '财政局.txt'), '');
  await writeFile(join(directory, '民政局.pdf'), '%PDF-1.7\n% 已损坏');
  await writeFile(join(directory, '司法局.docx'), 'PK\u0003\u0004 已损坏');
  await writeFile(join(directory, '通知.txt'), '请各单位于月底前报送材料。');
  await writeFile(
    join(directory, '统计局.txt'),
    Uint8Array.from({ length: 3000 }, (_, at) => (at * 89) % 256),
  );
}

async function writeDeclared(directory) {
  await mkdir(directory);
  await writeFile(join(directory, '甲.txt'), NAMELESS);
  await writeFile(join(directory, '乙.txt'), NAMELESS.replace('21条', '34条'));
  await writeFile(join(directory, '丙.txt'), NAMELESS.replace('21条', '55条'));
  await writeFile(
    join(directory, 'manifest.csv'),
    `文件,机关,年度,区划,网址
甲.txt,青禾县水务局,2016,990123,https://www.example.cn/a.html
乙.txt,青禾县林业局,二〇一七年,990123,
丁.txt,青禾县教育局,2016,990123,
`,
  );
  await writeFile(join(directory, '丙.json'), JSON.stringify({ issuer: '青禾县财政局', year: 2018 }));
}

/** All files below a directory, as sorted paths from there. */
export async function filesBelow(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * Changes the province as a second delivery would: the last number of the tables of three reports is another
 * one, and one report is gone.
 *
 * @returns the paths of the files that changed
 */
export async function changeProvince(directory) {
  const files = await filesBelow(directory);
  const changed = files.filter((file) => file.endsWith('.md')).slice(0, 3);
  for (const file of changed) {
    const path = join(directory, file);
    const text = await readFile(path, 'latin1');
    await writeFile(
      path,
      text.replace(
        /(.*\| *)(\d+)( *\|)/s,
        (_, before, number, after) => before + (Number(number) + 3) + after,
      ),
      'latin1',
    );
  }
  await rm(
    join(
      directory,
      files.find((file) => file.endsWith('.docx')),
    ),
  );
  return changed;
}
