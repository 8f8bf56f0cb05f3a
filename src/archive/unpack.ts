import { crc32, inflateRaw, inflateRawSync } from 'node:zlib';
import { NianbaoError } from '../errors/nianbao-error.js';
import { because } from '../errors/reasons.js';
import { asBuffer, type RandomAccess } from './random-access.js';
import type { ZipRecord } from './zip-directory.js';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/** Small entries may have any ratio: a blank form of 200 KB packs into 2. */
export const RATIO_COUNTS_FROM = 1 << 20;

/** What takes less time to unpack than to hand to another thread, in unpacked bytes. */
const AT_ONCE = 64 * 1024;

/** What became of unpacking: the bytes, or why there are none. */
export type Unpacked = Uint8Array | 'too large' | 'damaged' | 'wrong checksum' | 'unknown method';

/** Where the packed bytes of an entry begin, behind its local header; null where there is no such header. */
export async function packedStart(source: RandomAccess, record: ZipRecord): Promise<number | null> {
  const at = record.headerOffset;
  if (!(at >= 0 && at + LOCAL_HEADER_BYTES <= source.size)) return null;
  return startBehind(asBuffer(await source.read(at, LOCAL_HEADER_BYTES)), record, source.size);
}

/** As {@link packedStart}, of an archive in memory. */
export function packedStartIn(data: Buffer, record: ZipRecord): number | null {
  const at = record.headerOffset;
  if (!(at >= 0 && at + LOCAL_HEADER_BYTES <= data.length)) return null;
  return startBehind(data.subarray(at, at + LOCAL_HEADER_BYTES), record, data.length);
}

function startBehind(header: Buffer, record: ZipRecord, size: number): number | null {
  if (header.length < LOCAL_HEADER_BYTES || header.readUInt32LE(0) !== LOCAL_HEADER) return null;
  const behind = LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  const start = record.headerOffset + behind;
  return start + record.packedBytes <= size ? start : null;
}

/**
 * Unpacks one entry whose packed bytes are in memory, counting what comes out, and checks its checksum.
 *
 * @param packed the entry's bytes without its header
 * @param most most bytes that may come out, whatever the archive declares
 */
export function unpackSync(packed: Uint8Array, record: ZipRecord, most: number): Unpacked {
  if (record.method === 0) return packed.length > most ? 'too large' : checked(packed, record);
  if (record.method !== 8) return 'unknown method';
  try {
    return checked(inflateRawSync(packed, { maxOutputLength: Math.max(1, most) }), record);
  } catch (error) {
    return error instanceof RangeError ? 'too large' : 'damaged';
  }
}

/** As {@link unpackSync}, beside other work. */
export async function unpack(packed: Uint8Array, record: ZipRecord, most: number): Promise<Unpacked> {
  if (record.method !== 8 || most <= AT_ONCE) return unpackSync(packed, record, most);
  return new Promise((resolve) => {
    inflateRaw(packed, { maxOutputLength: Math.max(1, most) }, (error, bytes) => {
      if (error === null) resolve(checked(bytes, record));
      else resolve(error instanceof RangeError ? 'too large' : 'damaged');
    });
  });
}

function checked(bytes: Uint8Array, record: ZipRecord): Unpacked {
  return crc32(bytes) === record.checksum ? bytes : 'wrong checksum';
}

/**
 * Refuses an archive whose entries overlap: their packed bytes together are more than the archive has. So
 * one block of data would be unpacked again and again.
 *
 * @throws NianbaoError `archive_bomb`
 */
export function refuseOverlap(records: readonly ZipRecord[], size: number, path: string): void {
  let sum = 0;
  for (const { packedBytes } of records) sum += packedBytes;
  if (sum > size) throw new NianbaoError('archive_bomb', { path, reason: because('bomb_overlap') });
}
