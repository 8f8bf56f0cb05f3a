import { jointOf } from './join-text.js';
import { middleOf, type Glyph } from './page-marks.js';
import type { RuledGrid } from './ruled-grids.js';
import { gatherLines, textOf, type TextLine } from './text-lines.js';

/** A cell's text with the columns and rows that it spans. */
export interface TextCell {
  text: string;
  /** Its first column, from 0. */
  column: number;
  rowSpan: number;
  colSpan: number;
}

/** A table on one page. */
export interface PageTable {
  /** Place on the page, points. */
  top: number;
  bottom: number;
  /** Edges of the columns, left to right; null where no line draws them. */
  edges: readonly number[] | null;
  rows: TextCell[][];
}

/** Word processors leave at most this margin (points) between a cell's border and its text. */
const CELL_MARGIN = 6;

/**
 * Puts the glyphs of a page into the cells of its grids: a glyph belongs to the cell that its middle stands
 * in, so text that runs over borders is cut at them.
 *
 * @param grids grids that do not overlap
 * @param glyphs all glyphs of the page
 * @returns the tables that hold any text, and the glyphs outside them
 */
export function fillGrids(
  grids: readonly RuledGrid[],
  glyphs: readonly Glyph[],
): { tables: PageTable[]; outside: Glyph[] } {
  const cells = grids.map((grid) => grid.places.map((): Glyph[] => []));
  const indexes = grids.map(indexPlaces);
  const outside: Glyph[] = [];
  for (const glyph of glyphs) {
    const { x, y } = middleOf(glyph);
    const at = grids.findIndex(({ xs, ys }) => stretchOf(xs, x) >= 0 && stretchOf(ys, y) >= 0);
    const grid = grids[at];
    if (grid === undefined) {
      outside.push(glyph);
      continue;
    }
    const place = indexes[at]?.[stretchOf(grid.ys, y)]?.[stretchOf(grid.xs, x)];
    if (place !== undefined) cells[at]?.[place]?.push(glyph);
  }
  const tables = grids.map((grid, i) => toTable(grid, cells[i] ?? []));
  return { tables: tables.filter((table) => table !== null), outside };
}

/** Number of the place that covers each row and column. */
function indexPlaces({ xs, ys, places }: RuledGrid): number[][] {
  const index = ys.map(() => new Array<number>(xs.length).fill(0));
  places.forEach(({ row, column, rowSpan, colSpan }, i) => {
    for (let r = row; r < row + rowSpan; r++) index[r]?.fill(i, column, column + colSpan);
  });
  return index;
}

/** The stretch between two edges that a number stands in; -1 outside. */
function stretchOf(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length - 1];
  if (at < (edges[low] ?? Infinity) || at >= (edges[high] ?? -Infinity)) return -1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** A grid without any text is a drawing or an empty form: null. */
function toTable({ xs, ys, places }: RuledGrid, cells: readonly Glyph[][]): PageTable | null {
  if (!cells.some((glyphs) => glyphs.some((glyph) => !glyph.blank))) return null;
  const rows: TextCell[][] = ys.slice(1).map(() => []);
  places.forEach(({ row, column, rowSpan, colSpan }, i) => {
    const width = (xs[column + colSpan] ?? 0) - (xs[column] ?? 0);
    const height = (ys[row + rowSpan] ?? 0) - (ys[row] ?? 0);
    rows[row]?.push({ text: readCell(cells[i] ?? [], width, height), column, rowSpan, colSpan });
  });
  return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, edges: xs, rows };
}

/** A cell's text. Turned text (labels at the side) is read in its own direction, after upright text. */
function readCell(glyphs: readonly Glyph[], width: number, height: number): string {
  let text = '';
  for (const turn of [0, 1, 2, 3]) {
    const lines = gatherLines(glyphs.filter((glyph) => glyph.turn === turn));
    const own = joinWrapped(lines, turn % 2 === 0 ? width : height);
    text += jointOf(text, own, true) + own;
  }
  return text;
}

/**
 * Joins the lines of a cell. A word or number goes on in the next line when the line has no room for one more
 * character; otherwise two figures on two lines are two figures.
 */
function joinWrapped(lines: readonly TextLine[], room: number): string {
  let text = '';
  let last: TextLine | null = null;
  for (const line of lines) {
    const wrapped = last !== null && last.right - last.left + last.size / 2 > room - 2 * CELL_MARGIN;
    const own = textOf(line);
    text += jointOf(text, own, last !== null && (last.endsBlank || !wrapped)) + own;
    last = line;
  }
  return text;
}
