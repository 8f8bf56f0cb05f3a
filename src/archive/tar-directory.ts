import { NianbaoError } from '../errors/nianbao-error.js';
import { because, type Reason } from '../errors/reasons.js';
import { asBuffer, type RandomAccess } from './random-access.js';

/** One entry of a tar archive. */
export interface TarRecord {
  nameBytes: Uint8Array;
  /** Whether the name is UTF-8 by the standard (a `path` of an extended header). */
  unicode: boolean;
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Where the content begins, from the start of the archive. */
  offset: number;
  bytes: number;
}

const BLOCK = 512;
/** Extended headers and long names are read as a whole. */
const MOST_HEADER_BYTES = 1 << 20;
/** Entries that follow each other closely are found in one read. */
const WINDOW = 64 * 1024;

const KINDS: Record<string, TarRecord['kind'] | undefined> = {
  '0': 'file',
  '\0': 'file',
  '7': 'file',
  '1': 'link',
  '2': 'link',
  '5': 'folder',
};

/**
 * Lists the entries of a tar archive by going from header to header; contents are not read. Knows the
 * formats of POSIX (ustar, pax), GNU tar, and the one before them.
 *
 * @param source the archive, not compressed
 * @param path name for messages
 * @param most most entries
 * @throws NianbaoError `malformed_file`, `archive_too_many_entries`
 */
export async function readTarDirectory(
  source: RandomAccess,
  path: string,
  most: number,
): Promise<TarRecord[]> {
  const malformed = (reason: Reason): NianbaoError =>
    new NianbaoError('malformed_file', { path, format: 'TAR', reason });
  const read = windowed(source);
  const records: TarRecord[] = [];
  let extended = new Map<string, Buffer>();
  let longName: Buffer | null = null;
  for (let at = 0; ;) {
    const header = await read(at, BLOCK);
    // Two blocks of zeros end an archive; some programs write one, or none.
    if (header.length === 0 || header.every((byte) => byte === 0)) return records;
    if (header.length < BLOCK) throw malformed(because('archive_end_missing'));
    if (!isTarHeader(header)) throw malformed(because('archive_header_damaged'));
    const type = header.toString('latin1', 156, 157);
    const size = extended.get('size')?.toString('latin1');
    const bytes = size === undefined ? readNumber(header, 124, 12) : Number(size);
    if (!Number.isSafeInteger(bytes) || bytes < 0) throw malformed(because('archive_size_damaged'));
    const offset = at + BLOCK;
    if (offset + bytes > source.size) throw malformed(because('archive_end_missing'));
    at = offset + Math.ceil(bytes / BLOCK) * BLOCK;
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') {
      if (bytes > MOST_HEADER_BYTES) throw malformed(because('archive_header_too_large'));
      const content = Buffer.from(await source.read(offset, bytes));
      if (type === 'x') extended = readExtended(content);
      else if (type === 'L') longName = untilNul(content);
      continue;
    }
    const unicode = extended.get('path');
    const nameBytes = unicode ?? longName ?? shortName(header);
    const folder = nameBytes.at(-1) === 0x2f;
    records.push({
      nameBytes: Uint8Array.from(nameBytes),
      unicode: unicode !== undefined,
      kind: folder ? 'folder' : (KINDS[type] ?? 'other'),
      offset,
      bytes,
    });
    if (records.length > most) {
      throw new NianbaoError('archive_too_many_entries', { path, entries: records.length, limit: most });
    }
    extended = new Map();
    longName = null;
  }
}

/** Whether a block is a header of a tar archive: its checksum is right. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  const header = asBuffer(block);
  const stated = readNumber(header, 148, 8);
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : (header[at] ?? 0);
  return sum === stated && sum !== 8 * 0x20;
}

/** Reads in windows, so that small entries cost one read for many. */
function windowed(source: RandomAccess): (offset: number, length: number) => Promise<Buffer> {
  let from = 0;
  let held: Buffer = Buffer.alloc(0);
  return async (offset, length) => {
    if (offset < from || offset + length > from + held.length) {
      from = offset;
      held = asBuffer(await source.read(offset, WINDOW));
    }
    return held.subarray(offset - from, offset - from + length);
  };
}

/** Octal digits, or for what they cannot hold a number to the base of 256 that is marked by the first bit. */
function readNumber(header: Buffer, at: number, length: number): number {
  const first = header[at] ?? 0;
  if ((first & 0x80) !== 0) {
    let value = first & 0x7f;
    for (let i = 1; i < length; i++) value = value * 256 + (header[at + i] ?? 0);
    return value;
  }
  const digits = /^[ \0]*([0-7]*)/.exec(header.toString('latin1', at, at + length))?.[1] ?? '';
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function shortName(header: Buffer): Buffer {
  const name = untilNul(header.subarray(0, 100));
  // GNU tar uses the same bytes for times.
  const prefix =
    header.toString('latin1', 257, 263) === 'ustar\0'
      ? untilNul(header.subarray(345, 500))
      : name.subarray(0, 0);
  return prefix.length === 0 ? name : Buffer.concat([prefix, Buffer.from('/'), name]);
}

function untilNul(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Lines `length key=value`, where the length counts the whole line. */
function readExtended(content: Buffer): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  for (let at = 0; at < content.length;) {
    const blank = content.indexOf(0x20, at);
    const length = Number(content.toString('latin1', at, blank < 0 ? at : Math.min(blank, at + 10)));
    if (!Number.isSafeInteger(length) || length <= 0 || at + length > content.length) break;
    const equals = content.indexOf(0x3d, blank);
    if (equals > 0 && equals < at + length) {
      fields.set(
        content.toString('latin1', blank + 1, equals),
        content.subarray(equals + 1, at + length - 1),
      );
    }
    at += length;
  }
  return fields;
}
