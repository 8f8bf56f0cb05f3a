import type { Cell } from '../../document/block.js';
import type { ReportTable } from '../../report/report.js';

/**
 * The cells of a table as `report_table.cells` holds them: one value a table. Lists of places have one entry
 * a cell, in the order of the rows; a list that would say nothing is left out.
 */
export interface StoredCells {
  /** The texts, row by row. */
  rows: string[][];
  /** `[row, column, rowSpan, columnSpan]` of the cells that cover others, rows and columns from 0. */
  merged?: [number, number, number, number][];
  /** Lines below the cell before; of the first cell, below the table's own line. Left out where all are 0. */
  line?: number[];
  /** Columns, from 1. */
  column?: number[];
  /**
   * Characters between the end of the cell before and this one; of the first cell, from the table's own
   * offset.
   */
  gap?: number[];
  /** By how much the place is longer than the text. Left out where all are 0. */
  longer?: number[];
  /** Pages. Left out where all are the table's. */
  page?: (number | null)[];
}

/** The cells of a table as they are stored. */
export function storedCells({ rows, span }: Pick<ReportTable, 'rows' | 'span'>): StoredCells {
  const cells = rows.flat();
  const page = cells.map((cell) => cell.span.page ?? null);
  const before = (index: number): Cell['span'] | undefined => cells[index - 1]?.span;
  return {
    rows: rows.map((row) => row.map(({ text }) => text)),
    ...withoutZeros({
      merged: mergedCells(rows),
      line: cells.map(({ span: { start } }, index) => start.line - (before(index)?.start ?? span.start).line),
      column: cells.map(({ span: { start } }) => start.column),
      gap: cells.map((cell, index) => cell.span.start.offset - (before(index)?.end ?? span.start).offset),
      longer: cells.map(({ text, span: { start, end } }) => end.offset - start.offset - text.length),
    }),
    ...(page.every((number) => number === (span.page ?? null)) ? {} : { page }),
  };
}

function mergedCells(rows: readonly (readonly Cell[])[]): [number, number, number, number][] {
  return rows.flatMap((row, rowIndex) =>
    row.flatMap(({ rowSpan = 1, colSpan = 1 }, columnIndex): [number, number, number, number][] =>
      rowSpan === 1 && colSpan === 1 ? [] : [[rowIndex, columnIndex, rowSpan, colSpan]],
    ),
  );
}

/** Lists that hold something else than zeros. */
function withoutZeros<Lists extends Record<string, unknown[]>>(lists: Lists): Partial<Lists> {
  return Object.fromEntries(
    Object.entries(lists).filter(([, list]) => list.some((entry) => entry !== 0)),
  ) as Partial<Lists>;
}
