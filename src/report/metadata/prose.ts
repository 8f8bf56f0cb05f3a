import type { Block, Paragraph, Span } from '../../document/block.js';
import { compact, squeeze, type CompactText } from '../../document/fold.js';
import { spanIn } from '../../document/paragraph.js';
import { printedBetween } from '../../document/tidy.js';
import { isDateLine, isOrganLine } from '../../segment/back-matter.js';
import { readHeadingLabel } from '../../segment/heading-label.js';

/** A paragraph ready for matching: folded, without strewn blanks, and with the way back to the source. */
export interface Prose extends CompactText {
  paragraph: Paragraph;
}

/** The paragraphs among some blocks, ready for matching. */
export function proseOf(blocks: readonly Block[]): Prose[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [{ paragraph: block, ...compact(block.text) }] : [],
  );
}

/** A line shorter than this (without blanks) was ended by its writer, not by the margin. */
const SHORTEST_FULL_LINE = 18;
const ENDED = /[。!?;:]["')\]]*$/;

/**
 * The passages among some blocks, ready for matching: paragraphs whose lines were ended at the margin are put together
 * again, so that an address or a date that runs over two lines is found.
 *
 * @param blocks blocks in document order
 * @param source the decoded text that the spans refer to
 */
export function passagesOf(blocks: readonly Block[], source: string): Prose[] {
  const passages: Prose[] = [];
  let lines: Paragraph[] = [];
  const end = (): void => {
    const [first] = lines;
    const last = lines[lines.length - 1];
    if (first && last) passages.push(passage(first, last, source));
    lines = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'paragraph') {
      end();
      continue;
    }
    const before = lines[lines.length - 1];
    if (before && !goesOn(before, block)) end();
    lines.push(block);
  }
  end();
  return passages;
}

function goesOn(line: Paragraph, next: Paragraph): boolean {
  const text = squeeze(line.text);
  if (text.length < SHORTEST_FULL_LINE || ENDED.test(text) || line.span.end.line + 1 < next.span.start.line)
    return false;
  return (
    !/^\s{2,}/.test(next.text) &&
    !readHeadingLabel(next.text) &&
    !isDateLine(next.text) &&
    !isOrganLine(next.text)
  );
}

function passage(first: Paragraph, last: Paragraph, source: string): Prose {
  if (first === last) return { paragraph: first, ...compact(first.text) };
  const text = source.slice(first.span.start.offset, last.span.end.offset);
  const paragraph: Paragraph = { kind: 'paragraph', text, span: { ...first.span, end: last.span.end } };
  return { paragraph, ...withoutLineEnds(compact(text), text) };
}

/** A blank between digits or letters is kept, but not where it is a line's end: the margin broke the word. */
function withoutLineEnds(whole: CompactText, source: string): CompactText {
  const kept = [...whole.offsets.keys()].filter(
    (at) => whole.text[at] !== ' ' || !/[\n\r]/.test(source.slice(whole.offsets[at], whole.offsets[at + 1])),
  );
  return {
    text: kept.map((at) => whole.text.charAt(at)).join(''),
    offsets: Uint32Array.from(kept, (at) => whole.offsets[at] ?? 0),
  };
}

/** The source span of a stretch of the compact text, end exclusive. */
export function sourceSpan(prose: Prose, start: number, end: number): Span {
  const from = prose.offsets[start] ?? 0;
  const last = prose.offsets[end - 1];
  return spanIn(prose.paragraph, from, end > start && last !== undefined ? last + 1 : from);
}

/** The words as printed under a stretch of the compact text, without strewn blanks. */
export function printed(prose: Prose, start: number, end: number): string {
  return printedBetween(prose.paragraph.text, prose, start, end);
}
