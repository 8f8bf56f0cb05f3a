import { displayWidth, pad, printable, truncate } from './text-width.js';

/** One column of a table for people. */
export interface Column<Row> {
  head: string;
  /** The cell's text; null and undefined print as nothing. */
  cell(row: Row): string | number | null | undefined;
  align?: 'start' | 'end';
  /**
   * Gives way first when the terminal is narrow, never below this many columns. Others are only cut as a last
   * resort.
   */
  shrinksTo?: number;
}

const GAP = 2;

/** Cells of a row as printable text. */
export function cellsOf<Row>(columns: readonly Column<Row>[], row: Row): string[] {
  return columns.map((column) => printable(String(column.cell(row) ?? '')));
}

/**
 * Widths for the columns, so that all lines fit.
 *
 * @param columns the columns
 * @param rows cells of the rows that decide, as {@link cellsOf} gives them
 * @param limit columns of the terminal; null when the output is no terminal and nothing is cut
 */
export function columnWidths<Row>(
  columns: readonly Column<Row>[],
  rows: readonly (readonly string[])[],
  limit: number | null,
): number[] {
  const widths = columns.map((column, index) =>
    rows.reduce(
      (widest, cells) => Math.max(widest, displayWidth(cells[index] ?? '')),
      displayWidth(column.head),
    ),
  );
  if (limit === null) return widths;
  const floors = columns.map((column, index) =>
    column.shrinksTo === undefined ? (widths[index] ?? 0) : Math.min(column.shrinksTo, widths[index] ?? 0),
  );
  const room = limit - GAP * (columns.length - 1);
  shrink(widths, floors, room);
  shrink(
    widths,
    widths.map(() => 1),
    room,
  );
  return widths;
}

/** Takes columns from the widest that may give, until the sum fits or nothing can give. */
function shrink(widths: number[], floors: readonly number[], room: number): void {
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  while (excess > 0) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      if (width > (floors[index] ?? 0) && (widest < 0 || width > (widths[widest] ?? 0))) widest = index;
    }
    if (widest < 0) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
}

/** One line of a table; `cut` only where a person looks at a terminal. */
export function tableLine<Row>(
  columns: readonly Column<Row>[],
  cells: readonly string[],
  widths: readonly number[],
  cut: boolean,
): string {
  return columns
    .map((column, index) => {
      const width = widths[index] ?? 0;
      const text = cells[index] ?? '';
      return pad(cut ? truncate(text, width) : text, width, column.align);
    })
    .join(' '.repeat(GAP))
    .trimEnd();
}

/** A whole table with its head line; for tables that are known to be small. */
export function formatTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  limit: number | null,
): string[] {
  const cells = rows.map((row) => cellsOf(columns, row));
  const widths = columnWidths(columns, cells, limit);
  const heads = columns.map((column) => column.head);
  return [heads, ...cells].map((line) => tableLine(columns, line, widths, limit !== null));
}
