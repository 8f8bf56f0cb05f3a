import { constants, inflateRawSync } from 'node:zlib';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because, type Reason } from '../../errors/reasons.js';
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
 * Refuses a PDF whose packed streams unpack to more than any report needs, or whose drawing or character maps
 * never end, before pdfjs reads them: it has no limits of its own. Pictures are not counted, because they are
 * never unpacked.
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
    const packed = /\/Fl(?:ateDecode)?\b/.test(dictionary);
    const content = packed ? unpack(raw, limit, path) : raw;
    sum += content.length;
    if (!isFont) openStates += Math.max(0, countOpenStates(content));
    if (openStates > MOST_OPEN_STATES) throw malformed(path, because('states_nested'));
    if (!isFont) mappedCodes += countMappedCodes(content);
    if (mappedCodes > MOST_MAPPED_CODES) throw malformed(path, because('font_codes_too_many'));
  }
}

function malformed(path: string, reason: Reason): NianbaoError {
  return new NianbaoError('malformed_file', { path, format: 'PDF', reason });
}

/** Entries that only the streams of embedded fonts have. */
const FONT = /\/(?:Length1|Length3|CIDFontType0C|OpenType|Type1C)\b/;

/** What stands at the beginning of a character map. */
const CHARACTER_MAP = ['CIDInit', 'begincmap'];
/** Less of a damaged stream is not worth a try. */
const SHORTEST = 32;

/**
 * A stream unpacked, as far as it is whole. pdfjs unpacks a damaged one to its end, whatever comes out: on a
 * page that gives stray marks, but in a character map other characters in place of the printed ones.
 */
function unpack(packed: Uint8Array, limit: number, path: string): Uint8Array {
  for (let length = packed.length; length >= SHORTEST; length -= length >> 3) {
    const content = unpackSome(packed.subarray(0, length), limit, path);
    if (content === null) continue;
    if (length < packed.length && CHARACTER_MAP.some((word) => content.includes(word)))
      throw malformed(path, because('font_map_damaged'));
    return content;
  }
  return new Uint8Array();
}

/**
 * Null for bytes that are damaged; the end may be missing, and like pdfjs this leaves the checksum unread.
 */
function unpackSome(packed: Uint8Array, limit: number, path: string): Buffer | null {
  try {
    return inflateRawSync(packed.subarray(2), {
      maxOutputLength: Math.max(1, limit),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch (error) {
    if (error instanceof RangeError)
      throw new NianbaoError('content_too_large', { path, limit }, { cause: error });
    return null;
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
