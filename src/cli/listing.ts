import type { Bilingual } from '../language.js';
import type { Invocation } from './command.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import { cellsOf, columnWidths, tableLine, type Column } from './table.js';

/** Rows that decide how wide the columns of a table are; a longer listing begins to appear before it is known. */
const SAMPLE = 200;
const NOTHING: Bilingual = { zh: '', en: '' };

/**
 * Prints a listing: JSON lines with `--json`, else a table that fits the terminal. Stops when the reader goes away.
 *
 * @param invocation the call
 * @param rows in the order to print
 * @param columns of the table; the JSON lines are the rows themselves
 * @param next what to do where there is no row
 */
export async function printListing<Row>(
  invocation: Invocation,
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly Column<Row>[],
  next: Bilingual = NOTHING,
): Promise<ExitCode> {
  const { screen, signal } = invocation;
  if (flag(invocation, 'json')) {
    for await (const row of rows) {
      if (signal.aborted || screen.closed) break;
      await screen.printJson(row);
    }
  } else {
    await printTable(invocation, rows, columns, next);
  }
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}

async function printTable<Row>(
  { screen, signal, say }: Invocation,
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly Column<Row>[],
  next: Bilingual,
): Promise<void> {
  const limit = screen.width;
  let sample: string[][] | null = [];
  let widths: number[] = [];
  const print = (cells: readonly string[]): Promise<void> =>
    screen.print(tableLine(columns, cells, widths, limit !== null));
  const begin = async (first: string[][]): Promise<void> => {
    widths = columnWidths(columns, first, limit);
    await print(columns.map((column) => column.head));
    for (const cells of first) await print(cells);
  };
  for await (const row of rows) {
    if (signal.aborted || screen.closed) return;
    const cells = cellsOf(columns, row);
    if (sample === null) {
      await print(cells);
    } else if (sample.push(cells) === SAMPLE) {
      await begin(sample);
      sample = null;
    }
  }
  if (sample === null) return;
  if (sample.length === 0) screen.note(`${say(MESSAGES.nothingToList)}${say(next)}`.trim());
  else await begin(sample);
}
