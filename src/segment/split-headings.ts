import type { Block, Paragraph } from '../document/block.js';
import { squeezeFolded } from '../document/fold.js';
import { parseChineseNumeral } from '../document/numerals.js';
import { sliceParagraph } from '../document/paragraph.js';
import { wordsOf } from '../document/words.js';
import { endsAsTitle, foldVisible, readHeading } from './heading-candidate.js';
import { readHeadingLabel, type HeadingLabel } from './heading-label.js';

/** The first number of a deeper level inside a heading's line: 二、主动公开情况（一）公开数量 */
const FIRST_CHILD = /[([] ?[一1] ?[)\]]/;
/** A title in front of it is no longer than this. */
const LONGEST_TITLE = 30;
/** Headings that one line may run together. */
const DEEPEST = 4;

/** A level-1 number inside a paragraph: behind a sentence's end or a blank. */
const INNER_NUMBER = /(?<=[。;!?\s])([一二三四五六七八九十]{1,3})[、.](?=[^\s])/g;
/** So many parts in sequence make it certain that a report was put on one line. */
const FEWEST_PARTS = 3;
/** An enumeration within a sentence has items; a report's parts have text. */
const SHORTEST_PART = 60;

/**
 * Cuts paragraphs into which a whole report was run together, at its level-1 numbers and the （一） below
 * them. Where the report's parts begin lines of their own nothing is cut, because numbers inside a line are
 * an enumeration then.
 *
 * @param blocks all blocks of the report
 */
export function splitOneLineReport(blocks: readonly Block[]): Block[] {
  const own = blocks.filter(
    (block) => block.kind === 'paragraph' && readHeadingLabel(wordsOf(block))?.style === 'han-mark',
  );
  if (own.length >= FEWEST_PARTS) return [...blocks];
  return blocks.flatMap((block): Block[] => (block.kind === 'paragraph' ? cutAtParts(block) : [block]));
}

/** A part's title and the blank that ends it, behind the part's number. */
const TITLE = /([^。;!?:,\s]{2,26})\s+(?=\S)/y;

/** Whether a title and a blank stand at an offset: then the number before it is no item of an enumeration. */
function isTitled(folded: string, at: number): boolean {
  TITLE.lastIndex = at;
  const title = TITLE.exec(folded)?.[1];
  return title !== undefined && endsAsTitle(title);
}

function cutAtParts(paragraph: Paragraph): Paragraph[] {
  const words = wordsOf(paragraph);
  const folded = foldVisible(words);
  const cuts: number[] = [];
  let titled = true;
  let expected = readHeadingLabel(words)?.style === 'han-mark' ? 2 : 1;
  let from = 0;
  for (const match of folded.matchAll(INNER_NUMBER)) {
    if (parseChineseNumeral(match[1] ?? '') !== expected) continue;
    if (cuts.length > 0 && !titled && match.index - from < SHORTEST_PART) return [paragraph];
    cuts.push(match.index);
    titled &&= isTitled(folded, match.index + match[0].length);
    from = match.index;
    expected += 1;
  }
  if (cuts.length === 0 || (cuts.length < FEWEST_PARTS - 1 && !titled)) return [paragraph];
  return cutAt(paragraph, cuts).flatMap((part) => cutAt(part, innerChildren(part)));
}

/**
 * Offsets of （一）（二）… in a part that was cut out, when they stand behind sentence ends and in sequence.
 */
function innerChildren(part: Paragraph): number[] {
  const cuts: number[] = [];
  for (const match of wordsOf(part).folded.matchAll(
    /(?<=[。;!?\s])[([] ?([一二三四五六七八九十]{1,3}) ?[)\]]/g,
  )) {
    if (parseChineseNumeral(match[1] ?? '') === cuts.length + 1) cuts.push(match.index);
  }
  return cuts;
}

function cutAt(paragraph: Paragraph, cuts: readonly number[]): Paragraph[] {
  return [0, ...cuts]
    .map((start, at) => sliceParagraph(paragraph, start, cuts[at] ?? paragraph.text.length))
    .filter((part) => part.text.trim() !== '');
}

/**
 * Cuts paragraphs in which a heading and the first heading below it were run together; other blocks pass
 * unchanged.
 */
export function splitHeadings(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] =>
    block.kind === 'paragraph' ? splitParagraph(block, DEEPEST) : [block],
  );
}

function splitParagraph(paragraph: Paragraph, deepest: number): Paragraph[] {
  const label = readHeadingLabel(wordsOf(paragraph));
  if (!label || deepest === 0) return [paragraph];
  const cut = firstChild(paragraph, label.end) ?? labelledBody(paragraph, label);
  if (cut === null) return [paragraph];
  const rest = sliceParagraph(paragraph, cut, paragraph.text.length);
  return [sliceParagraph(paragraph, 0, cut), ...splitParagraph(rest, deepest - 1)];
}

function firstChild(paragraph: Paragraph, from: number): number | null {
  const { folded } = wordsOf(paragraph);
  const found = folded.slice(from).search(FIRST_CHILD);
  if (found <= 0) return null;
  const title = folded.slice(from, from + found);
  return /[。;,!?:]/.test(title.trimEnd().slice(0, -1)) || squeezeFolded(title).length > LONGEST_TITLE
    ? null
    : from + found;
}

function labelledBody(paragraph: Paragraph, { style }: HeadingLabel): number | null {
  const body = readHeading(paragraph, 0)?.bodyStart;
  if (body === null || body === undefined) return null;
  const label = readHeadingLabel(wordsOf(paragraph).slice(body));
  return label?.ordinal === 1 && label.style !== style ? body : null;
}
