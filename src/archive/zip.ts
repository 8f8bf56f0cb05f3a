import { crc32, inflateRawSync } from 'node:zlib';
import type { DirectoryFile } from 'unzipper';
import { NianbaoError } from '../errors.js';

/** What an archive may unpack to. */
export interface ZipLimits {
  /** Most entries. */
  entries: number;
  /** Most bytes of one unpacked entry. */
  entryBytes: number;
  /** Most unpacked bytes of all entries that are read. */
  totalBytes: number;
  /** Most unpacked bytes for each packed one, once an entry is larger than {@link RATIO_COUNTS_FROM}. */
  ratio: number;
}

/** One entry of an archive. Its name is as stored: the caller decides on the charset and what names to refuse. */
export interface ZipEntry {
  /** The stored name read as UTF-8. */
  name: string;
  /** The stored name's bytes. */
  nameBytes: Uint8Array;
  /** Whether the archive says that the name is UTF-8. */
  unicode: boolean;
  encrypted: boolean;
  /** Bytes that the archive declares; what `read` gives may differ and is counted. */
  declaredBytes: number;
  /** Where the data of the entry begin, from the start of the archive. */
  headerOffset: number;
  /**
   * Unpacks the entry, stops at the limits, and checks its checksum.
   *
   * @throws NianbaoError `encrypted`, `malformed_file`, `unpacked_too_large`
   */
  read(): Uint8Array;
}

/** Small entries may have any ratio: a blank form of 200 KB packs into 2. */
const RATIO_COUNTS_FROM = 1 << 20;

const END_SIGNATURE = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
/** Longest comment that may follow the end record, and the record itself. */
const TAIL_BYTES = 65_535 + END_BYTES;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_RECORD = 0x06064b50;
const ENCRYPTED = 0x1;

/**
 * Lists the entries of a zip archive in memory. No entry is unpacked before it is read.
 *
 * The directory is read by unzipper, which believes what it says. So the number of entries is checked before, and an entry
 * is unpacked here, where output is counted: an entry that declares 1,000 bytes can deliver 300 MB.
 *
 * @param bytes the archive
 * @param file `path`: name for messages; `format`: what the archive is, e.g. `DOCX`
 * @param limits what it may unpack to
 * @throws NianbaoError `malformed_file`, also when it has more entries than the limit
 */
export async function openZip(
  bytes: Uint8Array,
  file: { path: string; format: string },
  limits: ZipLimits,
): Promise<ZipEntry[]> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const malformed = (reason: string, cause?: unknown): NianbaoError =>
    new NianbaoError('malformed_file', { ...file, reason }, { cause });
  const end = findEnd(data);
  if (end === null) throw malformed('the end of the archive is missing');
  if (countEntries(data, end) > limits.entries) throw malformed(`more than ${limits.entries} entries`);
  let files: DirectoryFile[];
  try {
    const { Open } = await import('unzipper');
    // the tail begins at the record found above: unzipper takes the first signature, which may be that of an inner archive
    ({ files } = await Open.buffer(data, { tailSize: data.length - end }));
  } catch (error) {
    throw malformed('the directory of the archive cannot be read', error);
  }
  let total = 0;
  return files.map((entry): ZipEntry => {
    const read = (): Uint8Array => {
      if ((entry.flags & ENCRYPTED) !== 0) throw new NianbaoError('encrypted', file);
      const packed = packedBytes(data, entry);
      if (packed === null) throw malformed(`the entry ${entry.path} is cut off`);
      const allowed = entry.compressedSize > 0 ? entry.compressedSize * limits.ratio : limits.entryBytes;
      const most = Math.min(
        limits.entryBytes,
        limits.totalBytes - total,
        Math.max(allowed, RATIO_COUNTS_FROM),
      );
      const unpacked = unpack(packed, entry.compressionMethod, most);
      if (unpacked === 'too large') throw new NianbaoError('unpacked_too_large', { ...file, limit: most });
      if (unpacked === null) throw malformed(`the entry ${entry.path} cannot be unpacked`);
      if (crc32(unpacked) !== entry.crc32 >>> 0) {
        throw malformed(`the checksum of the entry ${entry.path} is wrong`);
      }
      total += unpacked.length;
      return unpacked;
    };
    return {
      name: entry.path,
      nameBytes: entry.pathBuffer,
      unicode: entry.isUnicode,
      encrypted: (entry.flags & ENCRYPTED) !== 0,
      declaredBytes: entry.uncompressedSize,
      headerOffset: entry.offsetToLocalFileHeader,
      read,
    };
  });
}

/** Where the end record begins: the last one whose comment reaches no further than the file. */
function findEnd(data: Buffer): number | null {
  const least = Math.max(0, data.length - TAIL_BYTES);
  let at = data.lastIndexOf(END_SIGNATURE, data.length - END_BYTES);
  for (; at >= least; at = at === 0 ? -1 : data.lastIndexOf(END_SIGNATURE, at - 1)) {
    if (at + END_BYTES + data.readUInt16LE(at + 20) <= data.length) return at;
  }
  return null;
}

/** The number of entries that the archive declares, Infinity when it declares none that can be found. */
function countEntries(data: Buffer, end: number): number {
  const short = data.readUInt16LE(end + 10);
  const wide = data.readUInt16LE(end + 4) === 0xffff || data.readUInt32LE(end + 16) === 0xffffffff;
  if (short !== 0xffff && !wide) return short;
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator < 0 || data.readUInt32LE(locator) !== ZIP64_LOCATOR) return Infinity;
  const record = Number(data.readBigUInt64LE(locator + 8));
  if (record + 56 > data.length || data.readUInt32LE(record) !== ZIP64_RECORD) return Infinity;
  return Number(data.readBigUInt64LE(record + 32));
}

function packedBytes(data: Buffer, entry: DirectoryFile): Buffer | null {
  const header = entry.offsetToLocalFileHeader;
  if (!(header >= 0 && header + LOCAL_HEADER_BYTES <= data.length)) return null;
  if (data.readUInt32LE(header) !== LOCAL_HEADER) return null;
  const start = header + LOCAL_HEADER_BYTES + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
  const end = start + entry.compressedSize;
  return end <= data.length ? data.subarray(start, end) : null;
}

function unpack(packed: Buffer, method: number, most: number): Buffer | 'too large' | null {
  if (method === 0) return packed.length > most ? 'too large' : packed;
  if (method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return error instanceof RangeError ? 'too large' : null;
  }
}
