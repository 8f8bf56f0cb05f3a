import type { Block, Paragraph } from '../document/block.js';
import { squeeze } from '../document/fold.js';
import { sliceParagraph, spanIn } from '../document/paragraph.js';
import { tidy } from '../document/tidy.js';
import { joinWords, Words, wordsOf } from '../document/words.js';
import { findAnomalies } from './anomalies.js';
import { findBackMatter } from './back-matter.js';
import { chooseTop, inOrder, inStyles, type StyleOrder } from './choose-top.js';
import {
  continuesTitle,
  readHeadings,
  readUnnumberedHeading,
  type HeadingCandidate,
} from './heading-candidate.js';
import { readHeadingLabel, type HeadingLabel } from './heading-label.js';
import type { HeadingAnomaly, Section } from './section.js';
import { splitHeadings, splitOneLineReport } from './split-headings.js';
import { chooseSiblings, findStraySiblings } from './sibling-chain.js';

/**
 * A report cut into what stands before, in and behind its numbered parts. Every block is in exactly one
 * place.
 */
export interface Segmentation {
  front: Block[];
  sections: Section[];
  back: Block[];
}

/** First level whose numbered paragraphs are as often lists as headings. */
const LIST_LEVEL = 3;

/**
 * Segments a report's blocks by its numbered headings.
 *
 * @param source paragraphs and tables in document order, tables already recognised so that their rows are no
 *   headings
 * @param knownNames titles that are headings even without a number: declared parts, the form's sections
 */
export function segment(source: readonly Block[], knownNames: readonly string[] = []): Segmentation {
  const blocks = splitHeadings(splitOneLineReport(source));
  const names = new Set(knownNames.map(squeeze));
  const headings = readHeadings(blocks);
  const { top, order } = chooseTop(blocks, headings, names);
  const first = top[0];
  const last = top[top.length - 1];
  if (!first || !last) {
    const cut = findBackMatterFrom(blocks, 0);
    return { front: blocks.slice(0, cut), sections: [], back: blocks.slice(cut) };
  }
  const backStart = findBackMatterFrom(blocks, last.index + 1);
  const labels = blocks.map((block) =>
    block.kind === 'paragraph' ? readHeadingLabel(wordsOf(block)) : null,
  );
  const context: Context = { blocks, labels, order };
  return {
    front: blocks.slice(0, first.index),
    sections: buildSections(context, top, headings, 1, backStart),
    back: blocks.slice(backStart),
  };
}

function findBackMatterFrom(blocks: readonly Block[], from: number): number {
  return from + findBackMatter(blocks.slice(from));
}

interface Context {
  blocks: readonly Block[];
  /** The number at the start of each block. */
  labels: readonly (HeadingLabel | null)[];
  order: StyleOrder;
}

function buildSections(
  context: Context,
  siblings: readonly HeadingCandidate[],
  headings: readonly HeadingCandidate[],
  level: number,
  end: number,
): Section[] {
  const anomalies = findAnomalies(siblings);
  let from = 0;
  return siblings.map((sibling, at) => {
    const next = siblings[at + 1]?.index ?? end;
    const within: HeadingCandidate[] = [];
    for (let heading = headings[from]; heading && heading.index < next; heading = headings[++from]) {
      if (heading.index > sibling.index) within.push(heading);
    }
    return buildSection(context, sibling, anomalies[at] ?? [], within, level, next);
  });
}

function buildSection(
  context: Context,
  heading: HeadingCandidate,
  anomalies: HeadingAnomaly[],
  within: readonly HeadingCandidate[],
  level: number,
  end: number,
): Section {
  const { paragraph, label } = heading;
  let from = heading.index + 1;
  let title = wordsOf(paragraph).slice(heading.titleStart, heading.titleEnd);
  // The mark that ends a title belongs to the heading, so that no character of the source is lost between the
  // two.
  let span = spanIn(
    paragraph,
    label?.start ?? heading.titleStart,
    heading.bodyStart ?? paragraph.text.length,
  );
  const glued =
    heading.bodyStart === null ? [] : [sliceParagraph(paragraph, heading.bodyStart, paragraph.text.length)];
  const next = context.blocks[from];
  if (
    label &&
    heading.bodyStart === null &&
    next?.kind === 'paragraph' &&
    from < end &&
    !context.labels[from]
  ) {
    const rest = restOfTitle(title, next, from);
    if (rest !== null) {
      title = joinWords(title, rest);
      span = { ...span, end: next.span.end };
      from += 1;
    }
  }
  const { children, start } = findChildren(context, within, level, from, end);
  return {
    level,
    label: label ? tidy(new Words(label.printed)) : '',
    ordinal: label?.ordinal ?? null,
    title: tidy(title).replace(/^[*_]+|(?<![*_#])[*_#]+$/g, ''),
    anomalies,
    span,
    blocks: [...glued, ...context.blocks.slice(from, start)],
    children,
  };
}

/** What the next line adds to a title that stands behind its number only in part, or not at all. */
function restOfTitle(title: Words, next: Paragraph, index: number): Words | null {
  const words = wordsOf(next);
  if (title.printed.trim() !== '') return continuesTitle(title.squeezed, words.squeezed) ? words : null;
  const whole = readUnnumberedHeading(next, index, new Set());
  return whole && words.slice(whole.titleStart, whole.titleEnd);
}

/** The next deeper headings between two blocks, and where the first of them stands. */
function findChildren(
  context: Context,
  within: readonly HeadingCandidate[],
  parentLevel: number,
  from: number,
  end: number,
): { children: Section[]; start: number } {
  for (let level = parentLevel + 1; level <= context.order.length; level++) {
    const own = inStyles(context.order[level - 1]);
    const siblings = chooseSiblings(within.filter(own));
    if (siblings.length === 0) continue;
    if (isList(context, siblings, level, from, end)) continue;
    const all = inOrder([
      ...siblings,
      ...findStraySiblings(
        siblings,
        within.filter((one) => !own(one)),
      ),
    ]);
    return { children: buildSections(context, all, within, level, end), start: all[0]?.index ?? end };
  }
  return { children: [], start: end };
}

/**
 * Whether numbered paragraphs are the items of a list rather than headings: most of the numbers in that style
 * introduce whole sentences or items that end in a semicolon, or (deep down, where lists are the rule) not
 * all have text under them.
 */
function isList(
  context: Context,
  siblings: readonly HeadingCandidate[],
  level: number,
  from: number,
  end: number,
): boolean {
  const styles = context.order[level - 1] ?? [];
  let numbered = 0;
  for (let index = from; index < end; index++) {
    const label = context.labels[index];
    if (label && styles.includes(label.style)) numbered += 1;
  }
  if (siblings.length * 2 <= numbered) return true;
  const withText = siblings.filter((one, at) => {
    const next = siblings[at + 1]?.index ?? end;
    return one.bodyStart !== null || next > one.index + 1;
  }).length;
  if (level >= LIST_LEVEL) return siblings.length < numbered || withText < siblings.length;
  const sentences = siblings.filter((one) => /[。.]\s*$/.test(one.paragraph.text)).length;
  return (
    withText <= 1 && siblings.length > 1 && sentences === siblings.length && siblings[0]?.bodyStart === null
  );
}
