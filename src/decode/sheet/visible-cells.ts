import type { WorkSheet } from '@e965/xlsx';
import type { DraftCell } from '../../document/write-blocks.js';

/** One visible row of a sheet. */
export interface SheetRow {
  /** The cells from the first used column to the last, without those that a merge covers. */
  cells: (DraftCell & { column: number })[];
  /** A cell merged over rows reaches into this row from above. */
  joined: boolean;
}

/** What of a sheet a reader sees. */
export interface VisibleCells {
  rows: SheetRow[];
  /** Rows and columns that are hidden and hold something. */
  hidden: number;
  /** Cells beyond {@link MOST_COLUMNS}, which are not read. */
  beyond: number;
}

/** No form has as many columns. */
export const MOST_COLUMNS = 200;

interface Filled {
  row: number;
  column: number;
  text: string;
}

/**
 * The visible cells of a sheet that was read with `dense`, merges resolved, from the first used row and
 * column to the last.
 *
 * @param most how many cells may be made
 * @returns null when the sheet has more
 */
export function visibleCells(sheet: WorkSheet, most: number): VisibleCells | null {
  const isRowHidden = (row: number): boolean => sheet['!rows']?.[row]?.hidden === true;
  const isColumnHidden = (column: number): boolean => sheet['!cols']?.[column]?.hidden === true;
  const filled: Filled[] = [];
  let hidden = 0;
  let beyond = 0;
  for (const [row, cells] of held(sheet['!data'])) {
    for (const [column, cell] of held(cells)) {
      const text = shown(cell);
      if (text.trim() === '') continue;
      if (isRowHidden(row) || isColumnHidden(column)) hidden++;
      else if (column >= MOST_COLUMNS) beyond++;
      else filled.push({ row, column, text });
    }
  }
  if (filled.length === 0) return { rows: [], hidden, beyond };
  const top = filled.reduce((least, { row }) => Math.min(least, row), Infinity);
  const bottom = filled.reduce((greatest, { row }) => Math.max(greatest, row), 0);
  const left = filled.reduce((least, { column }) => Math.min(least, column), Infinity);
  const right = filled.reduce((greatest, { column }) => Math.max(greatest, column), 0);
  const shownRows = range(top, bottom).filter((row) => !isRowHidden(row));
  const shownColumns = range(left, right).filter((column) => !isColumnHidden(column));
  if (shownRows.length * shownColumns.length > most) return null;
  const texts = new Map(filled.map(({ row, column, text }) => [keyOf(row, column), text]));
  const spans = new Map<number, { rows: number; columns: number }>();
  /** Covered places; true where the cell begins in a row above. */
  const covered = new Map<number, boolean>();
  let places = 0;
  for (const { s, e } of sheet['!merges'] ?? []) {
    const within = {
      top: Math.max(s.r, top),
      bottom: Math.min(e.r, bottom),
      left: Math.max(s.c, left),
      right: Math.min(e.c, right),
    };
    places += Math.max(1, (within.bottom - within.top + 1) * (within.right - within.left + 1));
    if (places > most) return null;
    const rows = range(within.top, within.bottom).filter((row) => !isRowHidden(row));
    const columns = range(within.left, within.right).filter((column) => !isColumnHidden(column));
    const [row, column] = [rows[0], columns[0]];
    if (row === undefined || column === undefined || rows.length * columns.length < 2) continue;
    const key = keyOf(row, column);
    if (covered.has(key) || spans.has(key)) continue;
    spans.set(key, { rows: rows.length, columns: columns.length });
    // a merge whose first row or column is hidden shows its text all the same
    const own = shown(sheet['!data']?.[s.r]?.[s.c]);
    if (own !== '') texts.set(key, own);
    for (const r of rows) {
      for (const c of columns) if (r !== row || c !== column) covered.set(keyOf(r, c), r !== row);
    }
  }
  const rows = shownRows.map((row): SheetRow => {
    const cells: SheetRow['cells'] = [];
    let joined = false;
    for (const column of shownColumns) {
      const key = keyOf(row, column);
      const above = covered.get(key);
      joined ||= above === true;
      if (above !== undefined) continue;
      const span = spans.get(key);
      cells.push({
        column,
        text: texts.get(key) ?? '',
        ...(span === undefined ? {} : { rowSpan: span.rows, colSpan: span.columns }),
      });
    }
    return { cells, joined };
  });
  return { rows, hidden, beyond };
}

/**
 * What an array holds, with its places: a hostile file leaves holes of millions of places that must not be
 * walked.
 */
function held<T>(sparse: readonly T[] | null | undefined): [place: number, one: T][] {
  return Object.entries(sparse ?? []).map(([place, one]) => [Number(place), one]);
}

function keyOf(row: number, column: number): number {
  return row * MOST_COLUMNS + column;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** What a cell shows: the formatted text, and what the file holds where no format is known. */
function shown(cell: { w?: string; v?: unknown; t?: string } | undefined | null): string {
  if (cell === undefined || cell === null || cell.t === 'z') return '';
  const text = cell.w ?? (typeof cell.v === 'string' || typeof cell.v === 'number' ? String(cell.v) : '');
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', ' ').trim();
}
