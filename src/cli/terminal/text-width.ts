/**
 * Widths on a terminal. Chinese characters take two columns; a table that counts characters instead of
 * columns is never straight.
 */

/** First and last code point of the stretches that take two columns (Unicode East Asian Width W and F). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26aa, 0x26ab],
  [0x2705, 0x2705],
  [0x2728, 0x2728],
  [0x274c, 0x274c],
  [0x2753, 0x2755],
  [0x2795, 0x2797],
  [0x2b1b, 0x2b1c],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4c6],
  [0xa960, 0xa97c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6b],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2fb],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

function charWidth(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NO_WIDTH.test(char)) return 0;
  let low = 0;
  let high = WIDE.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = WIDE[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return 2;
  }
  return 1;
}

/** Columns that a line takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char);
  return width;
}

/**
 * Text from outside as one safe line: control characters (which could steer the terminal), line ends, and
 * marks that turn the writing direction become one space.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ').trim();
}

/** The text if it fits into `width` columns, else its beginning with `…` as the last character. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let out = '';
  for (const char of text) {
    const next = charWidth(char);
    if (used + next > width - 1) break;
    used += next;
    out += char;
  }
  return width > 0 ? `${out}…` : '';
}

/** The text filled with spaces to `width` columns; `end` puts it to the right, as numbers stand. */
export function pad(text: string, width: number, align: 'start' | 'end' = 'start'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'start' ? text + blanks : blanks + text;
}

/** Marks that never begin a line. */
const CLOSING = /^[，。、；：！？）】》」』”’,.;:!?)\]}…]$/u;

/**
 * Pieces between which a line may be broken: words, and single wide characters with the marks that close
 * them.
 */
function pieces(line: string): string[] {
  const out: string[] = [];
  let word = '';
  for (const char of line) {
    if (char === ' ') {
      out.push(word + char);
      word = '';
    } else if (CLOSING.test(char)) {
      if (word === '' && out.length > 0) word = out.pop() ?? '';
      word += char;
    } else if (charWidth(char) === 2) {
      if (word !== '') out.push(word);
      word = '';
      out.push(char);
    } else {
      // A wide mark closes what stands before it: the next word may begin a line.
      if (charWidth(word.at(-1) ?? '') === 2) {
        out.push(word);
        word = '';
      }
      word += char;
    }
  }
  if (word !== '') out.push(word);
  return out;
}

/**
 * Breaks text into lines of at most `width` columns: at spaces and between Chinese characters; line ends are
 * kept.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let current = '';
    let used = 0;
    for (const piece of pieces(line)) {
      const pieceWidth = displayWidth(piece.trimEnd());
      if (current !== '' && used + pieceWidth > width) {
        lines.push(current.trimEnd());
        current = '';
        used = 0;
      }
      current += piece;
      used += displayWidth(piece);
    }
    lines.push(current.trimEnd());
  }
  return lines;
}
