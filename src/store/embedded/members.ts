import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, ownIdentity, type ProcessIdentity } from './process-identity.js';

/**
 * Enters a user of the server into its list. To be called under the lock.
 *
 * @param directory the directory of the list; created when missing
 * @returns the path of the entry, for {@link removeMember}
 */
export async function addMember(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const entry = join(directory, randomUUID());
  await writeFile(entry, JSON.stringify(await ownIdentity()));
  return entry;
}

/** Takes an entry out of the list. */
export async function removeMember(entry: string): Promise<void> {
  await rm(entry, { force: true });
}

/**
 * How many living users the server has. Entries of dead processes are deleted. To be called under the lock.
 *
 * @param directory the directory of the list; may be missing
 */
export async function countMembers(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  const alive = await Promise.all(
    names.map(async (name) => {
      const entry = join(directory, name);
      if (await entryIsAlive(entry)) return 1;
      await removeMember(entry);
      return 0;
    }),
  );
  return alive.reduce<number>((sum, one) => sum + one, 0);
}

async function entryIsAlive(entry: string): Promise<boolean> {
  try {
    return await isAlive(JSON.parse(await readFile(entry, 'utf8')) as ProcessIdentity);
  } catch (error) {
    // Not to be read (written by root under a strict umask): better one user too many than a server stopped
    // under it.
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return true;
    // Torn by a power cut: whoever wrote it is gone.
    return false;
  }
}
