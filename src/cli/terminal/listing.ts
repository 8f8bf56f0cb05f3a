import { both, type Bilingual } from '../../language.js';
import type { Call } from '../command/command.js';
import { EXIT, type ExitCode } from '../command/exit-code.js';
import { cellsOf, columnWidths, tableLine, type Column } from './table.js';

/**
 * Rows that decide how wide the columns of a table are; a longer listing begins to appear before it is known.
 */
const SAMPLE = 200;
const NOTHING_TO_LIST = both('没有记录。', 'Nothing to list. ');
const NOTHING_TO_DO = both('', '');

/**
 * Prints a listing: JSON lines with `--json`, else a table that fits the terminal. Stops when the reader goes
 * away.
 *
 * @param call how the command was called
 * @param rows in the order to print
 * @param columns of the table
 * @param next what to do where there is no row
 * @param toJson what a JSON line holds; by default the row itself
 */
export async function printListing<Row>(
  call: Call,
  rows: AsyncIterable<Row> | Iterable<Row>,
  columns: readonly Column<Row>[],
  next: Bilingual = NOTHING_TO_DO,
  toJson: (row: Row) => unknown = (row) => row,
): Promise<ExitCode> {
  const { screen, signal } = call;
  if (call.json) {
    for await (const row of rows) {
      if (signal.aborted || screen.closed) break;
      await screen.printJson(toJson(row));
    }
  } else {
    await printTable(call, rows, columns, next);
  }
  return signal.aborted ? EXIT.interrupted : EXIT.done;
}

async function printTable<Row>(
  { screen, signal, say }: Call,
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
  if (sample.length === 0) screen.note(`${say(NOTHING_TO_LIST)}${say(next)}`.trim());
  else await begin(sample);
}
