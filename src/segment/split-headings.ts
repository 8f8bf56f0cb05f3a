import type { Block, Paragraph } from '../document/block.js';
import { fold, squeeze } from '../document/fold.js';
import { sliceParagraph } from '../document/paragraph.js';
import { readHeading } from './heading-candidate.js';
import { readHeadingLabel } from './heading-label.js';

/** The first number of a deeper level inside a heading's line: 二、主动公开情况（一）公开数量 */
const FIRST_CHILD = /[([] ?[一1] ?[)\]]/;
/** A title in front of it is no longer than this. */
const LONGEST_TITLE = 30;
/** Headings that one line may run together. */
const DEEPEST = 4;

/** Cuts paragraphs in which a heading and the first heading below it were run together; other blocks pass unchanged. */
export function splitHeadings(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] =>
    block.kind === 'paragraph' ? splitParagraph(block, DEEPEST) : [block],
  );
}

function splitParagraph(paragraph: Paragraph, deepest: number): Paragraph[] {
  const label = readHeadingLabel(paragraph.text);
  if (!label || deepest === 0) return [paragraph];
  const cut = firstChild(paragraph, label.end) ?? labelledBody(paragraph);
  if (cut === null) return [paragraph];
  const rest = sliceParagraph(paragraph, cut, paragraph.text.length);
  return [sliceParagraph(paragraph, 0, cut), ...splitParagraph(rest, deepest - 1)];
}

function firstChild(paragraph: Paragraph, from: number): number | null {
  const folded = fold(paragraph.text);
  const found = folded.slice(from).search(FIRST_CHILD);
  if (found <= 0) return null;
  const title = folded.slice(from, from + found);
  return /[。;,!?:]/.test(title.trimEnd().slice(0, -1)) || squeeze(title).length > LONGEST_TITLE
    ? null
    : from + found;
}

function labelledBody(paragraph: Paragraph): number | null {
  const body = readHeading(paragraph, 0)?.bodyStart;
  if (body === null || body === undefined) return null;
  const label = readHeadingLabel(paragraph.text.slice(body));
  return label?.ordinal === 1 && label.style !== readHeadingLabel(paragraph.text)?.style ? body : null;
}
