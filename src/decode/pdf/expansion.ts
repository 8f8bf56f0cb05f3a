import { inflateSync } from 'node:zlib';
import { NianbaoError } from '../../errors.js';
import { countMappedCodes } from './mapped-codes.js';

/** Page contents are some 100 KB; more than this (bytes, unpacked) is an attack. */
const LARGEST_CONTENT = 16 * 2 ** 20;
/** A whole Chinese font has up to some 30 MB. */
const LARGEST_FONT = 64 * 2 ** 20;
/** All streams of a file together, bytes unpacked. */
const LARGEST_SUM = 256 * 2 ** 20;
/** Graphics states saved and never restored, all streams together; pdfjs needs quadratic time for them. */
const MOST_OPEN_STATES = 4000;
/** Codes that all character maps together map; those of a font of all Chinese characters are some 30,000. */
const MOST_MAPPED_CODES = 500_000;
/** How far before a stream its dictionary is looked for. */
const DICTIONARY = 400;

const START = Buffer.from('stream');
const END = Buffer.from('endstream');

/**
 * Refuses a PDF whose packed streams unpack to more than any report needs, or whose drawing or character maps never end, before pdfjs
 * reads them: it has no limits of its own. Pictures are not counted, because they are never unpacked.
 *
 * @throws NianbaoError `content_too_large`, `malformed_file`
 */
export function checkExpansion(bytes: Uint8Array, path: string): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  let openStates = 0;
  let mappedCodes = 0;
  for (let at = data.indexOf(START); at >= 0; at = data.indexOf(START, at)) {
    const from = at + START.length + (data[at + START.length] === 0x0d ? 2 : 1);
    const end = data.indexOf(END, from);
    const to = end < 0 ? data.length : end;
    const before = data.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    at = to + END.length;
    if (/\/Image\b/.test(dictionary)) continue;
    const isFont = FONT.test(dictionary);
    const limit = Math.min(isFont ? LARGEST_FONT : LARGEST_CONTENT, LARGEST_SUM - sum);
    const raw = data.subarray(from, to);
    const content = /\/Fl(?:ateDecode)?\b/.test(dictionary) ? unpack(raw, limit, path) : raw;
    sum += content.length;
    if (!isFont) openStates += Math.max(0, countOpenStates(content));
    if (openStates > MOST_OPEN_STATES) throw malformed(path, 'drawing states are nested without end');
    if (!isFont) mappedCodes += countMappedCodes(content);
    if (mappedCodes > MOST_MAPPED_CODES)
      throw malformed(path, 'a font maps more codes than there are characters');
  }
}

function malformed(path: string, reason: string): NianbaoError {
  return new NianbaoError('malformed_file', { path, format: 'PDF', reason });
}

/** Entries that only the streams of embedded fonts have. */
const FONT = /\/(?:Length1|Length3|CIDFontType0C|OpenType|Type1C)\b/;

/** A stream unpacked; one that can't be unpacked counts nothing: pdfjs will judge it. */
function unpack(packed: Uint8Array, limit: number, path: string): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    if (error instanceof RangeError)
      throw new NianbaoError('content_too_large', { path, limit }, { cause: error });
    return new Uint8Array();
  }
}

const SAVE = 0x71;
const RESTORE = 0x51;
const SPACE = 0x20;

/** Operators `q` minus operators `Q`; those within strings count too, which does no harm. */
function countOpenStates(content: Uint8Array): number {
  let open = 0;
  for (let i = 0; i < content.length; i++) {
    const byte = content[i];
    if (byte !== SAVE && byte !== RESTORE) continue;
    if ((content[i - 1] ?? 0) > SPACE || (content[i + 1] ?? 0) > SPACE) continue;
    open += byte === SAVE ? 1 : -1;
  }
  return open;
}
