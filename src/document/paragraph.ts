import type { Paragraph, Position, Span } from './block.js';
import { locate, type Locator } from './position.js';
import { shareWords, wordsOf } from './words.js';

/** Line starts of the paragraphs of several lines: prose is asked for many places. */
const locators = new WeakMap<Paragraph, Locator>();

function locatorOf(paragraph: Paragraph): Locator {
  const known = locators.get(paragraph) ?? locate(paragraph.text);
  locators.set(paragraph, known);
  return known;
}

/** The position of an offset within a paragraph's text. */
export function positionIn(paragraph: Paragraph, offset: number): Position {
  const { start, end } = paragraph.span;
  const { line, column } =
    start.line === end.line ? { line: 1, column: offset + 1 } : locatorOf(paragraph).at(offset);
  return {
    line: start.line + line - 1,
    column: line === 1 ? start.column + column - 1 : column,
    offset: start.offset + offset,
  };
}

/** The span of a stretch of a paragraph's text, end exclusive; page and block go with it. */
export function spanIn(paragraph: Paragraph, start: number, end: number): Span {
  return { ...paragraph.span, start: positionIn(paragraph, start), end: positionIn(paragraph, end) };
}

/** A stretch of a paragraph as a paragraph of its own; hints are those of the whole and are left behind. */
export function sliceParagraph(paragraph: Paragraph, start: number, end: number): Paragraph {
  const words = wordsOf(paragraph).slice(start, end);
  const slice: Paragraph = { kind: 'paragraph', text: words.printed, span: spanIn(paragraph, start, end) };
  shareWords(slice, words);
  return slice;
}
