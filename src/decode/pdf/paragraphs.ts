import { beginsWithLabel, countsOn } from './enumeration.js';
import { kindOf } from './figures.js';
import { jointOf } from './join-text.js';
import type { PageItem } from './page-layout.js';
import { CLOSING, measureOf, measureOn, type Measure } from './text-measure.js';
import { median, textOf, type TextLine } from './text-lines.js';
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
/**
 * A line that stands alone further to the right than this, in ems, is centred or set to the right edge: a
 * date, a title.
 */
const SET_APART = 5;
/** Lines further apart than this, in usual steps, are of different paragraphs. */
const LARGER_STEP = 1.4;

const SENTENCE_END = /[。！？；：!?;:]["”’）)]?$/;
const OPENING = /^[（《〈【“‘(]/;
const WORD = /^[\w.%]/;

/**
 * Rejoins lines to paragraphs, over pages too. A line goes on in the next one when the next one's first word
 * had no room in it, unless the next one is indented, set apart, of another size, or begins with a heading's
 * number after the end of a sentence; but an enumeration within an indented paragraph goes on at the left
 * edge.
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
  if (last.stretches.length > 1 && (next.stretches.length > 1 || endsInFigure(last))) return false;
  if (open.lines === 1 && last.left - from.left > SET_APART * last.size) return false;
  const nextIndent = next.left - to.left;
  if (nextIndent > INDENT * next.size && !hangs(open, next)) return false;
  if (last.right + firstWordOf(next) <= from.right - 0.5 * last.size) return false;
  if (!beginsWithLabel(textOf(next)) || !SENTENCE_END.test(textOf(last))) return true;
  return open.indented && nextIndent < INDENT * next.size && countsOn(open.paragraph.text, textOf(next));
}

/** Words and a figure far behind them: a row, not running text. */
function endsInFigure({ stretches }: TextLine): boolean {
  return kindOf(stretches.at(-1)?.text ?? '') !== 'words';
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
