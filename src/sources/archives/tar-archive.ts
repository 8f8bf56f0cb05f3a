import { readTarDirectory, type TarRecord } from '../../archive/tar-directory.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because } from '../../errors/reasons.js';
import type { OpenFile } from '../open-file.js';
import { EntryList, type Archive, type ArchiveEntry } from './archive.js';
import { chooseEntry } from './choose-entry.js';
import { ARCHIVE_LIMITS } from './limits.js';
import { decodeNames } from './name-charset.js';
import { spool } from './spool.js';

/**
 * Opens a tar archive of reports. Only its headers are read.
 *
 * @param source the archive, not compressed; closed with it
 * @param path name for messages
 * @param inside the name for messages of one of its entries
 * @throws NianbaoError `malformed_file`, `archive_too_many_entries`
 */
export async function openTarArchive(
  source: OpenFile,
  path: string,
  inside: (name: string) => string,
): Promise<Archive> {
  const records = await readTarDirectory(source, path, ARCHIVE_LIMITS.entries);
  const names = decodeNames(records);
  const list = new EntryList();
  for (const [index, record] of records.entries()) {
    const chosen = record.kind === 'folder' ? null : chooseEntry(names[index] ?? '');
    list.add(chosen, (name) => tarEntry(source, record, chosen?.unsafe ?? false, inside(name)));
  }
  const { entries, declaring, passedOver } = list;
  return { entries, declaring, passedOver, close: () => source.close() };
}

function tarEntry(source: OpenFile, record: TarRecord, unsafe: boolean, path: string): ArchiveEntry {
  const { offset, bytes, kind } = record;
  const refusal = unsafe
    ? because('unsafe_name')
    : kind === 'link'
      ? because('link')
      : kind === 'other'
        ? because('special_type')
        : null;
  return {
    refusal: refusal === null ? null : new NianbaoError('entry_unsafe', { path, reason: refusal }),
    async read(most) {
      if (bytes > most) throw new NianbaoError('file_too_large', { path, bytes, limit: most });
      if (bytes === 0) throw new NianbaoError('file_empty', { path });
      return source.read(offset, bytes);
    },
    unpack: async () => (await spool(source, { offset, bytes }, null, bytes)).file,
  };
}
