import { NianbaoError } from '../errors/nianbao-error.js';
import { because, type Reason } from '../errors/reasons.js';
import { asBuffer, inMemory } from './random-access.js';
import { packedStartIn, RATIO_COUNTS_FROM, unpackSync } from './unpack.js';
import { readZipDirectory } from './zip-directory.js';

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

/** One part of an office document. */
export interface ZipEntry {
  /** The stored name read as UTF-8. */
  name: string;
  /**
   * Unpacks the entry, stops at the limits, and checks its checksum.
   *
   * @throws NianbaoError `encrypted`, `malformed_file`, `unpacked_too_large`
   */
  read(): Uint8Array;
}

/**
 * Lists the parts of an office document, which is a zip archive. None is unpacked before it is read, and
 * then its output is counted: an entry that declares 1,000 bytes can deliver 300 MB.
 *
 * @param bytes the archive
 * @param file `path`: name for messages; `format`: what the archive is, e.g. `DOCX`
 * @param limits what it may unpack to
 * @throws NianbaoError `malformed_file`, `archive_too_many_entries`
 */
export async function openZip(
  bytes: Uint8Array,
  file: { path: string; format: string },
  limits: ZipLimits,
): Promise<ZipEntry[]> {
  const data = asBuffer(bytes);
  const malformed = (reason: Reason): NianbaoError => new NianbaoError('malformed_file', { ...file, reason });
  const records = await readZipDirectory(inMemory(bytes), file, limits.entries);
  let total = 0;
  return records.map((record): ZipEntry => {
    const name = Buffer.from(record.nameBytes).toString('utf8');
    const read = (): Uint8Array => {
      if (record.encrypted) throw new NianbaoError('encrypted', file);
      const start = packedStartIn(data, record);
      if (start === null) throw malformed(because('part_cut_off', { name }));
      const { packedBytes } = record;
      const most = Math.min(
        limits.entryBytes,
        limits.totalBytes - total,
        Math.max(packedBytes * limits.ratio, RATIO_COUNTS_FROM),
      );
      const unpacked = unpackSync(data.subarray(start, start + packedBytes), record, most);
      if (unpacked === 'too large') throw new NianbaoError('unpacked_too_large', { ...file, limit: most });
      if (unpacked === 'wrong checksum') throw malformed(because('part_checksum_wrong', { name }));
      if (typeof unpacked === 'string') throw malformed(because('part_packed_badly', { name }));
      total += unpacked.length;
      return unpacked;
    };
    return { name, read };
  });
}
