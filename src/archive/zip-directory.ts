import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { Open, type DirectoryFile } from 'unzipper';
import { NianbaoError } from '../errors/nianbao-error.js';
import { because, type Reason } from '../errors/reasons.js';
import { asBuffer, type RandomAccess } from './random-access.js';

/** One record of the central directory of a zip archive, as stored: nothing in it is believed. */
export interface ZipRecord {
  /** The stored name's bytes, of unknown charset unless `unicode`. */
  nameBytes: Uint8Array;
  /** Whether flag bit 11 says that the name is UTF-8. */
  unicode: boolean;
  /** The name in UTF-8 of the Unicode Path field (0x7075), if it has one that belongs to the stored name. */
  unicodeName: Uint8Array | null;
  encrypted: boolean;
  /** Whether the entry is a symbolic link (made on a system that has them). */
  symlink: boolean;
  /** 0 stored, 8 deflated; no other is read. */
  method: number;
  checksum: number;
  packedBytes: number;
  declaredBytes: number;
  /** Where the local header of the entry begins, from the start of the archive. */
  headerOffset: number;
}

const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
/** Longest comment that may follow the end record, and the record itself. */
const TAIL_BYTES = 65_535 + END_BYTES;
/** Signatures that are looked at; a comment could hold 16,000. */
const MOST_ENDS = 100;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_RECORD = 0x06064b50;
const ZIP64_RECORD_BYTES = 56;
const RECORD = 0x02014b50;
const RECORD_BYTES = 46;
/**
 * Names, extra fields and comments may have 64 KB each; a directory whose records take this much on average
 * is no real one.
 */
const MEAN_RECORD_BYTES = 2048;

const FLAG_ENCRYPTED = 0x1;
const FLAG_UNICODE = 0x800;
const MADE_ON_UNIX = 3;
const MADE_ON_DARWIN = 19;
const FILE_TYPE = 0xf000;
const SYMLINK = 0xa000;

const FIELD_UNICODE_NAME = 0x7075;

/**
 * Reads the central directory of a zip archive, wherever its comment or bytes before its beginning put it.
 * No entry is touched.
 *
 * @param source the archive
 * @param file `path`: name for messages; `format`: what the archive is, e.g. `DOCX`
 * @param most most entries
 * @throws NianbaoError `malformed_file`, `archive_too_many_entries`
 */
export async function readZipDirectory(
  source: RandomAccess,
  file: { path: string; format: string },
  most: number,
): Promise<ZipRecord[]> {
  const malformed = (reason: Reason): NianbaoError => new NianbaoError('malformed_file', { ...file, reason });
  const ends = await findEnds(source);
  if (ends.length === 0) throw malformed(because('archive_end_missing'));
  const tooMany = (entries: number): NianbaoError =>
    new NianbaoError('archive_too_many_entries', { path: file.path, entries, limit: most });
  const found = await firstWithDirectory(source, ends);
  if (found === null) throw malformed(because('directory_unreadable'));
  const { end, start } = found;
  if (end.entries > most) throw tooMany(end.entries);
  if (end.bytes > most * MEAN_RECORD_BYTES) throw malformed(because('directory_too_large'));

  // Bytes before the archive (a self-extracting program) move everything by as much.
  const moved = start - end.offset;
  const files = await listFiles(source, moved, found.short).catch((error: unknown) => {
    throw malformed(error instanceof Error ? error.message : because('directory_unreadable'));
  });
  const data = asBuffer(await source.read(start, end.bytes));
  const records: ZipRecord[] = [];
  let at = 0;
  for (const file of files) {
    if (file.signature !== RECORD) throw malformed(because('directory_unreadable'));
    const extraAt = at + RECORD_BYTES + file.fileNameLength;
    const extra = data.subarray(extraAt, extraAt + file.extraFieldLength);
    records.push(recordOf(file, extra, moved));
    at = extraAt + file.extraFieldLength + file.fileCommentLength;
  }
  if (at !== data.length) throw malformed(because('directory_incomplete'));
  return records;
}

/**
 * The records of the directory, by unzipper. It takes the first end signature of the tail, so it is told
 * how long the tail is behind the right one; and it counts offsets from the first byte, so it is given the
 * archive without what stands before it.
 *
 * @param moved how many bytes stand before the archive
 * @param endAt where the end record begins
 */
async function listFiles(source: RandomAccess, moved: number, endAt: number): Promise<DirectoryFile[]> {
  const archive = {
    size: () => Promise.resolve(source.size - moved),
    stream: (offset: number, length = Infinity) => {
      const from = offset + moved;
      return Readable.from(chunks(source, from, Math.min(source.size, from + length)));
    },
  };
  return (await Open.custom(archive, { tailSize: source.size - endAt })).files;
}

const CHUNK_BYTES = 65_536;

async function* chunks(source: RandomAccess, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += CHUNK_BYTES) {
    const chunk = await source.read(at, Math.min(CHUNK_BYTES, to - at));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

interface DirectoryEnd {
  /** Where the directory ends: at the end record, the 64-bit one if there is one. */
  at: number;
  entries: number;
  /** Length of the directory. */
  bytes: number;
  /** Where it says that the directory begins. */
  offset: number;
}

/**
 * What can be the end record: those whose comment ends where the file ends, then those behind whose comment
 * something was added, the last one first. A comment may hold the signature, and so may an archive inside.
 */
async function findEnds(source: RandomAccess): Promise<DirectoryEnd[]> {
  const from = Math.max(0, source.size - TAIL_BYTES);
  const tail = asBuffer(await source.read(from, TAIL_BYTES));
  if (tail.length < END_BYTES) return [];
  const exact: DirectoryEnd[] = [];
  const early: DirectoryEnd[] = [];
  let at = tail.lastIndexOf(END_SIGNATURE, tail.length - END_BYTES);
  for (; at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END_SIGNATURE, at - 1)) {
    const behind = at + END_BYTES + tail.readUInt16LE(at + 20);
    if (behind > tail.length) continue;
    const end = {
      at: from + at,
      entries: tail.readUInt16LE(at + 10),
      bytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    (behind === tail.length ? exact : early).push(end);
    if (exact.length + early.length === MOST_ENDS) break;
  }
  return [...exact, ...early];
}

async function firstWithDirectory(
  source: RandomAccess,
  ends: readonly DirectoryEnd[],
): Promise<{ end: DirectoryEnd; start: number; short: number } | null> {
  for (const short of ends) {
    const { entries, bytes, offset } = short;
    const wide = entries === 0xffff || bytes === 0xffffffff || offset === 0xffffffff;
    const end = (wide ? await findWideEnd(source, short.at) : null) ?? short;
    const start = await findStart(source, end);
    if (start !== null) return { end, start, short: short.at };
  }
  return null;
}

/** The 64-bit end record before an end record, if there is one. */
async function findWideEnd(source: RandomAccess, endAt: number): Promise<DirectoryEnd | null> {
  if (endAt < ZIP64_LOCATOR_BYTES) return null;
  const locator = asBuffer(await source.read(endAt - ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR_BYTES));
  if (locator.length < ZIP64_LOCATOR_BYTES || locator.readUInt32LE(0) !== ZIP64_LOCATOR) return null;
  const declared = Number(locator.readBigUInt64LE(8));
  const usual = endAt - ZIP64_LOCATOR_BYTES - ZIP64_RECORD_BYTES;
  for (const at of [declared, usual]) {
    if (at < 0 || at > usual) continue;
    const record = asBuffer(await source.read(at, ZIP64_RECORD_BYTES));
    if (record.length < ZIP64_RECORD_BYTES || record.readUInt32LE(0) !== ZIP64_RECORD) continue;
    return {
      at,
      entries: Number(record.readBigUInt64LE(32)),
      bytes: Number(record.readBigUInt64LE(40)),
      offset: Number(record.readBigUInt64LE(48)),
    };
  }
  return null;
}

/** Where the directory begins: where it says, or right before its end; null when there is none. */
async function findStart(source: RandomAccess, end: DirectoryEnd): Promise<number | null> {
  if (end.entries === 0 && end.bytes === 0) return end.at;
  for (const start of [end.offset, end.at - end.bytes]) {
    if (start < 0 || start + end.bytes > end.at) continue;
    const head = asBuffer(await source.read(start, 4));
    if (head.length === 4 && head.readUInt32LE(0) === RECORD) return start;
  }
  return null;
}

function recordOf(file: DirectoryFile, extra: Buffer, moved: number): ZipRecord {
  const { flags, pathBuffer } = file;
  const system = file.versionMadeBy >> 8;
  // A copy: a slice would keep what it was read with alive.
  const nameBytes = Uint8Array.from(pathBuffer);
  return {
    nameBytes,
    unicode: (flags & FLAG_UNICODE) !== 0,
    unicodeName: unicodeName(unicodeField(extra), nameBytes),
    encrypted: (flags & FLAG_ENCRYPTED) !== 0,
    symlink:
      (system === MADE_ON_UNIX || system === MADE_ON_DARWIN) &&
      ((file.externalFileAttributes >>> 16) & FILE_TYPE) === SYMLINK,
    method: file.compressionMethod,
    checksum: file.crc32,
    packedBytes: file.compressedSize,
    declaredBytes: file.uncompressedSize,
    headerOffset: file.offsetToLocalFileHeader + moved,
  };
}

/** unzipper keeps of the extra fields only the 64-bit values. */
function unicodeField(extra: Buffer): Buffer | undefined {
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === FIELD_UNICODE_NAME) return extra.subarray(at + 4, end);
    at = end;
  }
  return undefined;
}

/** The field holds a version, the checksum of the stored name that it stands for, and the name. */
function unicodeName(field: Buffer | undefined, nameBytes: Uint8Array): Uint8Array | null {
  if (field === undefined || field.length <= 5 || field[0] !== 1) return null;
  if (field.readUInt32LE(1) !== crc32(nameBytes)) return null;
  return Uint8Array.prototype.slice.call(field, 5);
}
