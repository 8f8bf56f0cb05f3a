import { stat } from 'node:fs/promises';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { openFile, type OpenFile } from '../open-file.js';
import { nameOfPlace, shownPath, type Place } from '../place.js';
import { diagnosed } from '../read-file.js';
import type { Archive, ArchiveEntry } from './archive.js';
import { openGzipArchive } from './gzip-archive.js';
import { ARCHIVE_LIMITS } from './limits.js';
import { recogniseArchive } from './recognise.js';
import { openTarArchive } from './tar-archive.js';
import { openZipArchive } from './zip-archive.js';

/**
 * Archives that are open in this process. Reading an archive's directory takes as long as reading many of
 * its entries, and each entry is an item of its own: so the archives used last stay open.
 */
export interface Shelf {
  /**
   * Works with an archive, which stays open meanwhile.
   *
   * @param place of the archive itself
   * @throws NianbaoError when it cannot be opened, or is no archive
   */
  use<T>(place: Place, work: (archive: Archive) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const OPENERS = { zip: openZipArchive, tar: openTarArchive, gzip: openGzipArchive };
/** Archives that stay open without being used. */
const KEPT = 8;

interface Held {
  archive: Promise<Archive>;
  /** What the file was when it was opened. */
  stamp: string;
  users: number;
  /** To be closed by its last user. */
  dropped: boolean;
}

/** Opens the bytes of a stored document. */
export type OpenStored = (document: number) => Promise<OpenFile>;

const nothingStored: OpenStored = () =>
  Promise.reject(new Error('this shelf has archives of the file system alone'));

/**
 * An empty shelf.
 *
 * @param openStored for archives that are stored documents
 */
export function createShelf(openStored: OpenStored = nothingStored): Shelf {
  const held = new Map<string, Held>();

  const release = async (one: Held): Promise<void> => {
    if (one.dropped && one.users === 0)
      await one.archive.then((archive) => archive.close()).catch(() => undefined);
  };
  const drop = async (key: string, one: Held): Promise<void> => {
    if (held.get(key) === one) held.delete(key);
    one.dropped = true;
    await release(one);
  };

  const take = async (place: Place): Promise<[string, Held]> => {
    const root = place.document ?? Buffer.from(place.path).toString('latin1');
    const key = JSON.stringify([root, ...place.entries]);
    // A stored document never changes.
    const stamp = place.document === undefined ? await stampOf(place.path) : '';
    const known = held.get(key);
    if (known !== undefined && known.stamp !== stamp) await drop(key, known);
    // Between looking and putting there is no wait: of two that come at once, the second finds what the
    // first opens.
    const one = held.get(key) ?? {
      archive: openArchive(shelf, place, openStored),
      stamp,
      users: 0,
      dropped: false,
    };
    held.delete(key);
    held.set(key, one);
    one.users++;
    return [key, one];
  };

  const shelf: Shelf = {
    async use(place, work) {
      const [key, one] = await take(place);
      try {
        return await work(await one.archive);
      } finally {
        one.users--;
        const failed = await one.archive.then(
          () => false,
          () => true,
        );
        if (failed) await drop(key, one);
        else await release(one);
        for (const [oldest, other] of held) {
          if (held.size <= KEPT) break;
          if (other.users === 0) await drop(oldest, other);
        }
      }
    },
    async close() {
      for (const [key, one] of held) await drop(key, one);
    },
  };
  return shelf;
}

async function stampOf(path: string | Buffer): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(path);
    return `${ino}/${size}/${mtimeMs}`;
  } catch (error) {
    throw diagnosed(error, shownPath(path));
  }
}

async function openArchive(shelf: Shelf, place: Place, openStored: OpenStored): Promise<Archive> {
  const name = nameOfPlace(place);
  const depth = place.entries.length + 1;
  if (depth > ARCHIVE_LIMITS.depth) {
    throw new NianbaoError('archive_too_deep', { path: name, depth, limit: ARCHIVE_LIMITS.depth });
  }
  const file = await openBytes(shelf, place, openStored);
  try {
    const kind = await recogniseArchive(file, name, 0);
    if (kind === null) throw new NianbaoError('path_not_found', { path: name });
    return await OPENERS[kind](file, name, (entry) => nameOfPlace(entryOf(place, entry)));
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

async function openBytes(shelf: Shelf, place: Place, openStored: OpenStored): Promise<OpenFile> {
  const inner = place.entries.at(-1);
  if (inner !== undefined) {
    const outer = { ...place, entries: place.entries.slice(0, -1) };
    return shelf.use(outer, (archive) => findEntry(archive, inner, nameOfPlace(place)).unpack());
  }
  if (place.document !== undefined) return openStored(place.document);
  const file = await openFile(place.path);
  if (file === null) throw new NianbaoError('path_not_a_file', { path: nameOfPlace(place) });
  return file;
}

/** The place of an entry of the archive at a place. */
export function entryOf(archive: Place, name: string): Place {
  return { ...archive, entries: [...archive.entries, name] };
}

/**
 * An entry that may be unpacked.
 *
 * @param path name for messages
 * @throws NianbaoError `path_not_found`, or why it is refused
 */
export function findEntry(archive: Archive, name: string, path: string): ArchiveEntry {
  const entry = archive.entries.get(name);
  if (entry === undefined) throw new NianbaoError('path_not_found', { path });
  if (entry.refusal !== null) throw entry.refusal;
  return entry;
}
