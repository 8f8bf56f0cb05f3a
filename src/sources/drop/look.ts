import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { walkDirectory, type FoundSource } from '../directory.js';

/** Folders of a drop directory for what is done with. */
export const MOVED_FOLDERS = ['done', 'failed'] as const;

/** A file that lies in a drop directory. */
export interface DroppedFile extends FoundSource {
  /** Tells whether it changed: inode, size and time of change. */
  stamp: string;
}

/**
 * Everything that lies in a drop directory now, in the order of names. Directories that cannot be read are given with
 * their error.
 *
 * @param root absolute path
 */
export async function* lookInto(root: string): AsyncGenerator<DroppedFile> {
  const except = new Set(MOVED_FOLDERS.map((name) => join(root, name)));
  for await (const found of walkDirectory(root, except)) {
    if (found.error !== undefined) {
      yield { ...found, stamp: found.error.code };
      continue;
    }
    const stamp = await stampOf(found.place.path);
    if (stamp !== null) yield { ...found, stamp };
  }
}

/** What tells that a file changed; null where there is no regular file (any more). */
export async function stampOf(path: string | Buffer): Promise<string | null> {
  const stat = await lstat(path, { bigint: true }).catch(() => null);
  return stat?.isFile() === true ? `${stat.ino}/${stat.size}/${stat.mtimeNs}` : null;
}
