import type { Block, Paragraph, Span } from '../../document/block.js';
import { compact } from '../../document/fold.js';
import { positionIn } from '../../document/paragraph.js';
import type { Section } from '../../segment/section.js';

interface Piece {
  paragraph: Paragraph;
  /** Where the piece begins in the passage's text. */
  from: number;
  /** `offsets[i]` is the offset in the paragraph's text of the piece's i-th character; the last is the piece's end. */
  offsets: ArrayLike<number>;
}

/** Prose that reads on without a break: one paragraph, or several that a page or a line's end tore apart. */
export interface Passage {
  /** Titles of the sections around it, outermost first, folded and without blanks. */
  headings: readonly string[];
  /** Number of the section that it stands in; passages of one section follow each other. */
  section: number;
  /** Folded, without blanks (see {@link compact}). */
  text: string;
  pieces: readonly Piece[];
}

const SENTENCE_END = /[。！？!?；;：:….]["'”’）)」』\]]*$/u;
const PAGE_NUMBER = /^[-—~·第页\s]*\d{1,3}[-—~·页\s]*$/u;
const OWN_START =
  /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|[①-⑳·*#])/u;
const COUNT_END = /\d(?:余|多)?[条件次篇个人份场期名元%]$/u;
const CONTINUES = /^(?:[,、:;。)(]|其中|条|件|次|篇|个|人|份|年|月|日|万)/u;

/** A list rather than one torn sentence: `公开总数49条` and `规范性文件12条` on lines of their own. */
function readsOn(before: string, after: string): boolean {
  if (SENTENCE_END.test(before) || OWN_START.test(after)) return false;
  return !COUNT_END.test(before) || CONTINUES.test(after);
}

/** Question marks between words and a number are blanks that an encoding lost. */
const LOST_BLANK = /(?<=[\u4e00-\u9fff])\?+(?=\d)/g;

/** Folded text without blanks and without asterisks: those are the emphasis of a converted document. */
function plainWords(printed: string): { text: string; offsets: ArrayLike<number> } {
  const { text, offsets } = compact(printed);
  if (!/[*?]/.test(text)) return { text, offsets };
  const dropped = new Set<number>();
  for (const { 0: marks, index } of text.matchAll(LOST_BLANK))
    for (let at = 0; at < marks.length; at++) dropped.add(index + at);
  const keeps = (at: number): boolean => text.charAt(at) !== '*' && !dropped.has(at);
  return {
    text: Array.from({ length: text.length }, (_, at) => (keeps(at) ? text.charAt(at) : '')).join(''),
    offsets: offsets.filter((_, at) => keeps(at)),
  };
}

function passagesOf(blocks: readonly Block[], headings: readonly string[], section: number): Passage[] {
  const passages: Passage[] = [];
  let open: { text: string[]; length: number; pieces: Piece[]; last: string } | null = null;
  const close = (): void => {
    if (open && open.length > 0)
      passages.push({ headings, section, text: open.text.join(''), pieces: open.pieces });
    open = null;
  };
  blocks.forEach((block, at) => {
    if (block.kind === 'table') return close();
    const { text: words, offsets } = plainWords(block.text);
    if (words === '' || (PAGE_NUMBER.test(words) && !isLoneNumber(words, blocks[at + 1]))) return;
    const current: NonNullable<typeof open> =
      open && readsOn(open.last, words) ? open : (close(), { text: [], length: 0, pieces: [], last: '' });
    current.pieces.push({ paragraph: block, from: current.length, offsets });
    current.text.push(words);
    current.length += words.length;
    current.last = words.slice(-24);
    open = current;
  });
  close();
  return passages;
}

/** Digits that stand on a line of their own and count what the next line names. */
function isLoneNumber(words: string, next: Block | undefined): boolean {
  return (
    /^\d+$/.test(words) && next?.kind === 'paragraph' && CONTINUES.test(compact(next.text.slice(0, 40)).text)
  );
}

/** A section's title as a paragraph: some reports print a whole statement behind the number. */
function titleParagraph({ title, span }: Section): Paragraph {
  const length = Math.min(title.length, span.end.offset - span.start.offset);
  const start =
    span.end.column > length
      ? { line: span.end.line, column: span.end.column - length, offset: span.end.offset - length }
      : span.start;
  return { kind: 'paragraph', text: title, span: { ...span, start } };
}

/**
 * The prose of a report as passages in the order of the text. Tables end a passage and are left out.
 *
 * @param sections level-1 sections with everything under them
 * @param front blocks before the first section
 */
export function readPassages(sections: readonly Section[], front: readonly Block[]): Passage[] {
  let section = 0;
  const passages = passagesOf(front, [], section);
  const visit = (one: Section, around: readonly string[]): void => {
    section += 1;
    const own = section;
    const headings = [...around, compact(one.title).text];
    for (const passage of passagesOf([titleParagraph(one)], around, own)) passages.push(passage);
    for (const passage of passagesOf(one.blocks, headings, own)) passages.push(passage);
    for (const child of one.children) visit(child, headings);
  };
  for (const one of sections) visit(one, []);
  return passages;
}

function pieceAt(passage: Passage, index: number): Piece | undefined {
  let low = 0;
  let high = passage.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((passage.pieces[middle]?.from ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return passage.pieces[low];
}

function sourceOf(piece: Piece, index: number): number {
  return piece.offsets[index - piece.from] ?? piece.paragraph.text.length;
}

/** Where a stretch of a passage's text stands in the decoded text, end exclusive. */
export function spanOf(passage: Passage, start: number, end: number): Span {
  const first = pieceAt(passage, start);
  const last = pieceAt(passage, Math.max(start, end - 1));
  if (!first || !last) throw new RangeError('a passage has at least one piece');
  const from = positionIn(first.paragraph, sourceOf(first, start));
  const to = positionIn(last.paragraph, sourceOf(last, Math.max(start, end - 1)) + 1);
  return { ...first.paragraph.span, start: from, end: to };
}

/** The stretch as printed, blanks included; what stood in several paragraphs is joined. */
export function quoteOf(passage: Passage, start: number, end: number): string {
  let quote = '';
  for (let index = start; index < end;) {
    const piece = pieceAt(passage, index);
    if (!piece) break;
    const stop = Math.min(end, piece.from + piece.offsets.length - 1);
    quote += piece.paragraph.text.slice(sourceOf(piece, index), sourceOf(piece, stop - 1) + 1);
    index = Math.max(stop, index + 1);
  }
  return quote.trim();
}
