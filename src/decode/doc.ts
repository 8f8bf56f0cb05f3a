import type { SourceDocument } from '../document/source-document.js';
import { isBlank } from '../document/fold.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { because } from '../errors/reasons.js';
import type { DecodeOptions } from './decoder.js';
import { BinaryRefusal } from './doc/compound-file.js';
import { readWordBlocks } from './doc/word-blocks.js';
import { readWordFile, type WordFile, type WordRefusal } from './doc/word-file.js';
import { toDrafts } from './docx/word-blocks.js';
import { MOST_CHARACTERS } from '../document/limits.js';
import { writeBlocks } from '../document/write-blocks.js';

/**
 * Reads a document of Word 97-2003 or WPS (DOC). Text, numbers that Word generates, and tables are read as
 * from DOCX; headers, footers, notes, comments and deleted or hidden text are left out, text boxes stand at
 * the end.
 *
 * @param bytes the file
 * @param options name for messages
 * @throws NianbaoError `malformed_file`, `encrypted`, `unsupported_format` (Word 95 and older),
 *   `content_too_large`, `no_text_layer`, `file_empty`
 */
export function decodeDoc(bytes: Uint8Array, options: DecodeOptions): SourceDocument {
  const path = options.name ?? '(bytes)';
  const body = refusingDamage(path, () =>
    readWordBlocks(openWordFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), path)),
  );
  const { text, blocks } = writeBlocks(toDrafts(body.blocks), path);
  if (isBlank(text)) {
    if (body.pictures > 0) throw new NianbaoError('no_text_layer', { path, format: 'DOC' });
    throw new NianbaoError('file_empty', { path });
  }
  return {
    format: 'doc',
    encoding: { name: 'utf-16le', source: 'format', replacements: 0 },
    text,
    blocks,
    pageFields: {},
    notices: [],
  };
}

function openWordFile(data: Buffer, path: string): WordFile {
  const file = readWordFile(data, MOST_CHARACTERS);
  if (typeof file !== 'string') return file;
  const refusals: Record<WordRefusal, () => NianbaoError> = {
    encrypted: () => new NianbaoError('encrypted', { path, format: 'DOC' }),
    old: () => new NianbaoError('unsupported_format', { path, format: 'DOC (Word 95)' }),
    'too large': () => new NianbaoError('content_too_large', { path, limit: MOST_CHARACTERS }),
  };
  throw refusals[file]();
}

/** Reading beyond a buffer's end means that the file refers to bytes that it does not have. */
function refusingDamage<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BinaryRefusal || error instanceof RangeError)) throw error;
    const reason = error instanceof BinaryRefusal ? error.reason : because('file_part_missing');
    throw new NianbaoError('malformed_file', { path, format: 'DOC', reason }, { cause: error });
  }
}
