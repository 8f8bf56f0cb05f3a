import { decodeStrictly, decodeWith, type CharsetName } from '../../decode/codec.js';
import { plausibility } from '../../decode/plausibility.js';

/** The name of an entry as an archive stores it. */
export interface StoredName {
  nameBytes: Uint8Array;
  /** Whether the archive says that the bytes are UTF-8. */
  unicode: boolean;
  /** Its name in UTF-8 beside the stored one. */
  unicodeName?: Uint8Array | null;
}

const CANDIDATES: readonly CharsetName[] = ['utf-8', 'gb18030', 'big5'];
/** Names that are enough to judge by. */
const SAMPLE = 5000;

/**
 * Decodes the names of an archive. One that is marked as UTF-8 is read as such if it is; else the name in
 * the Unicode field counts; all others are in one charset, which is decided for the archive as a whole: a
 * short name alone can be valid in several. Where several are valid throughout, the one that looks more
 * like Chinese counts.
 *
 * @returns the names in the same order
 */
export function decodeNames(names: readonly StoredName[]): string[] {
  const known = names.map(({ nameBytes, unicode, unicodeName }) => {
    if (unicode) return decodeStrictly('utf-8', nameBytes);
    return unicodeName ? decodeStrictly('utf-8', unicodeName) : null;
  });
  const open = names.filter((_, index) => known[index] === null).map(({ nameBytes }) => nameBytes);
  const charset = charsetOfNames(open);
  return names.map(({ nameBytes }, index) => known[index] ?? decodeWith(charset, nameBytes));
}

/** The charset in which some names are. */
function charsetOfNames(names: readonly Uint8Array[]): CharsetName {
  // ASCII says nothing, and is the same in all of them.
  const telling = names.filter((name) => name.some((byte) => byte >= 0x80)).slice(0, SAMPLE);
  let best: CharsetName = 'utf-8';
  let highest = -Infinity;
  for (const charset of CANDIDATES) {
    const readings = telling.map((name) => decodeStrictly(charset, name));
    const broken = readings.filter((reading) => reading === null).length;
    const score = plausibility(readings.join('').replace(/[ -~]/g, '')) - 10 * broken;
    if (score <= highest) continue;
    highest = score;
    best = charset;
  }
  return best;
}
