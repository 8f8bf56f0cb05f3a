import { inMemory } from '../archive/random-access.js';
import { recogniseArchive } from './archives/recognise.js';
import { entryOf, findEntry, type Shelf } from './archives/shelf.js';
import { walkDirectory, type FoundSource } from './directory.js';
import { isArchiveName } from './file-names.js';
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
    for await (const one of walkDirectory(place.path)) found.push(one);
    return { kind: 'container', found, passedOver: null };
  }
  const kind = await recogniseArchive(file, nameOfPlace(place), mostBytes).finally(() => file.close());
  if (kind !== null) return listArchive(shelf, place);
  return { kind: 'document', bytes: await readSourceFile(place.path, mostBytes) };
}

async function readEntryPlace(shelf: Shelf, place: Place, mostBytes: number): Promise<ReadSource> {
  const outer = { path: place.path, entries: place.entries.slice(0, -1) };
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

function listArchive(shelf: Shelf, place: Place): Promise<ReadSource> {
  return shelf.use(place, ({ entries, passedOver }) => {
    const found = [...entries].map(([name, { refusal }]): FoundSource => {
      const inside = entryOf(place, name);
      return { path: nameOfPlace(inside), place: inside, ...(refusal === null ? {} : { error: refusal }) };
    });
    return Promise.resolve({ kind: 'container', found, passedOver });
  });
}
