import type { Block, Cell, Paragraph } from '../document/block.js';
import { cutCell } from './cell.js';
import { groupCells, kindOfCell, type CellKind } from './group-cells.js';
import { recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';

const LONGEST_CELL = 80;
/** Rows of a form that a table without column headings must show. */
const ROWS_ALONE = 3;

/**
 * Recognises tables that print one cell a line without any mark: label, unit, value, label … Words that no form knows
 * belong to such a table only where a unit follows them.
 */
export const recogniseCellLines = recogniserOfRuns(belongs, readRun);

function belongs(
  paragraph: Paragraph,
  index: number,
  blocks: readonly Block[],
  { vocabulary }: LayoutContext,
): boolean {
  if (paragraph.text.length > LONGEST_CELL) return vocabulary.isLabel(paragraph.text);
  if (kindOfCell(paragraph.text, vocabulary) !== 'other') return true;
  if (/[。；]\s*$/.test(paragraph.text)) return false;
  for (const next of [blocks[index + 1], blocks[index + 2]]) {
    if (next?.kind !== 'paragraph') return false;
    if (next.text.length <= LONGEST_CELL && vocabulary.isUnit(next.text)) return true;
  }
  return false;
}

function readRun(run: readonly Paragraph[], { vocabulary }: LayoutContext): FoundTable[] {
  const cells = run.map((paragraph, index) => ({
    cell: cutCell(paragraph, 0, paragraph.text.length),
    kind: kindOfCell(paragraph.text, vocabulary),
    index,
  }));
  const records = groupCells(cells, (cell) => cell.kind);
  const kinds = records.map((record) => record.map((cell) => cell.kind));
  let first = kinds.findIndex(isHeading);
  if (first < 0) first = kinds.findIndex((record) => record[0] === 'label');
  const last = kinds.findLastIndex((record) => isRow(record) || record[0] === 'label');
  if (first < 0 || last < first) return [];
  const part = records.slice(first, last + 1);
  const rows = kinds.slice(first, last + 1).filter((record) => record[0] === 'label' && isRow(record)).length;
  if (rows < (isHeading(kinds[first] ?? []) ? 1 : ROWS_ALONE)) return [];
  const from = part[0]?.[0]?.index ?? 0;
  const to = (part.at(-1)?.at(-1)?.index ?? 0) + 1;
  const grid: Cell[][] = part.map((record) => record.map(({ cell }) => cell));
  return [{ from, to, table: tableOver('cell-lines', grid, run.slice(from, to)) }];
}

function isHeading(record: readonly CellKind[]): boolean {
  return record.length >= 2 && record.every((kind) => kind === 'heading');
}

function isRow(record: readonly CellKind[]): boolean {
  return record.length >= 2 && record[0] !== 'heading';
}
