import type { Paragraph } from '../document/block.js';
import { isLocatable } from './cell.js';
import { eachLine } from '../document/position.js';

/** One line of the source within a run of paragraphs, also one that holds only blanks. */
export interface PhysicalLine {
  /** The line with its indentation; no line end. */
  text: string;
  /** 1-based. */
  line: number;
  /** Offset in the decoded text. */
  offset: number;
  /** Which paragraph of the run it is; null for a line of blanks. */
  paragraph: number | null;
}

/**
 * The source's lines that a run of one-line paragraphs covers, with the blank lines between and directly
 * after them: a cell that holds nothing is a line that is no paragraph.
 *
 * @param run paragraphs in document order
 * @param text the decoded text
 */
export function physicalLines(run: readonly Paragraph[], text: string): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  run.forEach((paragraph, index) => {
    const { start, end } = paragraph.span;
    const lineStart = start.offset - (start.column - 1);
    const whole = isLocatable(paragraph) ? text.slice(lineStart, end.offset) : paragraph.text;
    lines.push({ text: whole, line: start.line, offset: lineStart, paragraph: index });
    const next = run[index + 1];
    const gapEnd = next === undefined ? endOfBlanks(text, end.offset) : next.span.start.offset;
    if (isLocatable(paragraph)) pushBlankLines(text.slice(end.offset, gapEnd), end.offset, end.line, lines);
  });
  return lines;
}

/** Lines wholly within a gap: neither the rest of the line before nor the indentation of the line after. */
function pushBlankLines(gap: string, offset: number, line: number, lines: PhysicalLine[]): void {
  let number = line;
  let first = true;
  for (const { start, end, next } of eachLine(gap)) {
    if (!first && next > end)
      lines.push({ text: gap.slice(start, end), line: number, offset: offset + start, paragraph: null });
    first = false;
    number++;
  }
}

function endOfBlanks(text: string, from: number): number {
  let end = from;
  while (end < text.length && /\s/.test(text.charAt(end))) end++;
  return end;
}
