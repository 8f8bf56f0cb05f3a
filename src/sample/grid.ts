import type { FormTable } from '../templates/generations.js';

/** A cell of a table as the report's writer thinks of it. */
export interface GridCell {
  text: string;
  rowSpan?: number;
  colSpan?: number;
  /** A number's cell: aligned and never wrapped. */
  value?: boolean;
}

/** A table before it is laid out: rows of cells, spanned places left out as in HTML. */
export interface Grid {
  /** Which table of the forms it is. */
  table: FormTable;
  /** How many rows at the top name the columns. */
  headRows: number;
  rows: GridCell[][];
}

/** What stands in one place of the full grid. */
export interface GridPlace {
  cell: GridCell;
  /** False where a span of another place covers this one. */
  own: boolean;
}

/** The grid with every place filled: spanned places point to the cell that covers them. */
export function fullGrid({ rows }: Grid): GridPlace[][] {
  const full: GridPlace[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row) {
      while (full[y]?.[x]) x++;
      for (let dy = 0; dy < (cell.rowSpan ?? 1); dy++)
        for (let dx = 0; dx < (cell.colSpan ?? 1); dx++) {
          const line = full[y + dy];
          if (line) line[x + dx] = { cell, own: dy === 0 && dx === 0 };
        }
    }
  });
  return full;
}
