import type { Encoding } from '../document/source-document.js';
import { charsetOf, decodeStrictly, decodeWith } from './codec.js';
import type { CharsetName } from './codec.js';
import { plausibility } from './plausibility.js';

/** Text and how it was read. */
export interface DecodedText {
  text: string;
  encoding: Encoding;
}

const MARKS: { charset: CharsetName; bytes: number[] }[] = [
  { charset: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { charset: 'utf-16le', bytes: [0xff, 0xfe] },
  { charset: 'utf-16be', bytes: [0xfe, 0xff] },
  { charset: 'gb18030', bytes: [0x84, 0x31, 0x95, 0x33] },
];

/** In order of preference where scores are equal. */
const CANDIDATES: CharsetName[] = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'];

/** A strict GB18030 reading that scores at least this needs no comparison with other charsets. */
const CLEAR = 0.35;
/** Least score of a reading without, and with, undecodable sequences. */
const LEAST = { strict: 0, broken: 0.1 };
/** What evidence adds to a score: it decides between close readings and never overrules the bytes. */
const BONUS = { declared: 0.1, mark: 0.3 };

/**
 * Turns bytes into text, choosing the charset by content: byte order mark, strict UTF-8, strict GB18030, then
 * the best reading of all charsets by {@link plausibility}. So a UTF-8 file with a few broken bytes stays
 * UTF-8.
 *
 * @param bytes the file; a byte order mark is dropped from the text
 * @param declared charset that a header or meta element names; evidence where readings are close, never proof
 * @returns null when no reading is plausible
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText | null {
  const mark = MARKS.find((known) => known.bytes.every((byte, i) => bytes[i] === byte));
  const body = bytes.subarray(mark?.bytes.length ?? 0);
  if (mark !== undefined) {
    const text = decodeStrictly(mark.charset, body);
    if (text !== null) return { text, encoding: { name: mark.charset, source: 'bom', replacements: 0 } };
  } else if (!body.includes(0)) {
    const utf8 = decodeStrictly('utf-8', body);
    if (utf8 !== null) return { text: utf8, encoding: { name: 'utf-8', source: 'strict', replacements: 0 } };
    const gb = decodeStrictly('gb18030', body);
    if (gb !== null && plausibility(gb) >= CLEAR) {
      return { text: gb, encoding: { name: 'gb18030', source: 'strict', replacements: 0 } };
    }
  }
  return chooseByScore(body, charsetOf(declared), mark?.charset ?? null);
}

interface Reading {
  charset: CharsetName;
  text: string;
  strict: boolean;
  score: number;
}

function chooseByScore(
  body: Uint8Array,
  declared: CharsetName | null,
  marked: CharsetName | null,
): DecodedText | null {
  const readings = CANDIDATES.map((charset): Reading => {
    const exact = decodeStrictly(charset, body);
    const text = exact ?? decodeWith(charset, body);
    const strict = exact !== null;
    return { charset, text, strict, score: plausibility(text) };
  }).filter((reading) => reading.score >= (reading.strict ? LEAST.strict : LEAST.broken));
  const byContent = best(readings, () => 0);
  const chosen = best(readings, ({ charset }) => {
    return (charset === declared ? BONUS.declared : 0) + (charset === marked ? BONUS.mark : 0);
  });
  if (chosen === null) return null;
  let source: Encoding['source'] = chosen.strict ? 'strict' : 'score';
  if (chosen.charset === marked) source = 'bom';
  else if (chosen !== byContent && chosen.charset === declared) source = 'declared';
  const replacements = chosen.strict ? 0 : countReplacements(chosen.charset, body, chosen.text);
  return { text: chosen.text, encoding: { name: chosen.charset, source, replacements } };
}

function best(readings: Reading[], bonus: (reading: Reading) => number): Reading | null {
  let found: Reading | null = null;
  let highest = -Infinity;
  for (const reading of readings) {
    const score = reading.score + bonus(reading);
    if (score <= highest) continue;
    highest = score;
    found = reading;
  }
  return found;
}

/** Counts the U+FFFD that decoding put in, without those that the source itself holds. */
function countReplacements(charset: CharsetName, body: Uint8Array, text: string): number {
  const own: Partial<Record<CharsetName, number[]>> = {
    'utf-8': [0xef, 0xbf, 0xbd],
    gb18030: [0x84, 0x31, 0xa4, 0x37],
  };
  const total = text.split('\ufffd').length - 1;
  const sequence = own[charset];
  if (sequence === undefined) return total;
  const data = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const needle = Buffer.from(sequence);
  let printed = 0;
  for (let at = data.indexOf(needle); at >= 0; at = data.indexOf(needle, at + needle.length)) printed++;
  return Math.max(0, total - printed);
}
