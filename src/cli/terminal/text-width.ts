import stringWidth from 'string-width';

/** Unprintable: control characters, lone surrogates, line ends, and marks that turn the writing direction. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

const segmenter = new Intl.Segmenter();

/** What a reader takes for one character: with its marks, an emoji of several code points as one. */
function* characters(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Columns that a line takes on a terminal: a Chinese character takes two. */
export function displayWidth(text: string): number {
  return stringWidth(text, { countAnsiEscapeCodes: true });
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
  for (const char of characters(text)) {
    const next = displayWidth(char);
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
  for (const char of characters(line)) {
    if (char === ' ') {
      out.push(word + char);
      word = '';
    } else if (CLOSING.test(char)) {
      if (word === '' && out.length > 0) word = out.pop() ?? '';
      word += char;
    } else if (displayWidth(char) === 2) {
      if (word !== '') out.push(word);
      word = '';
      out.push(char);
    } else {
      // A wide mark closes what stands before it: the next word may begin a line.
      if (displayWidth(word.at(-1) ?? '') === 2) {
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
