import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { walkDirectory } from '../directory.js';
import type { DeclaringFile, WalkedSource } from '../found-source.js';

/** Folders of a drop directory for what is done with. */
export const MOVED_FOLDERS = ['done', 'failed'] as const;

/** A file that lies in a drop directory. */
export interface DroppedFile extends WalkedSource {
  /**
   * Tells whether it or what is declared of it changed: its own stamp, and those of its sidecar and
   * manifests.
   */
  stamp: string;
}

/**
 * Everything that lies in a drop directory now, in the order of names. Directories that cannot be read are
 * given with their error.
 *
 * @param root absolute path
 */
export async function* lookInto(root: string): AsyncGenerator<DroppedFile> {
  const except = new Set(MOVED_FOLDERS.map((name) => join(root, name)));
  const manifests = new Map<DeclaringFile, string>();
  for await (const found of walkDirectory(root, except)) {
    if (found.manifest !== undefined) continue;
    if (found.error !== undefined) {
      yield { ...found, stamp: found.error.code };
      continue;
    }
    const stamp = await stampOf(found.place.path);
    if (stamp === null) continue;
    const stamps = [stamp];
    for (const file of found.declaredBy) {
      const known = manifests.get(file) ?? (await stampOf(file.place.path)) ?? '';
      if (file.kind === 'manifest') manifests.set(file, known);
      stamps.push(known);
    }
    yield { ...found, stamp: stamps.join(' ') };
  }
}

/** The stamp of the file alone, out of one of {@link lookInto}. */
export function ownStamp(stamp: string): string {
  return stamp.split(' ', 1)[0] ?? '';
}

/** What tells that a file changed; null where there is no regular file (any more). */
export async function stampOf(path: string | Buffer): Promise<string | null> {
  const stat = await lstat(path, { bigint: true }).catch(() => null);
  return stat?.isFile() === true ? `${stat.ino}/${stat.size}/${stat.mtimeNs}` : null;
}
