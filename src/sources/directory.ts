import type { Dirent } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isLeftBehind } from '../archive/entry-name.js';
import { present } from '../document/present.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { isTaken } from './file-names.js';
import type { DeclaringFile, FoundSource, WalkedSource } from './found-source.js';
import { isManifestName, sidecarName, withDeclared } from './manifests/declare.js';
import { MOST_MANIFEST_BYTES, MOST_SIDECAR_BYTES } from './manifests/read-manifest.js';
import { joinPath, nameOfPlace } from './place.js';
import { diagnosed, readSourceFile } from './read-file.js';

/** A directory with this file in it holds what a drop directory is done with; no walk looks into it. */
export const MOVED_MARK = '.nianbao-moved';

/**
 * The files that some paths stand for, in a stable order: as given, and within a directory by name. A path
 * that is no directory is given as it is: whether it exists and can be read is found out when it is
 * fetched.
 *
 * A walk skips names that begin with a dot (metadata of file systems and version control), what programs
 * leave beside files, directories that hold what was done, and symbolic links: a link that stays inside the
 * directory leads to a file that is found anyway, and no other is to be followed.
 *
 * @param paths files and directories, absolute or relative to the current directory
 */
export async function* findSources(paths: readonly string[]): AsyncGenerator<FoundSource> {
  for (const given of paths) {
    const path = resolve(given);
    if (await isDirectory(path)) yield* withDeclared(walkDirectory(path));
    else yield* withDeclared([await besideFile(path)]);
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
  return { path: nameOfPlace(place), place, ...present({ error }) };
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
): AsyncGenerator<WalkedSource> {
  // Directories still to be read, the next one last: a chain of nested directories costs no stack.
  const waiting: Waiting[] = [{ path: root, directory: true, by: await manifestsAbove(root) }];
  const names = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, directory, by } = next;
    if (!directory) {
      yield { ...unique(found(path), names), declaredBy: by };
      continue;
    }
    let entries: Dirent<Buffer>[];
    try {
      entries = await readdir(path, { withFileTypes: true, encoding: 'buffer' });
    } catch (thrown) {
      const source = found(path);
      const error = diagnosed(thrown, source.path);
      if (!(error instanceof NianbaoError)) throw error;
      yield { ...source, error, declaredBy: [] };
      continue;
    }
    if (entries.some(({ name }) => name.toString('latin1') === MOVED_MARK)) continue;
    const taken = entries
      .filter(({ name }) => !isLeftBehind(name.toString('latin1')))
      .filter((entry) => entry.isDirectory() || (entry.isFile() && isTaken(entry.name.toString('latin1'))))
      .sort((a, b) => inverseOrder(a.name, b.name));
    const files = new Map(
      entries.filter((entry) => entry.isFile()).map(({ name }) => [name.toString('latin1'), name]),
    );
    const own = [...files.keys()].filter(isManifestName).map((name) => declaring('manifest', path, name));
    for (const manifest of own) yield { ...found(manifest.place.path), manifest, declaredBy: [] };
    const below = [...own, ...by];
    for (const entry of taken) {
      const inside = joinPath(path, entry.name);
      if (except.has(inside)) continue;
      const sidecar = entry.isFile() ? sidecarName(entry.name.toString('latin1')) : '';
      const beside = files.has(sidecar) ? [declaring('sidecar', path, sidecar)] : [];
      waiting.push({ path: inside, directory: entry.isDirectory(), by: [...beside, ...below] });
    }
  }
}

interface Waiting {
  path: string | Buffer;
  directory: boolean;
  /** What may say something of it. */
  by: readonly DeclaringFile[];
}

/**
 * A file in a directory that says something of others.
 *
 * @param name its bytes as Latin-1
 */
function declaring(kind: DeclaringFile['kind'], directory: string | Buffer, name: string): DeclaringFile {
  const path = joinPath(directory, Buffer.from(name, 'latin1'));
  const most = kind === 'manifest' ? MOST_MANIFEST_BYTES : MOST_SIDECAR_BYTES;
  return { kind, place: { path, entries: [] }, read: () => readSourceFile(path, most) };
}

/**
 * Manifests in the folders above a path, so that the same is said of a file whichever of them is ingested.
 */
async function manifestsAbove(path: string | Buffer): Promise<DeclaringFile[]> {
  const above: DeclaringFile[] = [];
  for (let folder = dirname(Buffer.from(path).toString('latin1')); ; folder = dirname(folder)) {
    const manifest = declaring('manifest', Buffer.from(folder, 'latin1'), 'manifest.csv');
    if (await isFile(manifest.place.path)) above.push({ ...manifest, above: true });
    if (folder === dirname(folder)) return above;
  }
}

async function besideFile(path: string): Promise<WalkedSource> {
  const name = Buffer.from(basename(path)).toString('latin1');
  const sidecar = declaring('sidecar', dirname(path), sidecarName(name));
  const beside = name !== sidecarName(name) && (await isFile(sidecar.place.path)) ? [sidecar] : [];
  return { ...found(path), declaredBy: [...beside, ...(await manifestsAbove(path))] };
}

async function isFile(path: string | Buffer): Promise<boolean> {
  return lstat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}

/** The last name first, since the last one put is the next one read. */
function inverseOrder(a: Buffer, b: Buffer): number {
  const [left, right] = [a.toString('utf8'), b.toString('utf8')];
  if (left === right) return Buffer.compare(b, a);
  return left < right ? 1 : -1;
}

/**
 * Two names of different bytes can look the same, one in UTF-8 and one in GB18030: the later one is
 * numbered.
 */
function unique(source: FoundSource, names: Set<string>): FoundSource {
  let path = source.path;
  for (let times = 2; names.has(path); times++) path = `${source.path}#${times}`;
  names.add(path);
  return { ...source, path };
}
