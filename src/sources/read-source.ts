import { posix } from 'node:path';
import { inMemory } from '../archive/random-access.js';
import { present } from '../document/present.js';
import type { Archive, ArchiveEntry } from './archives/archive.js';
import { recogniseArchive } from './archives/recognise.js';
import { entryOf, findEntry, type Shelf } from './archives/shelf.js';
import { walkDirectory } from './directory.js';
import { isArchiveName } from './file-names.js';
import type { DeclaringFile, FoundSource, WalkedSource } from './found-source.js';
import { isManifestName, sidecarName, withDeclared } from './manifests/declare.js';
import { MOST_MANIFEST_BYTES, MOST_SIDECAR_BYTES } from './manifests/read-manifest.js';
import { openFile } from './open-file.js';
import { nameOfPlace, type Place } from './place.js';
import { readSourceFile } from './read-file.js';

/** What is at a place: a document, or a directory or archive that holds others. */
export type ReadSource =
  | { kind: 'document'; bytes: Uint8Array }
  /** `passedOver`: entries of an archive that are no reports; null for a directory. */
  | { kind: 'container'; found: FoundSource[]; passedOver: number | null };

/**
 * Reads what is at a place, whatever it is: a file, an entry of an archive, an archive, a directory.
 *
 * @param shelf the open archives
 * @param mostBytes largest document
 * @throws NianbaoError when it cannot be read, with the cause as code
 */
export async function readSource(shelf: Shelf, place: Place, mostBytes: number): Promise<ReadSource> {
  return place.entries.length === 0
    ? readFilePlace(shelf, place, mostBytes)
    : readEntryPlace(shelf, place, mostBytes);
}

async function readFilePlace(shelf: Shelf, place: Place, mostBytes: number): Promise<ReadSource> {
  const file = await openFile(place.path);
  if (file === null) {
    const found: FoundSource[] = [];
    for await (const one of withDeclared(walkDirectory(place.path))) found.push(one);
    return { kind: 'container', found, passedOver: null };
  }
  const kind = await recogniseArchive(file, nameOfPlace(place), mostBytes).finally(() => file.close());
  if (kind !== null) return listArchive(shelf, place);
  return { kind: 'document', bytes: await readSourceFile(place.path, mostBytes) };
}

async function readEntryPlace(shelf: Shelf, place: Place, mostBytes: number): Promise<ReadSource> {
  const outer = { ...place, entries: place.entries.slice(0, -1) };
  const name = place.entries.at(-1) ?? '';
  const path = nameOfPlace(place);
  const bytes = await shelf.use(outer, async (archive) => {
    const entry = findEntry(archive, name, path);
    // What is called an archive can be larger than a document may be, so it is not unpacked in memory.
    if (!isArchiveName(name)) return entry.read(mostBytes);
    const file = await entry.unpack();
    try {
      if ((await recogniseArchive(file, path, mostBytes)) !== null) return null;
    } finally {
      await file.close();
    }
    return entry.read(mostBytes);
  });
  if (bytes === null || (await recogniseArchive(inMemory(bytes), path, mostBytes)) !== null) {
    return listArchive(shelf, place);
  }
  return { kind: 'document', bytes };
}

/**
 * What an archive holds.
 *
 * @param place of the archive itself
 * @throws NianbaoError when it cannot be opened
 */
export function listArchive(shelf: Shelf, place: Place): Promise<ReadSource & { kind: 'container' }> {
  return shelf.use(place, async (archive) => {
    const found: FoundSource[] = [];
    for await (const one of withDeclared(walkArchive(place, archive))) found.push(one);
    return { kind: 'container', found, passedOver: archive.passedOver };
  });
}

function* walkArchive(place: Place, { entries, declaring }: Archive): Generator<WalkedSource> {
  const manifests = new Map<string, DeclaringFile>();
  for (const [name, entry] of declaring) {
    if (!isManifestName(posix.basename(name))) continue;
    const manifest = declaringEntry('manifest', entryOf(place, name), entry);
    manifests.set(posix.dirname(name), manifest);
    yield { path: nameOfPlace(manifest.place), place: manifest.place, manifest, declaredBy: [] };
  }
  for (const [name, { refusal }] of entries) {
    const inside = entryOf(place, name);
    const sidecar = declaring.get(sidecarName(name));
    const declaredBy: DeclaringFile[] = [];
    if (sidecar !== undefined)
      declaredBy.push(declaringEntry('sidecar', entryOf(place, sidecarName(name)), sidecar));
    for (const folder of manifests.size === 0 ? [] : foldersAbove(name)) {
      const manifest = manifests.get(folder);
      if (manifest !== undefined) declaredBy.push(manifest);
    }
    const error = present({ error: refusal ?? undefined });
    yield { path: nameOfPlace(inside), place: inside, ...error, declaredBy };
  }
}

function declaringEntry(kind: DeclaringFile['kind'], place: Place, entry: ArchiveEntry): DeclaringFile {
  const most = kind === 'manifest' ? MOST_MANIFEST_BYTES : MOST_SIDECAR_BYTES;
  const read = (): Promise<Uint8Array> =>
    entry.refusal === null ? entry.read(most) : Promise.reject(entry.refusal);
  return { kind, place, read };
}

/** The folders of an entry, the nearest first; the archive's root is `.`. */
function* foldersAbove(name: string): Generator<string> {
  for (let folder = posix.dirname(name); ; folder = posix.dirname(folder)) {
    yield folder;
    if (folder === '.' || folder === '/') return;
  }
}
