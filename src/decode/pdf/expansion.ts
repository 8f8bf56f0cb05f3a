import { inflateSync } from 'node:zlib';
import { NianbaoError } from '../../errors.js';

/** Page contents are some 100 KB; more than this (bytes, unpacked) is an attack. */
const LARGEST_CONTENT = 16 * 2 ** 20;
/** A whole Chinese font has up to some 30 MB. */
const LARGEST_FONT = 64 * 2 ** 20;
/** All streams of a file together, bytes unpacked. */
const LARGEST_SUM = 256 * 2 ** 20;
/** Deflate packs at most 1,032 bytes into one: streams shorter than this (bytes) can't add up to much. */
const SHORTEST_STREAM = 1024;
/** How far before a stream its dictionary is looked for. */
const DICTIONARY = 400;

const START = Buffer.from('stream');
const END = Buffer.from('endstream');

/**
 * Refuses a PDF whose packed streams unpack to more than any report needs, before pdfjs unpacks them: it has no limit of
 * its own. Pictures are not counted, because they are never unpacked.
 *
 * @throws NianbaoError `content_too_large`
 */
export function checkExpansion(bytes: Uint8Array, path: string): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = data.indexOf(START); at >= 0; at = data.indexOf(START, at)) {
    const from = at + START.length + (data[at + START.length] === 0x0d ? 2 : 1);
    const end = data.indexOf(END, from);
    const to = end < 0 ? data.length : end;
    const before = data.toString('latin1', Math.max(0, at - DICTIONARY), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    at = to + END.length;
    if (
      to - from < SHORTEST_STREAM ||
      !/\/Fl(?:ateDecode)?\b/.test(dictionary) ||
      /\/Image\b/.test(dictionary)
    )
      continue;
    const limit = /\/(?:Length1|Length3|FontFile3?|CIDFontType0C|OpenType|Type1C)\b/.test(dictionary)
      ? LARGEST_FONT
      : LARGEST_CONTENT;
    sum += unpackedSize(data.subarray(from, to), Math.min(limit, LARGEST_SUM - sum), path);
  }
}

/** Unpacked size of a stream; what can't be unpacked counts nothing, pdfjs will judge it. */
function unpackedSize(packed: Uint8Array, limit: number, path: string): number {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, limit) }).length;
  } catch (error) {
    if (error instanceof RangeError)
      throw new NianbaoError('content_too_large', { path, limit }, { cause: error });
    return 0;
  }
}
