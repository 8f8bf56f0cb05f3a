import { createHash } from 'node:crypto';
import { decodeStrictly } from '../decode/codec.js';
import { present } from '../document/present.js';

/** Where a source's bytes are: a file or directory, and for an entry of an archive the way to it inside. */
export interface Place {
  /** Absolute path; as bytes where it is no UTF-8. */
  path: string | Buffer;
  /** Of what is no file: the stored document with its bytes; `path` is then only its name. */
  document?: number;
  /** The entry, last; before it the archives inside the file that hold it, outermost first. */
  entries: readonly string[];
}

/** A place in the database. */
export interface StoredPlace {
  path?: string;
  /** Base64, where the path is no UTF-8. */
  pathBytes?: string;
  document?: number;
  entries?: string[];
}

/** Between an archive and its entry in the name of a source. */
const INSIDE = '!';
/** PostgreSQL indexes keys of at most 2,704 bytes. */
const MOST_NAME_BYTES = 2000;

/**
 * The name of a source in listings: `/drop/a.zip!dir/报告.txt`. A path that is no UTF-8 is shown as the
 * GB18030 that it most likely is. A name that is too long for an index ends in a digest of the whole.
 */
export function nameOfPlace({ path, entries }: Place): string {
  const shown = [shownPath(path), ...entries].join(INSIDE);
  if (Buffer.byteLength(shown) <= MOST_NAME_BYTES) return shown;
  const digest = createHash('sha256').update(shown).digest('hex').slice(0, 16);
  return `${Array.from(shown)
    .slice(0, MOST_NAME_BYTES / 4)
    .join('')}…${digest}`;
}

/** A path for people: UTF-8, else GB18030, else with every other byte as `\xNN`. */
export function shownPath(path: string | Buffer): string {
  if (typeof path === 'string') return path;
  // Each part for itself: a folder named on one system can hold files named on another.
  return splitPath(path)
    .map(
      (part) =>
        decodeStrictly('utf-8', part) ??
        decodeStrictly('gb18030', part) ??
        part
          .toString('latin1')
          .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`),
    )
    .join('/');
}

function splitPath(path: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = path.indexOf(0x2f); at >= 0; at = path.indexOf(0x2f, from)) {
    parts.push(path.subarray(from, at));
    from = at + 1;
  }
  return [...parts, path.subarray(from)];
}

/** A path as a string where its bytes are UTF-8, else as it is. */
export function pathOfBytes(bytes: Buffer): string | Buffer {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : bytes;
}

/** A name in a directory: the path to it. */
export function joinPath(directory: string | Buffer, name: Buffer): string | Buffer {
  const parent = Buffer.from(directory);
  const slash = parent.at(-1) === 0x2f ? [] : [Buffer.from('/')];
  return pathOfBytes(Buffer.concat([parent, ...slash, name]));
}

/** A place as the database keeps it; null where the name of the source says it all. */
export function storePlace(place: Place, name: string): StoredPlace | null {
  const { path, document, entries } = place;
  if (path === name && entries.length === 0) return null;
  return {
    ...(typeof path === 'string' ? { path } : { pathBytes: path.toString('base64') }),
    ...present({ document, entries: entries.length === 0 ? undefined : [...entries] }),
  };
}

/** The place of a source, as {@link storePlace} kept it. */
export function loadPlace(stored: StoredPlace | null, name: string): Place {
  const { path, pathBytes, document, entries } = stored ?? {};
  return {
    path: pathBytes === undefined ? (path ?? name) : Buffer.from(pathBytes, 'base64'),
    ...present({ document }),
    entries: entries ?? [],
  };
}
