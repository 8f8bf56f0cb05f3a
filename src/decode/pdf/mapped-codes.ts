/** The sections of a character map that map a whole range of codes with one line. */
const RANGES = [
  { begin: Buffer.from('beginbfrange'), end: 'endbfrange' },
  { begin: Buffer.from('begincidrange'), end: 'endcidrange' },
];
/**
 * A short code in hexadecimal (whatever else stands within is skipped), the brackets of a list, or any other
 * word.
 */
const TOKEN = /<([^>]{0,64})>|([[\]])|[^\s<>[\]]+/g;
/** pdfjs refuses a wider range by itself. */
const WIDEST = 2 ** 24;

/**
 * How many codes the ranges of a character map stand for. pdfjs writes out each of them, and one line of a
 * few bytes may stand for millions.
 *
 * @param content a stream's bytes, unpacked; what is no character map gives 0
 */
export function countMappedCodes(content: Uint8Array): number {
  const data = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let codes = 0;
  for (const { begin, end } of RANGES) {
    for (let at = data.indexOf(begin); at >= 0; at = data.indexOf(begin, at)) {
      at += begin.length;
      const next = data.indexOf(begin, at);
      codes += countRanges(data.toString('latin1', at, next < 0 ? data.length : next), end);
    }
  }
  return codes;
}

/** Lines of low code, high code, and what they are mapped to: a code or a list. */
function countRanges(section: string, end: string): number {
  let codes = 0;
  let low: number | null = null;
  let mapped = false;
  let inList = false;
  for (const [word, digits, bracket] of section.matchAll(TOKEN)) {
    if (word === end) break;
    if (inList || mapped) {
      inList = bracket === '[' || (inList && bracket !== ']');
      mapped = inList;
      continue;
    }
    if (digits === undefined) break;
    const code = codeOf(digits);
    if (low === null) {
      low = code;
      continue;
    }
    const width = code - low + 1;
    if (width > 0 && width <= WIDEST) codes += width;
    low = null;
    mapped = true;
  }
  return codes;
}

/** The last four bytes of a hexadecimal string. */
function codeOf(digits: string): number {
  const bare = digits.replace(/[^0-9A-Fa-f]/g, '');
  return parseInt((bare.length % 2 === 0 ? bare : `${bare}0`).slice(-8), 16) || 0;
}
