import type { Block, Paragraph } from '../../document/block.js';
import type { CompactText } from '../../document/fold.js';
import { wordsOf } from '../../document/words.js';
import { isDateLine, isOrganLine } from '../../segment/back-matter.js';
import { readHeadingLabel } from '../../segment/heading-label.js';
import { passageOf, type Passage } from '../passage.js';

/**
 * The paragraphs among some blocks, each a passage of its own: title lines and sign-offs are read line by
 * line.
 */
export function proseOf(blocks: readonly Block[]): Passage[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [passageOf([{ paragraph: block, ...wordsOf(block).compact }])] : [],
  );
}

/** A line shorter than this (without blanks) was ended by its writer, not by the margin. */
const SHORTEST_FULL_LINE = 18;
const ENDED = /[。!?;:]["')\]]*$/;

/**
 * The passages among some blocks: paragraphs whose lines were ended at the margin are put together again, so
 * that an address or a date that runs over two lines is found. Short lines stay apart, unlike in the
 * narrative: in preamble and sign-off each may be a field of its own.
 *
 * @param blocks blocks in document order
 */
export function passagesOf(blocks: readonly Block[]): Passage[] {
  const passages: Passage[] = [];
  let lines: Paragraph[] = [];
  const end = (): void => {
    if (lines.length > 0) passages.push(joined(lines));
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
  const { squeezed } = wordsOf(line);
  if (
    squeezed.length < SHORTEST_FULL_LINE ||
    ENDED.test(squeezed) ||
    line.span.end.line + 1 < next.span.start.line
  )
    return false;
  const words = wordsOf(next);
  return (
    !/^\s{2,}/.test(next.text) &&
    !readHeadingLabel(words) &&
    !isDateLine(words.squeezed) &&
    !isOrganLine(words.squeezed)
  );
}

function joined(lines: readonly Paragraph[]): Passage {
  return passageOf(
    lines.map((paragraph) => {
      const { compact } = wordsOf(paragraph);
      const own = lines.length > 1 ? withoutLineEnds(compact, paragraph.text) : compact;
      return { paragraph, text: own.text, offsets: own.offsets };
    }),
  );
}

/** A blank between digits or letters is kept, but not where it is a line's end: the margin broke the word. */
function withoutLineEnds(whole: CompactText, source: string): CompactText {
  if (!/[\n\r]/.test(source)) return whole;
  const kept = [...whole.offsets.keys()].filter(
    (at) => whole.text[at] !== ' ' || !/[\n\r]/.test(source.slice(whole.offsets[at], whole.offsets[at + 1])),
  );
  return {
    text: kept.map((at) => whole.text.charAt(at)).join(''),
    offsets: Uint32Array.from(kept, (at) => whole.offsets[at] ?? 0),
  };
}
