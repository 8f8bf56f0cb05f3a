import type { Block, Paragraph } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import {
  endsAsTitle,
  readBulletHeading,
  readStyledHeading,
  readUnnumberedHeading,
  type HeadingCandidate,
} from './heading-candidate.js';
import { readHeadingLabel, type LabelStyle } from './heading-label.js';
import { chooseSiblings, findStraySiblings } from './sibling-chain.js';

/** Which styles stand on which level. */
export type StyleOrder = readonly (readonly LabelStyle[])[];

/** Styles by level, for a report that numbers as the forms do. */
const NATURAL_ORDER: StyleOrder = [
  ['part', 'han-mark'],
  ['han-bracket'],
  ['digit-mark'],
  ['digit-bracket'],
  ['circled'],
];
/** Styles by level, for a report that puts 一、 under 第一部分. */
const PARTS_ORDER: StyleOrder = [
  ['part'],
  ['han-mark'],
  ['han-bracket'],
  ['digit-mark'],
  ['digit-bracket', 'circled'],
];
/** In one part a list may begin with 1; in several it is how the report numbers its second level. */
const FEWEST_ANEW = 2;

/** Tells candidates numbered in some styles from the others. */
export function inStyles(
  styles: readonly LabelStyle[] | undefined,
): (candidate: HeadingCandidate) => boolean {
  return ({ label }) => label !== null && (styles?.includes(label.style) ?? false);
}

/** The headings of level 1, and how the levels below them are numbered. */
export interface Top {
  top: HeadingCandidate[];
  order: StyleOrder;
}

/**
 * Chooses the headings of level 1: those numbered 一、 or 第一部分 as the forms have it; else those whose
 * names are known, or that stand behind bullets; else whatever style a report numbers its parts in, by
 * nesting.
 */
export function chooseTop(
  blocks: readonly Block[],
  headings: readonly HeadingCandidate[],
  names: ReadonlySet<string>,
): Top {
  const count = (style: LabelStyle): number => chooseSiblings(headings.filter(inStyles([style]))).length;
  const marks = count('han-mark');
  const parts = count('part');
  if (marks >= 2 || parts >= 2 || opensAlone(headings)) {
    const order = marks >= 2 && parts >= 2 ? PARTS_ORDER : NATURAL_ORDER;
    const numbered = numberedTop(headings, order);
    const lost = findLostNumbers(blocks, numbered, names);
    return { top: inOrder([...findIntroductions(blocks, numbered), ...numbered, ...lost]), order };
  }
  const named = unnumbered(blocks, (block, index) => readUnnumberedHeading(block, index, names)).filter(
    (one) => names.has(titleOf(one)),
  );
  if (named.length >= 3) return { top: named, order: NATURAL_ORDER };
  const styled = styledTop(blocks);
  if (styled.length >= 3 && marks === 0) return { top: styled, order: NATURAL_ORDER };
  const bullets = unnumbered(blocks, readBulletHeading);
  if (bullets.length >= 3 && marks === 0) return { top: bullets, order: NATURAL_ORDER };
  const order = nestedOrder(headings);
  return { top: numberedTop(headings, order), order };
}

/** A heading's title, folded and without blanks. */
function titleOf({ paragraph, titleStart, titleEnd }: HeadingCandidate): string {
  return wordsOf(paragraph).slice(titleStart, titleEnd).squeezed;
}

/**
 * Whether the only 一、 is the heading of a first part, in a text that ends before its second: it stands
 * above all other numbers and is named as parts are.
 */
function opensAlone(headings: readonly HeadingCandidate[]): boolean {
  const [first, second] = headings;
  return (
    first?.label?.style === 'han-mark' &&
    first.label.ordinal === 1 &&
    second?.label?.ordinal === 1 &&
    endsAsTitle(titleOf(first))
  );
}

/** Unnumbered headings by the markup's own level: the highest level that at least three paragraphs share. */
function styledTop(blocks: readonly Block[]): HeadingCandidate[] {
  const styled = unnumbered(blocks, readStyledHeading);
  for (let level = 1; level <= 6; level++) {
    const siblings = styled.filter(({ paragraph }) => paragraph.hints?.headingLevel === level);
    if (siblings.length >= 3) return siblings;
  }
  return [];
}

function numberedTop(headings: readonly HeadingCandidate[], order: StyleOrder): HeadingCandidate[] {
  const own = inStyles(order[0]);
  const siblings = chooseSiblings(headings.filter(own));
  const others = headings.filter((one) => !own(one));
  return inOrder([...siblings, ...findStraySiblings(siblings, others)]);
}

/** The styles as a report that numbers otherwise nests them: the one that comes first is level 1. */
function nestedOrder(headings: readonly HeadingCandidate[]): StyleOrder {
  const nested = NATURAL_ORDER.flat()
    .map((style) => ({ style, chain: chooseSiblings(headings.filter(inStyles([style]))) }))
    .filter(({ chain }) => chain.length >= 2)
    .sort((a, b) => (a.chain[0]?.index ?? 0) - (b.chain[0]?.index ?? 0));
  const [first] = nested;
  if (!first) return NATURAL_ORDER;
  const order = nested.map(({ style }) => [style]);
  return startsAnew(headings.filter(inStyles([first.style])), first.chain)
    ? [[first.style], ...order]
    : order;
}

/** Whether the numbers of a style start again under its own headings: both levels are numbered 1、 then. */
function startsAnew(all: readonly HeadingCandidate[], chain: readonly HeadingCandidate[]): boolean {
  const top = new Set(chain);
  const parts = new Set<HeadingCandidate>();
  let above: HeadingCandidate | undefined;
  for (const candidate of all) {
    if (top.has(candidate)) above = candidate;
    else if (above && candidate.label?.ordinal === 1) parts.add(above);
  }
  return parts.size >= FEWEST_ANEW;
}

function unnumbered(
  blocks: readonly Block[],
  read: (paragraph: Paragraph, index: number) => HeadingCandidate | null,
): HeadingCandidate[] {
  return blocks.flatMap((block, index) => (block.kind === 'paragraph' ? (read(block, index) ?? []) : []));
}

/** Introductions that stand as unnumbered headings before the first number. */
const INTRODUCTIONS = new Set(['引言', '前言', '导言', '专有名词解释', '名词解释', '编制说明']);

function findIntroductions(
  blocks: readonly Block[],
  numbered: readonly HeadingCandidate[],
): HeadingCandidate[] {
  return unnumbered(blocks.slice(0, numbered[0]?.index ?? 0), (block, index) =>
    readUnnumberedHeading(block, index, INTRODUCTIONS),
  ).filter((one) => one.weight === 1);
}

/** Headings that lost their number, looked for only where a number is missing. */
function findLostNumbers(
  blocks: readonly Block[],
  siblings: readonly HeadingCandidate[],
  names: ReadonlySet<string>,
): HeadingCandidate[] {
  const found: HeadingCandidate[] = [];
  // a number that stands elsewhere is out of order, not lost
  const printed = new Set(siblings.map(({ label }) => label?.ordinal));
  siblings.slice(1).forEach((sibling, at) => {
    const before = siblings[at];
    if (!before?.label || !sibling.label) return;
    let missing = 0;
    for (let ordinal = before.label.ordinal + 1; ordinal < sibling.label.ordinal; ordinal++)
      if (!printed.has(ordinal)) missing += 1;
    if (missing <= 0) return;
    const between = blocks.slice(before.index + 1, sibling.index).flatMap((block, offset) => {
      if (block.kind !== 'paragraph' || readHeadingLabel(wordsOf(block))) return [];
      const candidate = readUnnumberedHeading(block, before.index + 1 + offset, names);
      return candidate ? [candidate] : [];
    });
    const known = between.filter((one) => one.weight === 1);
    const chosen = known.length > 0 ? known : between;
    if (chosen.length <= missing) for (const one of chosen) found.push(one);
  });
  // A section of the form behind the last number lost its own; what stands before the first is an
  // introduction.
  const last = siblings[siblings.length - 1];
  if (last) {
    const behind = last.index + 1;
    const trailing = unnumbered(blocks.slice(behind), (block, at) =>
      readUnnumberedHeading(block, behind + at, names),
    );
    for (const one of trailing) if (one.weight === 1) found.push(one);
  }
  return found;
}

/** Candidates in document order; sorts in place. */
export function inOrder(candidates: HeadingCandidate[]): HeadingCandidate[] {
  return candidates.sort((a, b) => a.index - b.index);
}
