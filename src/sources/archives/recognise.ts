import type { RandomAccess } from '../../archive/random-access.js';
import { isTarHeader } from '../../archive/tar-directory.js';
import { readZipDirectory } from '../../archive/zip-directory.js';
import { sniff } from '../../decode/sniff.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { ARCHIVE_LIMITS } from './limits.js';

/** The kinds of archives that are opened. */
export type ArchiveKind = 'zip' | 'tar' | 'gzip';

const HEAD_BYTES = 512;
const ZIP = /^PK(?:\x03\x04|\x05\x06|\x07\x08)/;
const GZIP = /^\x1f\x8b\x08/;
/** Archives by content that are not opened. */
const OTHERS: readonly [RegExp, string][] = [
  [/^Rar!\x1a\x07/, 'RAR'],
  [/^7z\xbc\xaf\x27\x1c/, '7z'],
  [/^\xfd7zXZ\0/, 'XZ'],
  [/^BZh[1-9]1AY&SY/, 'BZIP2'],
  [/^\x28\xb5\x2f\xfd/, 'Zstandard'],
  [/^MSCF\0\0\0\0/, 'CAB'],
];
/** Entries that only office documents have, which are ZIP archives too. */
const OFFICE = /^(?:\[Content_Types\]\.xml|OFD\.xml|mimetype|word\/document\.xml|xl\/workbook\.xml)$/i;

/**
 * Recognises an archive by its content, never by its name. An office document is none.
 *
 * @param source the file
 * @param path name for messages
 * @param mostBytes largest document
 * @returns null for what is a document, or nothing known
 * @throws NianbaoError `unsupported_archive`, and `malformed_file` for a damaged ZIP archive
 */
export async function recogniseArchive(
  source: RandomAccess,
  path: string,
  mostBytes: number,
): Promise<ArchiveKind | null> {
  const head = await source.read(0, HEAD_BYTES);
  const start = Buffer.from(head).toString('latin1');
  if (GZIP.test(start)) return 'gzip';
  if (ZIP.test(start)) return (await isOffice(source, path, mostBytes)) ? null : 'zip';
  for (const [signature, format] of OTHERS) {
    if (signature.test(start)) throw new NianbaoError('unsupported_archive', { path, format });
  }
  return isTarHeader(head) ? 'tar' : null;
}

async function isOffice(source: RandomAccess, path: string, mostBytes: number): Promise<boolean> {
  try {
    const records = await readZipDirectory(source, { path, format: 'ZIP' }, ARCHIVE_LIMITS.entries);
    return records.some(({ nameBytes }) =>
      OFFICE.test(Buffer.from(nameBytes).toString('latin1').replaceAll('\\', '/')),
    );
  } catch (error) {
    // Cut off: the entries that are left tell what it was.
    if (source.size <= mostBytes && sniff(await source.read(0, source.size))?.name !== 'ZIP') return true;
    throw error;
  }
}
