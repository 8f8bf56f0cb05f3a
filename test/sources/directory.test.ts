import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findSources } from '../../src/sources/directory.js';

async function tree(...files: string[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'nianbao-walk-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const file of files) {
    await mkdir(join(root, file, '..'), { recursive: true });
    await writeFile(join(root, file), 'x');
  }
  return root;
}

async function found(root: string, ...paths: string[]): Promise<string[]> {
  const names: string[] = [];
  for await (const { path } of findSources(paths)) names.push(path.replace(`${root}/`, ''));
  return names;
}

it('walks a directory in the order of names, depth first', async () => {
  const root = await tree('b/2.txt', 'b/1.md', 'a.txt', 'c.TXT', '乙/甲.txt', 'b/deep/er/3.txt');
  expect(await found(root, root)).toEqual([
    'a.txt',
    'b/1.md',
    'b/2.txt',
    'b/deep/er/3.txt',
    'c.TXT',
    '乙/甲.txt',
  ]);
});

it('skips other formats, hidden names and links, which may lead out or in circles', async () => {
  const root = await tree('a.txt', 'b.jpg', '.c.txt', '.git/d.txt', '._a.txt');
  await symlink('/etc', join(root, 'out'));
  await symlink(root, join(root, 'circle'));
  await symlink(join(root, 'a.txt'), join(root, 'link.txt'));
  expect(await found(root, root)).toEqual(['a.txt']);
});

it('takes what is named by itself, whatever its name, as it is given', async () => {
  const root = await tree('b.pdf', 'a.txt');
  expect(await found(root, join(root, 'b.pdf'), join(root, 'missing'), join(root, 'a.txt'))).toEqual([
    'b.pdf',
    'missing',
    'a.txt',
  ]);
});

it('a walk takes every document format, the refused ones too', async () => {
  const root = await tree('1.pdf', '2.docx', '3.htm', '4.html', '5.xlsx', '6.DOC', '7.rtf', '8.css', '9.png');
  expect(await found(root, root)).toEqual(['1.pdf', '2.docx', '3.htm', '4.html', '5.xlsx', '6.DOC', '7.rtf']);
});
