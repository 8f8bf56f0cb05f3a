import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Installs a Debian package that tests stand on, when we may.
 *
 * @param name of the package
 * @param advice what to do where this is not possible
 * @throws Error with the advice
 */
export async function installPackage(name: string, advice: string): Promise<void> {
  if (process.getuid?.() !== 0) throw new Error(advice);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const install = ['install', '-y', '--no-install-recommends', name];
  try {
    await run('apt-get', install, { env }).catch(async () => {
      await run('apt-get', ['update'], { env });
      await run('apt-get', install, { env });
    });
  } catch (error) {
    throw new Error(`${advice} Installing it with apt-get failed.`, { cause: error });
  }
}
