import type { Position, Span } from './block.js';

/** Finds lines and columns for offsets in one text; built once per document. */
export interface Locator {
  /** The position of a UTF-16 offset. */
  at(offset: number): Position;
  /** The span between two offsets, end exclusive. */
  span(start: number, end: number): Span;
}

/**
 * Indexes the line starts of a text. Line ends are LF, CR, CRLF, form feed, vertical tab, NEL, U+2028 and
 * U+2029.
 *
 * @param text the decoded text
 */
export function locate(text: string): Locator {
  const starts = [0];
  for (const line of eachLine(text)) if (line.next > line.end) starts.push(line.next);
  const at = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
  return { at, span: (start, end) => ({ start: at(start), end: at(end) }) };
}

/** One line of a text: `text.slice(start, end)` is its content, `next` where the following line starts. */
export interface Line {
  start: number;
  end: number;
  next: number;
}

const LINE_END = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/**
 * The lines of a text in order; a last line without line end is included, an empty one after the last is not.
 */
export function* eachLine(text: string): Generator<Line> {
  let start = 0;
  LINE_END.lastIndex = 0;
  for (const match of text.matchAll(LINE_END)) {
    yield { start, end: match.index, next: match.index + match[0].length };
    start = match.index + match[0].length;
  }
  if (start < text.length) yield { start, end: text.length, next: text.length };
}
