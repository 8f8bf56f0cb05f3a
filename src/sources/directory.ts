import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NianbaoError } from '../errors.js';
import { diagnosed } from './read-file.js';

/** Something to ingest, or a place that could not be looked into. */
export interface FoundSource {
  /** Absolute path. */
  path: string;
  /** Why there is nothing to read here; the run lists it as a failed item. */
  error?: NianbaoError;
}

/**
 * Files that a walk takes: documents in which offices publish, also in formats that are refused with a clear code, so
 * that nobody takes them for read. A file that is named by itself is taken whatever its name.
 */
const REPORT_NAME = /\.(?:txt|md|html?|mht|mhtml|docx?|wps|rtf|ofd|xlsx?|et|pdf)$/i;

/**
 * The files that some paths stand for, in a stable order: as given, and within a directory by name. A path that is no
 * directory is given as it is: whether it exists and can be read is found out when it is fetched.
 *
 * A walk skips names that begin with a dot (metadata of file systems and version control) and symbolic links: a link
 * that stays inside the directory leads to a file that is found anyway, and no other is to be followed.
 *
 * @param paths files and directories, absolute or relative to the current directory
 */
export async function* findSources(paths: readonly string[]): AsyncGenerator<FoundSource> {
  for (const given of paths) {
    const path = resolve(given);
    if (await isDirectory(path)) yield* walk(path);
    else yield { path };
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function* walk(root: string): AsyncGenerator<FoundSource> {
  // Directories still to be read, the next one last: a chain of nested directories costs no stack.
  const waiting: (FoundSource & { directory: boolean })[] = [{ path: root, directory: true }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, directory } = next;
    if (!directory) {
      yield { path };
      continue;
    }
    let entries: Dirent[];
    try {
      entries = await readdir(path, { withFileTypes: true });
    } catch (thrown) {
      const error = diagnosed(thrown, path);
      if (!(error instanceof NianbaoError)) throw error;
      yield { path, error };
      continue;
    }
    const taken = entries
      .filter((entry) => !entry.name.startsWith('.'))
      .filter((entry) => entry.isDirectory() || (entry.isFile() && REPORT_NAME.test(entry.name)))
      .sort((a, b) => (a.name < b.name ? 1 : -1));
    for (const entry of taken) waiting.push({ path: join(path, entry.name), directory: entry.isDirectory() });
  }
}
