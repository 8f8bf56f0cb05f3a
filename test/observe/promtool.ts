import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ADVICE = 'These tests need promtool on the PATH (for example: apt-get install prometheus).';

/** What a check said, and whether it was content. */
export interface Checked {
  passed: boolean;
  output: string;
}

let found: Promise<string> | undefined;

/**
 * Runs Prometheus' own checker: from the PATH, else out of Debian's package where we may load it.
 *
 * @param args of `promtool`
 * @param input for its standard input
 * @throws Error where there is none
 */
export async function promtool(args: readonly string[], input = ''): Promise<Checked> {
  const command = await (found ??= findPromtool());
  return new Promise((resolve) => {
    const child = execFile(command, args, (error, stdout, stderr) => {
      resolve({ passed: error === null, output: stdout + stderr });
    });
    child.stdin?.end(input);
  });
}

async function findPromtool(): Promise<string> {
  const installed = await run('promtool', ['--version']).then(
    () => true,
    () => false,
  );
  if (installed) return 'promtool';
  if (process.getuid?.() !== 0) throw new Error(ADVICE);
  // Only taken out of the package: installing it would set up a service.
  const cwd = await mkdtemp(join(tmpdir(), 'nianbao-promtool-'));
  try {
    await run('apt-get', ['download', 'prometheus'], { cwd }).catch(async () => {
      await run('apt-get', ['update'], { cwd });
      await run('apt-get', ['download', 'prometheus'], { cwd });
    });
    const [archive = ''] = (await readdir(cwd)).filter((name) => name.endsWith('.deb'));
    await run('dpkg', ['--extract', archive, '.'], { cwd });
  } catch (error) {
    throw new Error(`${ADVICE} Loading it with apt-get failed.`, { cause: error });
  }
  return join(cwd, 'usr', 'bin', 'promtool');
}
