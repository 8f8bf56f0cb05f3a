import type { Block, Paragraph, ParagraphHints } from '../document/block.js';
import { isBlank } from '../document/fold.js';
import { eachLine } from '../document/position.js';

/** Plain text or Markdown as blocks. */
export interface TextBlocks {
  format: 'text' | 'markdown';
  blocks: Block[];
}

const HEADING = /^ {0,3}(#{1,6})[ \t\u3000\u00a0]+\S/;
const RULED_ROW = /^[\s|]*:?-{3,}:?\s*\|[\s:|-]*$/;

/**
 * Cuts plain text or Markdown into one paragraph per physical line. A paragraph's text is the line as it
 * stands, with its indentation, marks and trailing blanks; blank lines make no block. Tables stay lines:
 * `tables/` reads them.
 *
 * @param text the decoded text
 */
export function readTextBlocks(text: string): TextBlocks {
  const blocks: Block[] = [];
  let number = 0;
  let marked = false;
  for (const { start, end } of eachLine(text)) {
    number++;
    const line = text.slice(start, end);
    if (isBlank(line)) continue;
    const paragraph: Paragraph = {
      kind: 'paragraph',
      text: line,
      span: {
        start: { line: number, column: 1, offset: start },
        end: { line: number, column: end - start + 1, offset: end },
      },
    };
    const hints = readHints(line);
    if (hints !== null) paragraph.hints = hints;
    marked ||= hints !== null || (line.includes('|') && RULED_ROW.test(line));
    blocks.push(paragraph);
  }
  return { format: marked ? 'markdown' : 'text', blocks };
}

function readHints(line: string): ParagraphHints | null {
  const hints: ParagraphHints = {};
  const heading = line.includes('#') ? HEADING.exec(line)?.[1] : undefined;
  if (heading !== undefined) hints.headingLevel = heading.length;
  const content = (heading === undefined ? line : line.slice(line.indexOf(heading) + heading.length)).trim();
  if (isWhollyBold(content, '**') || isWhollyBold(content, '__')) hints.bold = true;
  return heading === undefined && hints.bold === undefined ? null : hints;
}

/** Whether a line consists of bold runs alone, e.g. `**一、** **概述**`; `____` to fill in is no bold run. */
function isWhollyBold(content: string, mark: string): boolean {
  if (!content.startsWith(mark) || !content.endsWith(mark)) return false;
  const pieces = content.split(mark);
  return (
    pieces.length >= 3 &&
    pieces.length % 2 === 1 &&
    pieces.every((piece, i) =>
      i % 2 === 1 ? piece.trim() !== '' && !piece.includes('|') : piece.trim() === '',
    )
  );
}
