import type { Block, Cell, Paragraph } from '../document/block.js';
import { cutCell } from './cell.js';
import { followsForm, hasFigures, isHeadingRow, isProse, weigh } from './evidence.js';
import { recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';
import type { TableVocabulary } from './vocabulary.js';

const LONGEST_CONTINUATION = 60;
/** From this width on, two rows are a table; narrower ones need three. */
const WIDE = 5;

/**
 * Recognises tables that print one row a line, cells parted by tabs. A line without a tab between two rows is a row of one
 * cell: a heading row or a label's continuation.
 */
export const recogniseTabRows = recogniserOfRuns(belongs, readRun);

function belongs(
  paragraph: Paragraph,
  index: number,
  blocks: readonly Block[],
  { vocabulary }: LayoutContext,
): boolean {
  if (isRowLine(paragraph)) return true;
  if (vocabulary.isLabel(paragraph.text)) return true;
  const [before, after] = [blocks[index - 1], blocks[index + 1]];
  return (
    paragraph.text.length <= LONGEST_CONTINUATION &&
    !/[。；：:]\s*$/.test(paragraph.text) &&
    before?.kind === 'paragraph' &&
    after?.kind === 'paragraph' &&
    isRowLine(before) &&
    isRowLine(after)
  );
}

function isRowLine(paragraph: Paragraph): boolean {
  return paragraph.text.trimStart().includes('\t');
}

function readRun(run: readonly Paragraph[], { vocabulary }: LayoutContext): FoundTable[] {
  if (!run.some(isRowLine)) return [];
  const indented = run.filter(isRowLine).every((paragraph) => paragraph.text.startsWith('\t'));
  const all = run.map((paragraph) => splitAtTabs(paragraph, indented));
  const isRow = (row: readonly Cell[]): boolean => row.length >= 2 && !isProse(row);
  let first = all.findIndex(isRow);
  if (first < 0) return [];
  // without column headings the labels directly before belong to the table; with them they are headings of the text
  const headed = isHeadingRow(all[first] ?? [], vocabulary);
  while (!headed && first > 0 && isLoneLabel(all[first - 1] ?? [], vocabulary)) first--;
  const last = all.findLastIndex((row) => isRow(row) || isLoneLabel(row, vocabulary));
  const rows = all.slice(first, last + 1);
  if (!isTable(rows, vocabulary)) return [];
  return [{ from: first, to: last + 1, table: tableOver('tab-rows', rows, run.slice(first, last + 1)) }];
}

function isLoneLabel(row: readonly Cell[], vocabulary: TableVocabulary): boolean {
  return row.length === 1 && row.every((cell) => vocabulary.isLabel(cell.text));
}

function isTable(rows: readonly Cell[][], vocabulary: TableVocabulary): boolean {
  const evidence = weigh(rows, vocabulary);
  if (followsForm(evidence)) return true;
  return (
    evidence.width >= 2 &&
    evidence.regular >= (evidence.width >= WIDE ? 2 : 3) &&
    evidence.regular * 2 >= rows.length &&
    rows.filter(isProse).length * 3 < rows.length &&
    rows.some((row) => hasFigures(row, vocabulary))
  );
}

function splitAtTabs(paragraph: Paragraph, indented: boolean): Cell[] {
  const { text } = paragraph;
  const cells: Cell[] = [];
  let from = indented && text.startsWith('\t') ? 1 : 0;
  while (from <= text.length) {
    const tab = text.indexOf('\t', from);
    const to = tab < 0 ? text.length : tab;
    cells.push(cutCell(paragraph, from, to));
    from = to + 1;
  }
  return cells;
}
