import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSourceFile } from '../../src/sources/read-file.js';

async function ownDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-sources-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

const codeOf = (path: string, limit = 1000): Promise<unknown> =>
  readSourceFile(path, limit).catch((error: unknown) => (error as { code: unknown }).code);

it('gives the bytes of a file up to the limit', async () => {
  const path = join(await ownDirectory(), '年报.txt');
  await writeFile(path, 'x'.repeat(1000));
  expect((await readSourceFile(path, 1000)).byteLength).toBe(1000);
  expect(await codeOf(path, 999)).toBe('file_too_large');
});

it('refuses what is no readable file, each with its own code, and waits for no pipe', async () => {
  const directory = await ownDirectory();
  await writeFile(join(directory, 'empty'), '');
  await mkdir(join(directory, 'folder'));
  await symlink(join(directory, 'loop'), join(directory, 'loop'));
  execFileSync('mkfifo', [join(directory, 'pipe')]);
  await writeFile(join(directory, 'huge'), '');
  await truncate(join(directory, 'huge'), 2 ** 40);

  expect(await codeOf(join(directory, 'missing'))).toBe('path_not_found');
  expect(await codeOf(join(directory, 'empty', 'below'))).toBe('path_not_found');
  expect(await codeOf(join(directory, 'n'.repeat(300)))).toBe('path_not_found');
  expect(await codeOf(join(directory, 'empty'))).toBe('file_empty');
  expect(await codeOf(join(directory, 'folder'))).toBe('path_not_a_file');
  expect(await codeOf(join(directory, 'pipe'))).toBe('path_not_a_file');
  expect(await codeOf(join(directory, 'loop'))).toBe('path_unreadable');
  expect(await codeOf(join(directory, 'huge'))).toBe('file_too_large');
});
