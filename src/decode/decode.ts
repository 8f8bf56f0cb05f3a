import type { DocumentFormat, SourceDocument } from '../document/source-document.js';
import { isBlank } from '../document/fold.js';
import { refuseLongText } from '../document/limits.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { because } from '../errors/reasons.js';
import { decodeText } from './charset.js';
import { decodeDoc } from './doc.js';
import { decodeDocx } from './docx.js';
import type { DecodeOptions, Decoder } from './decoder.js';
import { noticesOfEncoding } from './encoding-notices.js';
import { decodeHtml } from './html.js';
import { decodePdf } from './pdf.js';
import { decodeXls, decodeXlsx } from './sheet.js';
import { sniff } from './sniff.js';
import { readTextBlocks } from './text.js';
import { inSimplified } from './traditional.js';

/**
 * The decoders by format. A format that `sniff` recognises and that is missing here is `unsupported_format`.
 */
const DECODERS: Partial<Record<DocumentFormat, Decoder>> = {
  text: decodePlainText,
  html: decodeHtml,
  docx: decodeDocx,
  doc: decodeDoc,
  xlsx: decodeXlsx,
  xls: decodeXls,
  pdf: decodePdf,
};

/** Largest share of control bytes in text; random bytes have 0.1. */
const MAX_CONTROL_SHARE = 0.04;

/**
 * Decodes a file into blocks with positions. The format and the charset are chosen by content.
 *
 * NUL, which a database cannot store, becomes a space in the decoded text: lengths and offsets stay true.
 *
 * @param bytes the file's bytes
 * @param options name for messages, declared charset
 * @throws NianbaoError `file_empty`, `binary_content`, `unsupported_format`, `encrypted`, `malformed_file`,
 *   `undecodable`, and those of the decoders
 */
export async function decodeDocument(
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Promise<SourceDocument> {
  const kind = sniff(bytes);
  const path = nameOf(options);
  if (kind?.kind === 'binary') throw new NianbaoError('binary_content', { path, format: kind.name });
  if (kind?.closed === 'encrypted') throw new NianbaoError('encrypted', { path, format: kind.name });
  if (kind?.closed === 'cut off') {
    throw new NianbaoError('malformed_file', {
      path,
      format: kind.name,
      reason: because('file_end_missing'),
    });
  }
  const decoder = DECODERS[kind === null ? 'text' : (kind.format ?? 'text')];
  if (decoder === undefined || (kind !== null && kind.format === undefined)) {
    throw new NianbaoError('unsupported_format', { path, format: kind?.name ?? '' });
  }
  return inSimplified(await decoder(bytes, options));
}

function nameOf(options: DecodeOptions): string {
  return options.name ?? '(bytes)';
}

function decodePlainText(bytes: Uint8Array, options: DecodeOptions): SourceDocument {
  const path = nameOf(options);
  const body = withoutPadding(bytes);
  if (body.length === 0) throw new NianbaoError('file_empty', { path });
  const decoded = decodeText(body, options.declaredCharset);
  const wide = decoded?.encoding.name.startsWith('utf-16') ?? false;
  if (!wide && controlShare(body) > MAX_CONTROL_SHARE) throw new NianbaoError('binary_content', { path });
  if (decoded === null) throw new NianbaoError('undecodable', { path });
  refuseLongText(decoded.text, path);
  const text = decoded.text.replaceAll('\0', ' ');
  if (isBlank(text)) throw new NianbaoError('file_empty', { path });
  const notices = noticesOfEncoding(decoded, options.declaredCharset);
  return { ...readTextBlocks(text), encoding: decoded.encoding, text, pageFields: {}, notices };
}

/**
 * Cuts off the NULs that pad a file to a block's size. A NUL that is half of a UTF-16 character stays: where
 * others stand in the text too, the rest keeps an even length.
 */
function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  const wide = end > 0 && bytes.subarray(0, end).includes(0);
  return bytes.subarray(0, wide && end % 2 === 1 && end < bytes.length ? end + 1 : end);
}

/**
 * Share of bytes that no text contains: NUL and C0 controls other than blanks, line ends, BEL, SUB and ESC.
 */
function controlShare(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x20 && CONTROL[byte] === 1) count++;
  }
  return count / bytes.length;
}

const CONTROL = Uint8Array.from({ length: 0x20 }, (_, byte) =>
  (byte >= 0x07 && byte <= 0x0d && byte !== 0x08) || byte === 0x1a || byte === 0x1b ? 0 : 1,
);
