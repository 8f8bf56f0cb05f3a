import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isLeftBehind } from '../archive/entry-name.js';
import { NianbaoError } from '../errors.js';
import { isTaken } from './file-names.js';
import { joinPath, nameOfPlace, type Place } from './place.js';
import { diagnosed } from './read-file.js';

/** Something to ingest, or a place that could not be looked into. */
export interface FoundSource {
  /** Its name in listings, unique in a run: an absolute path, behind `!` the entry of an archive. */
  path: string;
  place: Place;
  /** Why there is nothing to read here; the run lists it as a failed item. */
  error?: NianbaoError;
}

/** A directory with this file in it holds what a drop directory is done with; no walk looks into it. */
export const MOVED_MARK = '.nianbao-moved';

/**
 * The files that some paths stand for, in a stable order: as given, and within a directory by name. A path that is no
 * directory is given as it is: whether it exists and can be read is found out when it is fetched.
 *
 * A walk skips names that begin with a dot (metadata of file systems and version control), what programs leave beside
 * files, directories that hold what was done, and symbolic links: a link that stays inside the directory leads to a file
 * that is found anyway, and no other is to be followed.
 *
 * @param paths files and directories, absolute or relative to the current directory
 */
export async function* findSources(paths: readonly string[]): AsyncGenerator<FoundSource> {
  for (const given of paths) {
    const path = resolve(given);
    if (await isDirectory(path)) yield* walkDirectory(path);
    else yield found(path);
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

function found(path: string | Buffer, error?: NianbaoError): FoundSource {
  const place = { path, entries: [] };
  return { path: nameOfPlace(place), place, ...(error === undefined ? {} : { error }) };
}

/**
 * The files below a directory; see {@link findSources}. Names that are no UTF-8 are found too.
 *
 * @param root absolute path
 * @param except absolute paths that are not looked into
 */
export async function* walkDirectory(
  root: string | Buffer,
  except: ReadonlySet<string | Buffer> = new Set(),
): AsyncGenerator<FoundSource> {
  // Directories still to be read, the next one last: a chain of nested directories costs no stack.
  const waiting: { path: string | Buffer; directory: boolean }[] = [{ path: root, directory: true }];
  const names = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, directory } = next;
    if (!directory) {
      yield unique(found(path), names);
      continue;
    }
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' });
    } catch (thrown) {
      const source = found(path);
      const error = diagnosed(thrown, source.path);
      if (!(error instanceof NianbaoError)) throw error;
      yield { ...source, error };
      continue;
    }
    if (entries.some(({ name }) => name.toString('latin1') === MOVED_MARK)) continue;
    const taken = entries
      .filter(({ name }) => !isLeftBehind(name.toString('latin1')))
      .filter((entry) => entry.isDirectory() || (entry.isFile() && isTaken(entry.name.toString('latin1'))))
      .sort((a, b) => inverseOrder(a.name, b.name));
    for (const entry of taken) {
      const inside = joinPath(path, entry.name);
      if (!except.has(inside)) waiting.push({ path: inside, directory: entry.isDirectory() });
    }
  }
}

/** The last name first, since the last one put is the next one read. */
function inverseOrder(a: Buffer, b: Buffer): number {
  const [left, right] = [a.toString('utf8'), b.toString('utf8')];
  if (left === right) return Buffer.compare(b, a);
  return left < right ? 1 : -1;
}

/** Two names of different bytes can look the same, one in UTF-8 and one in GB18030: the later one is numbered. */
function unique(source: FoundSource, names: Set<string>): FoundSource {
  let path = source.path;
  for (let times = 2; names.has(path); times++) path = `${source.path}#${times}`;
  names.add(path);
  return { ...source, path };
}
