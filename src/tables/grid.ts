import type { Cell } from '../document/block.js';

/** One place of an expanded grid. */
export interface GridCell {
  cell: Cell;
  /** Where the cell stands in the table's own rows. */
  row: number;
  column: number;
  /** True where the cell begins, false where it only reaches by rowSpan or colSpan. */
  origin: boolean;
}

/** Wider or longer spans than any real table has are cut: a hostile file must not blow the grid up. */
const MOST_COLUMNS = 256;
const LONGEST_SPAN = 2000;

/**
 * Expands merged cells, so that every row has a cell in every column that it covers.
 *
 * @param rows the table's rows as printed, each with the cells that begin in it
 */
export function expandGrid(rows: readonly Cell[][]): GridCell[][] {
  const grid: GridCell[][] = rows.map(() => []);
  rows.forEach((row, r) => {
    let at = 0;
    row.forEach((cell, c) => {
      while (grid[r]?.[at] !== undefined) at++;
      const width = Math.min(cell.colSpan ?? 1, MOST_COLUMNS - at);
      const height = Math.min(cell.rowSpan ?? 1, LONGEST_SPAN, rows.length - r);
      for (let dr = 0; dr < height; dr++) {
        const line = grid[r + dr];
        if (line === undefined) continue;
        for (let dc = 0; dc < width; dc++) {
          line[at + dc] ??= { cell, row: r, column: c, origin: dr === 0 && dc === 0 };
        }
      }
      at += Math.max(width, 1);
    });
  });
  return grid.map((line) => Array.from(line, (place) => place)).map(withoutHoles);
}

function withoutHoles(line: (GridCell | undefined)[]): GridCell[] {
  return line.filter((place) => place !== undefined);
}
