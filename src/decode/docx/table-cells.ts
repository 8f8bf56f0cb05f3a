import type { DraftCell } from '../../document/write-blocks.js';
import type { WordBlock, WordCell, WordTable } from './draft.js';
import { onGridOfWidths } from './grid-of-widths.js';

/** A cell in its place on the table's own grid, columns from `start` to `end`. */
interface PlacedCell {
  cell: WordCell;
  start: number;
  end: number;
}

/**
 * Edges nearer than this (twentieths of a point: 2 and 4 mm) are one edge that was dragged by hand; the least
 * that does.
 */
const SAME_EDGE = [115, 230];

/**
 * The cells of a table with merges resolved, row by row. The columns are those that a reader sees: Word's own
 * grid has one for every edge of every row, also where edges only missed each other by a hair. Where edges of
 * rows have so little in common that no row could fill the grid, cells are put in columns by their order, as
 * an edge says nothing about a figure.
 */
export function tableCells(stated: WordTable): DraftCell[][] {
  const table = onGridOfWidths(stated);
  const rows = table.rows
    .filter((row) => !row.deleted)
    .map((row) => ({ before: row.before, cells: placeCells(row.cells, row.before) }));
  const columnOf = visibleColumns(rows, table.columns) ?? putInOrder(rows);
  let growing = new Map<number, { cell: DraftCell; width: number }>();
  return rows.map(({ before, cells }) => {
    const out: DraftCell[] = [];
    const next: typeof growing = new Map();
    const free = columnOf(before);
    if (free > 0 && cells.length > 0) out.push({ text: '', colSpan: free });
    for (const { cell, start, end } of cells) {
      const column = columnOf(start);
      const width = Math.max(1, columnOf(end) - column);
      const above = cell.down === 'continued' ? growing.get(column) : undefined;
      if (above?.width === width) {
        above.cell.rowSpan = (above.cell.rowSpan ?? 1) + 1;
        next.set(column, above);
        continue;
      }
      const draft: DraftCell = { text: textOf(cell.content) };
      if (width > 1) draft.colSpan = width;
      if (cell.down !== 'none') next.set(column, { cell: draft, width });
      out.push(draft);
    }
    growing = next;
    return out;
  });
}

function placeCells(cells: readonly WordCell[], before: number): PlacedCell[] {
  const placed: PlacedCell[] = [];
  let at = before;
  for (const cell of cells) {
    const end = at + cell.width;
    const last = placed.at(-1);
    if (cell.across === 'continued' && last !== undefined) last.end = end;
    else placed.push({ cell, start: at, end });
    at = end;
  }
  return placed;
}

interface PlacedRow {
  before: number;
  cells: PlacedCell[];
}

/** The visible columns by the edges of the grid; null where the rows do not lie on one grid. */
function visibleColumns(
  rows: readonly PlacedRow[],
  widths: readonly number[],
): ((edge: number) => number) | null {
  const cells = rows.flatMap((row) => row.cells);
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length + Math.sign(row.before)), 0);
  for (const distance of SAME_EDGE) {
    const columns = joinEdges(cells, widths, distance);
    if (new Set(columns.values()).size <= widest + 1) return (edge) => columns.get(edge) ?? 0;
  }
  return null;
}

/**
 * Maps edges of the grid to columns: edges that no cell has, and edges beside each other, make none of their
 * own.
 */
function joinEdges(
  cells: readonly PlacedCell[],
  widths: readonly number[],
  distance: number,
): Map<number, number> {
  const between = new Set(cells.map(({ start, end }) => `${start} ${end}`));
  const edges = [...new Set(cells.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const offsets = [0];
  for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + width);
  const columns = new Map<number, number>();
  let group: number[] = [];
  let column = -1;
  for (const edge of edges) {
    const near = (offsets[edge] ?? Infinity) - (offsets[group[0] ?? 0] ?? 0) < distance;
    if (group.length === 0 || !near || group.some((one) => between.has(`${one} ${edge}`))) {
      column++;
      group = [];
    }
    group.push(edge);
    columns.set(edge, column);
  }
  return columns;
}

/** One column for each cell of a row. */
function putInOrder(rows: readonly PlacedRow[]): (edge: number) => number {
  for (const row of rows) {
    row.before = 0;
    row.cells.forEach((cell, index) => {
      cell.start = index;
      cell.end = index + 1;
    });
  }
  return (edge) => edge;
}

/**
 * The text of a cell: a line for each paragraph; a table inside it, whose rows are lines and whose cells tabs
 * part.
 */
export function textOf(content: readonly WordBlock[]): string {
  return content
    .flatMap((block) =>
      block.kind === 'paragraph'
        ? block.lines
        : tableCells(block).map((row) => row.map((cell) => cell.text).join('\t')),
    )
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/**
 * Whether a table only lays out a page: one column, as the frame around a text, or few cells around tables of
 * their own.
 */
export function isFrame(table: WordTable): boolean {
  if (table.rows.every((row) => row.cells.length <= 1)) return true;
  const inner = table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.content.filter(isTable)));
  return inner.length > 0 && count(inner) >= count([table]);
}

function isTable(block: WordBlock): block is WordTable {
  return block.kind === 'table';
}

function count(tables: readonly WordTable[]): number {
  return tables.reduce((sum, { rows }) => sum + rows.reduce((cells, row) => cells + row.cells.length, 0), 0);
}
