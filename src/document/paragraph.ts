import type { Paragraph, Position, Span } from './block.js';
import { eachLine } from './position.js';

/** The position of an offset within a paragraph's text. */
export function positionIn(paragraph: Paragraph, offset: number): Position {
  const { start } = paragraph.span;
  let line = start.line;
  let lineStart = -(start.column - 1);
  for (const { next, end } of eachLine(paragraph.text)) {
    if (next > offset || next === end) break;
    line += 1;
    lineStart = next;
  }
  return { line, column: offset - lineStart + 1, offset: start.offset + offset };
}

/** The span of a stretch of a paragraph's text, end exclusive; page and block go with it. */
export function spanIn(paragraph: Paragraph, start: number, end: number): Span {
  return { ...paragraph.span, start: positionIn(paragraph, start), end: positionIn(paragraph, end) };
}

/** A stretch of a paragraph as a paragraph of its own; hints are those of the whole and are left behind. */
export function sliceParagraph(paragraph: Paragraph, start: number, end: number): Paragraph {
  return { kind: 'paragraph', text: paragraph.text.slice(start, end), span: spanIn(paragraph, start, end) };
}
