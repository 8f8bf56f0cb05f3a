import type { Cell, Paragraph, Position, Span } from '../document/block.js';
import { fold } from '../document/fold.js';

/**
 * Whether a paragraph's offsets lead into the text character by character, so that parts of it can be
 * located.
 */
export function isLocatable(paragraph: Paragraph): boolean {
  const { start, end } = paragraph.span;
  return end.offset - start.offset === paragraph.text.length && start.line === end.line;
}

/**
 * Cuts a cell out of a one-line paragraph, without the blanks around it.
 *
 * @param paragraph the line
 * @param from offset in the paragraph's text
 * @param to offset in the paragraph's text, exclusive
 */
export function cutCell(paragraph: Paragraph, from: number, to: number): Cell {
  let start = from;
  let end = to;
  while (start < end && isBlankAt(paragraph.text, start)) start++;
  while (end > start && isBlankAt(paragraph.text, end - 1)) end--;
  return { text: paragraph.text.slice(start, end), span: spanWithin(paragraph, start, end) };
}

/** Whether a blank of any kind stands at an offset. */
export function isBlankAt(text: string, index: number): boolean {
  const unit = fold(text.charAt(index));
  return unit === ' ' || unit === '\r' || unit === '\n';
}

function spanWithin(paragraph: Paragraph, from: number, to: number): Span {
  if (!isLocatable(paragraph)) return paragraph.span;
  const { start } = paragraph.span;
  const at = (by: number): Position => ({
    line: start.line,
    column: start.column + by,
    offset: start.offset + by,
  });
  return { ...paragraph.span, start: at(from), end: at(to) };
}

/**
 * Joins a cell with its continuation on a later line; the text is the source's between both, line break
 * included.
 *
 * @param text the decoded text
 */
export function joinCells(first: Cell, second: Cell, text: string): Cell {
  if (first.text === '') return second;
  if (second.text === '') return first;
  const span = { ...first.span, end: second.span.end };
  return { ...first, text: text.slice(span.start.offset, span.end.offset), span };
}

/** The span from the first cell of the first row to the last cell of the last. */
export function spanOfRows(rows: readonly Cell[][], fallback: Span): Span {
  const first = rows[0]?.[0]?.span ?? fallback;
  const last = rows.at(-1)?.at(-1)?.span ?? fallback;
  return { ...first, start: first.start, end: last.end };
}
