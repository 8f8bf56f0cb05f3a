import type { Block, Paragraph, Span } from '../../document/block.js';
import { compact, type CompactText } from '../../document/fold.js';
import { spanIn } from '../../document/paragraph.js';
import { printedBetween } from '../../document/tidy.js';

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
