import { beginsWithLabel, countsOn } from './enumeration.js';
import { jointOf } from './join-text.js';
import type { PageItem } from './page-layout.js';
import { largest, median, textOf, type TextLine } from './text-lines.js';
import type { TextCell } from './ruled-tables.js';

/** A paragraph or table in reading order, not yet placed in a text. */
export type Passage =
  | { kind: 'paragraph'; page: number; text: string; bold: boolean }
  | { kind: 'table'; page: number; rows: TextCell[][] };

/** The items of one page. */
export interface PageItems {
  page: number;
  items: PageItem[];
}

/** The edges of running text, in points. */
interface Measure {
  left: number;
  right: number;
}

/** The paragraph that is being joined. */
interface OpenParagraph {
  paragraph: Extract<Passage, { kind: 'paragraph' }>;
  last: TextLine;
  lines: number;
  page: number;
  measure: Measure;
  /** Its first line begins further to the right than its others may. */
  indented: boolean;
}

/** A line further to the right than this, in ems, begins a paragraph. */
const INDENT = 0.9;
/** Lines whose sizes differ by more than this share are of different paragraphs. */
const OTHER_SIZE = 0.08;
/** A line that stands alone further to the right than this, in ems, is centred or set to the right edge: a date, a title. */
const SET_APART = 5;
/** Right edges this close, in ems, are one edge. */
const SAME_EDGE = 1;
/** Lines further apart than this, in usual steps, are of different paragraphs. */
const LARGER_STEP = 1.4;
/** Lines at least this long, in shares of the longest, show where the right edge is. */
const LONG = 0.6;
/** Pages with fewer long lines than this are measured by the whole document. */
const FEWEST_LONG = 4;

const SENTENCE_END = /[。！？；：!?;:]["”’）)]?$/;
const CLOSING = /^[，。、；：！？）》〉】”’％%,.;:!?)]/;
const OPENING = /^[（《〈【“‘(]/;
const WORD = /^[\w.%]/;

/**
 * Rejoins lines to paragraphs, over pages too. A line goes on in the next one when the next one's first word had no room
 * in it, unless the next one is indented, set apart, of another size, or begins with a heading's number after the end
 * of a sentence; but an enumeration within an indented paragraph goes on at the left edge.
 *
 * @param pages the pages in order, page numbers and running heads left out
 */
export function joinParagraphs(pages: readonly PageItems[]): Passage[] {
  const all = pages.flatMap(({ items }) => linesAmong(items));
  const usual = measureOf(all);
  const step = usualStep(pages);
  const passages: Passage[] = [];
  let open = null as OpenParagraph | null;
  for (const { page, items } of pages) {
    const own = linesAmong(items);
    const measure = measureOn(own, usual);
    for (const item of items) {
      if (item.kind === 'table') {
        passages.push({ kind: 'table', page, rows: item.table.rows });
        open = null;
        continue;
      }
      const { line } = item;
      const near = open?.page !== page || isNear(open.last, line, step);
      if (open !== null && near && goesOn(open, line, measure)) {
        const text = textOf(line);
        open.paragraph.text += jointOf(textOf(open.last), text, open.last.endsBlank) + text;
        open.paragraph.bold &&= line.bold;
        open = { ...open, last: line, lines: open.lines + 1, page, measure };
      } else {
        const paragraph: OpenParagraph['paragraph'] = {
          kind: 'paragraph',
          page,
          text: textOf(line),
          bold: line.bold,
        };
        passages.push(paragraph);
        const indented = line.left - measure.left > INDENT * line.size;
        open = { paragraph, last: line, lines: 1, page, measure, indented };
      }
    }
  }
  return passages;
}

function linesAmong(items: readonly PageItem[]): TextLine[] {
  return items.flatMap((item) => (item.kind === 'line' ? [item.line] : []));
}

function isNear(last: TextLine, line: TextLine, step: number): boolean {
  return line.baseline - last.baseline <= LARGER_STEP * Math.max(step, line.size);
}

function goesOn(open: OpenParagraph, next: TextLine, to: Measure): boolean {
  const { last, measure: from } = open;
  if (Math.abs(last.size - next.size) > OTHER_SIZE * last.size) return false;
  if (last.stretches.length > 1 && next.stretches.length > 1) return false;
  if (open.lines === 1 && last.left - from.left > SET_APART * last.size) return false;
  const nextIndent = next.left - to.left;
  if (nextIndent > INDENT * next.size && !hangs(open, next)) return false;
  if (last.right + firstWordOf(next) <= from.right - 0.5 * last.size) return false;
  if (!beginsWithLabel(textOf(next)) || !SENTENCE_END.test(textOf(last))) return true;
  return open.indented && nextIndent < INDENT * next.size && countsOn(open.paragraph.text, textOf(next));
}

/** A hanging indent: the lines stand under the text after the number in the first one. */
function hangs({ last, lines }: OpenParagraph, next: TextLine): boolean {
  if (lines > 1) return Math.abs(last.left - next.left) < 1;
  return (
    beginsWithLabel(textOf(last)) &&
    last.glyphs.slice(1, 4).some(({ left }) => Math.abs(left - next.left) < 1)
  );
}

/** Width of what a line break may not part: a character or a word, with the marks that open and close it. */
function firstWordOf({ glyphs, left }: TextLine): number {
  let start = 0;
  while (OPENING.test(glyphs[start]?.text ?? '')) start++;
  let end = start + 1;
  if (WORD.test(glyphs[start]?.text ?? ''))
    while (end < glyphs.length && WORD.test(glyphs[end]?.text ?? '')) end++;
  while (end < glyphs.length && CLOSING.test(glyphs[end]?.text ?? '')) end++;
  return (glyphs[end - 1]?.right ?? left) - left;
}

/**
 * Where running text begins and ends: the left edge that nearly all lines keep to, and the right edge furthest out that
 * two lines reach, so that one long address doesn't move it. Text set ragged reaches it in few lines.
 */
function measureOf(lines: readonly TextLine[]): Measure {
  const width = largest(lines.map((line) => line.right - line.left));
  const rights = lines
    .filter((line) => line.right - line.left >= LONG * width)
    .map((line) => ({ at: rightOf(line), size: line.size }))
    .sort((a, b) => b.at - a.at);
  const shared = rights.find(({ at, size }, i) => at - (rights[i + 1]?.at ?? -Infinity) <= SAME_EDGE * size);
  return {
    left: share(
      lines.map((line) => line.left),
      0.1,
    ),
    right: (shared ?? rights[0])?.at ?? 0,
  };
}

/** The edges of one page's text: its own where enough long lines keep to them, else the document's. */
function measureOn(lines: readonly TextLine[], usual: Measure): Measure {
  if (lines.filter((line) => isLong(line, usual)).length < FEWEST_LONG) return usual;
  const own = measureOf(lines);
  const beyond = lines.filter((line) => rightOf(line) > own.right + SAME_EDGE * line.size);
  return beyond.length > 1 ? usual : own;
}

/** Where a line ends without the marks at its end, which word processors let hang over the edge. */
function rightOf({ glyphs, right }: TextLine): number {
  if (!CLOSING.test(glyphs.at(-1)?.text ?? '')) return right;
  return glyphs.findLast(({ text }) => !CLOSING.test(text))?.right ?? right;
}

function isLong(line: TextLine, { left, right }: Measure): boolean {
  return line.right - line.left >= LONG * (right - left);
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** The usual distance of two lines, in points. */
function usualStep(pages: readonly PageItems[]): number {
  const steps: number[] = [];
  for (const { items } of pages) {
    const lines = linesAmong(items);
    for (let i = 1; i < lines.length; i++) {
      const step = (lines[i]?.baseline ?? 0) - (lines[i - 1]?.baseline ?? 0);
      if (step > 0) steps.push(step);
    }
  }
  return median(steps);
}
