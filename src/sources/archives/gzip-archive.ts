import { createGunzip } from 'node:zlib';
import { isTarHeader } from '../../archive/tar-directory.js';
import { RATIO_COUNTS_FROM } from '../../archive/unpack.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because } from '../../errors/reasons.js';
import type { OpenFile } from '../open-file.js';
import type { Archive, ArchiveEntry } from './archive.js';
import { ARCHIVE_LIMITS } from './limits.js';
import { spool, SpoolLimit } from './spool.js';
import { openTarArchive } from './tar-archive.js';
import { isUnpackError } from './zip-archive.js';

/**
 * Opens a gzip file: unpacks it to a temporary file, which is a tar archive, or else the one entry.
 *
 * @param source the packed file; closed here
 * @param path name for messages
 * @param inside the name for messages of one of its entries
 * @throws NianbaoError `malformed_file`, `archive_bomb`, and those of tar archives
 */
export async function openGzipArchive(
  source: OpenFile,
  path: string,
  inside: (name: string) => string,
): Promise<Archive> {
  const most = Math.min(
    Math.max(source.size * ARCHIVE_LIMITS.ratio, RATIO_COUNTS_FROM),
    ARCHIVE_LIMITS.totalBytes,
  );
  const { file } = await spool(source, { offset: 0, bytes: source.size }, createGunzip(), most)
    .catch((error: unknown) => {
      if (error instanceof SpoolLimit)
        throw new NianbaoError('archive_bomb', { path, reason: because('bomb_ratio') });
      if (!isUnpackError(error)) throw error;
      throw new NianbaoError('malformed_file', { path, format: 'GZIP', reason: because('packed_badly') });
    })
    .finally(() => source.close());
  try {
    if (isTarHeader(await file.read(0, 512))) return await openTarArchive(file, path, inside);
  } catch (error) {
    await file.close();
    throw error;
  }
  const name = plainName(path);
  return {
    entries: new Map([[name, onlyEntry(file, inside(name))]]),
    declaring: new Map(),
    passedOver: 0,
    close: () => file.close(),
  };
}

/**
 * The file's own name without the ending that compression gave it; the name inside, which may lie, is not
 * used.
 */
function plainName(path: string): string {
  const own = path.split(/[/!]/).at(-1) ?? '';
  return own.replace(/\.(?:gz|tgz)$/i, '') || 'unpacked';
}

function onlyEntry(file: OpenFile, path: string): ArchiveEntry {
  return {
    refusal: null,
    async read(most) {
      const bytes = file.size;
      if (bytes > most) throw new NianbaoError('file_too_large', { path, bytes, limit: most });
      if (bytes === 0) throw new NianbaoError('file_empty', { path });
      return file.read(0, bytes);
    },
    unpack: async () => (await spool(file, { offset: 0, bytes: file.size }, null, file.size)).file,
  };
}
