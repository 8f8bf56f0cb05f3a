import type { Paragraph } from '../src/document/block.js';
import { eachLine, locate } from '../src/document/position.js';

/** The paragraphs of a plain text: one for each line that is not blank, as the text decoder gives them. */
export function paragraphsOf(text: string): Paragraph[] {
  const locator = locate(text);
  return [...eachLine(text)]
    .filter(({ start, end }) => text.slice(start, end).trim() !== '')
    .map(({ start, end }) => ({
      kind: 'paragraph',
      text: text.slice(start, end),
      span: locator.span(start, end),
    }));
}
