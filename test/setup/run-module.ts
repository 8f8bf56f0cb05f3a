import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs a JavaScript module as a process of its own and gives what it wrote to stdout.
 *
 * @param code may import the built package below `inject('packageDirectory')`, and any npm package
 * @param args from `process.argv[2]` on
 * @throws Error with its stderr, when it exits with another code than 0
 */
export async function runModule(code: string, args: string[] = []): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-module-'));
  try {
    await symlink(join(import.meta.dirname, '..', '..', 'node_modules'), join(directory, 'node_modules'));
    await writeFile(join(directory, 'main.mjs'), code);
    const run = promisify(execFile)(process.execPath, [join(directory, 'main.mjs'), ...args]);
    return (await run).stdout;
  } finally {
    await rm(directory, { recursive: true });
  }
}
