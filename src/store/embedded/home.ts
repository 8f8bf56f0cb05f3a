import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, realpath, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { canEnter, serverUser } from './server-user.js';

/**
 * Where the embedded server lives when its user cannot enter the data directory; root can write here and all
 * can enter.
 */
const REACHABLE = '/var/lib/nianbao';

/**
 * The directory of the embedded server, made when missing: `<dataDirectory>/postgres`. When PostgreSQL has to
 * run as another user (we are root) who cannot enter the data directory, that name is a symbolic link to a
 * directory below `/var/lib/nianbao`; the link is the only record, so moving the data directory keeps the
 * database.
 *
 * @param dataDirectory absolute path; created when missing
 * @returns the real path, free of symbolic links
 */
export async function serverHome(dataDirectory: string): Promise<string> {
  const name = join(dataDirectory, 'postgres');
  if (!(await exists(name))) {
    await mkdir(dataDirectory, { recursive: true });
    const user = await serverUser(join(name, 'server'));
    if (await canEnter(dataDirectory, user)) await mkdir(name, { recursive: true });
    else await placeElsewhere(name);
  }
  const home = await realpath(name);
  // Enterable for the server's user, listable for nobody else; independent of the umask.
  if (process.getuid?.() === (await lstat(home)).uid) await chmod(home, 0o711);
  return home;
}

async function placeElsewhere(name: string): Promise<void> {
  const home = join(REACHABLE, randomBytes(6).toString('hex'));
  await mkdir(home, { recursive: true });
  await chmod(REACHABLE, 0o711);
  try {
    await symlink(home, name);
  } catch (error) {
    await rm(home, { recursive: true });
    // Another process that starts at the same time was faster: its place is as good.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
