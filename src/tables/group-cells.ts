import type { Cell } from '../document/block.js';
import { holdsValue } from './value-shape.js';
import type { TableVocabulary } from './vocabulary.js';

/** What one cell is, seen alone. */
export type CellKind = 'heading' | 'label' | 'unit' | 'value' | 'blank' | 'other';

/** Tells what a cell is by its words. */
export function kindOfCell(cell: Cell, vocabulary: TableVocabulary): CellKind {
  if (cell.text.trim() === '') return 'blank';
  if (vocabulary.isHeading(cell)) return 'heading';
  if (vocabulary.isUnit(cell)) return 'unit';
  if (holdsValue(cell)) return 'value';
  return vocabulary.isLabel(cell) ? 'label' : 'other';
}

/**
 * Puts a flat run of cells into rows by what they say: a row begins at words (not a unit, not a value) that
 * follow a figure, a heading or another label.
 *
 * @param cells the cells in order, with whatever belongs to them
 * @param kindOf what a cell is
 */
export function groupCells<T>(cells: readonly T[], kindOf: (cell: T) => CellKind): T[][] {
  const rows: T[][] = [];
  let before: CellKind | null = null;
  for (const cell of cells) {
    const kind = kindOf(cell);
    const row = rows.at(-1);
    if (row === undefined || begins(kind, before)) rows.push([cell]);
    else row.push(cell);
    before = kind;
  }
  return rows;
}

function begins(kind: CellKind, before: CellKind | null): boolean {
  if (kind === 'heading') return before !== 'heading';
  if (kind === 'label' || kind === 'other') return true;
  return before === 'heading';
}
