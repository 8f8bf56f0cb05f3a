import { createInflateRaw } from 'node:zlib';
import type { RandomAccess } from '../../archive/random-access.js';
import { packedStart, RATIO_COUNTS_FROM, refuseOverlap, unpack } from '../../archive/unpack.js';
import { readZipDirectory, type ZipRecord } from '../../archive/zip-directory.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because, type Reason } from '../../errors/reasons.js';
import type { OpenFile } from '../open-file.js';
import { EntryList, type Archive, type ArchiveEntry } from './archive.js';
import { chooseEntry } from './choose-entry.js';
import { ARCHIVE_LIMITS } from './limits.js';
import { decodeNames } from './name-charset.js';
import { spool, SpoolLimit } from './spool.js';

/**
 * Opens a ZIP archive of reports. Only its directory is read.
 *
 * @param source the archive; closed with it
 * @param path name for messages
 * @param inside the name for messages of one of its entries
 * @throws NianbaoError `malformed_file`, `archive_too_many_entries`, `archive_bomb`
 */
export async function openZipArchive(
  source: OpenFile,
  path: string,
  inside: (name: string) => string,
): Promise<Archive> {
  const records = await readZipDirectory(source, { path, format: 'ZIP' }, ARCHIVE_LIMITS.entries);
  refuseOverlap(records, source.size, path);
  refuseDeclaredSize(records, path);
  const names = decodeNames(records);
  const list = new EntryList();
  for (const [index, record] of records.entries()) {
    const chosen = chooseEntry(names[index] ?? '');
    list.add(chosen, (name) => zipEntry(source, record, chosen?.unsafe ?? false, inside(name)));
  }
  const { entries, declaring, passedOver } = list;
  return { entries, declaring, passedOver, close: () => source.close() };
}

function refuseDeclaredSize(records: readonly ZipRecord[], path: string): void {
  let sum = 0;
  for (const { declaredBytes } of records) sum += declaredBytes;
  if (sum > ARCHIVE_LIMITS.totalBytes) {
    throw new NianbaoError('unpacked_too_large', { path, limit: ARCHIVE_LIMITS.totalBytes });
  }
}

function zipEntry(source: RandomAccess, record: ZipRecord, unsafe: boolean, path: string): ArchiveEntry {
  const { declaredBytes, packedBytes } = record;
  const malformed = (reason: Reason): NianbaoError =>
    new NianbaoError('malformed_file', { path, format: 'ZIP', reason });
  const bomb = (reason: Reason): NianbaoError => new NianbaoError('archive_bomb', { path, reason });
  const start = async (): Promise<number> => {
    if (record.method !== 0 && record.method !== 8) {
      throw new NianbaoError('unsupported_archive', { path, format: `ZIP (method ${record.method})` });
    }
    // Nothing comes out that was not declared, so what an archive declares is what it can take at most.
    if (declaredBytes > Math.max(packedBytes * ARCHIVE_LIMITS.ratio, RATIO_COUNTS_FROM))
      throw bomb(because('bomb_ratio'));
    const at = await packedStart(source, record);
    if (at === null) throw malformed(because('entry_cut_off'));
    return at;
  };
  return {
    refusal: refusalOf(record, unsafe, path),
    async read(most) {
      const at = await start();
      const bytes = Math.max(declaredBytes, packedBytes);
      if (bytes > most) throw new NianbaoError('file_too_large', { path, bytes, limit: most });
      const unpacked = await unpack(await source.read(at, packedBytes), record, declaredBytes);
      if (unpacked === 'too large') throw bomb(because('bomb_beyond_declared'));
      if (unpacked === 'wrong checksum') throw new NianbaoError('checksum_mismatch', { path });
      if (typeof unpacked === 'string') throw malformed(because('entry_packed_badly'));
      if (unpacked.length === 0) throw new NianbaoError('file_empty', { path });
      return unpacked;
    },
    async unpack() {
      const stretch = { offset: await start(), bytes: packedBytes };
      const unpacker = record.method === 8 ? createInflateRaw() : null;
      const { file, checksum } = await spool(source, stretch, unpacker, declaredBytes).catch(
        (error: unknown) => {
          if (error instanceof SpoolLimit) throw bomb(because('bomb_beyond_declared'));
          throw isUnpackError(error) ? malformed(because('entry_packed_badly')) : error;
        },
      );
      if (checksum === record.checksum) return file;
      await file.close();
      throw new NianbaoError('checksum_mismatch', { path });
    },
  };
}

function refusalOf(record: ZipRecord, unsafe: boolean, path: string): NianbaoError | null {
  if (unsafe) return new NianbaoError('entry_unsafe', { path, reason: because('unsafe_name') });
  if (record.symlink) return new NianbaoError('entry_unsafe', { path, reason: because('symbolic_link') });
  if (record.encrypted) return new NianbaoError('encrypted', { path, format: 'ZIP' });
  return null;
}

/** Whether an error is zlib's about the data; others are of the disk. */
export function isUnpackError(error: unknown): boolean {
  return error instanceof Error && ((error as NodeJS.ErrnoException).code ?? '').startsWith('Z_');
}
