import type { Cell, Paragraph } from '../document/block.js';
import { readFormLine, type FormLine } from './form-line.js';
import { recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';

/** Rows of a form that a table without column headings must show. */
const ROWS_ALONE = 3;
/** Lines in a row that hold nothing but words: a wrapped label, a note. */
const MOST_WORDS = 2;

/**
 * Recognises tables that print one row a line, parted by blanks (`space-rows`) or by nothing (`glued`). Only the words of
 * the forms make such a table: three rows with figures, or the column headings and a row. Lists of sentences and of
 * fields stay prose.
 */
export const recogniseFormLines = recogniserOfRuns(
  (paragraph, _index, _blocks, { vocabulary }) => readFormLine(paragraph, vocabulary) !== null,
  readRun,
);

function readRun(run: readonly Paragraph[], { vocabulary }: LayoutContext): FoundTable[] {
  const lines = run.map((paragraph) => readFormLine(paragraph, vocabulary));
  const found: FoundTable[] = [];
  let from = 0;
  let words = 0;
  lines.forEach((line, index) => {
    words = line?.kind === 'words' ? words + 1 : 0;
    if (words <= MOST_WORDS) return;
    pushTable(run, lines, from, index, found);
    from = index;
  });
  pushTable(run, lines, from, run.length, found);
  return found;
}

function pushTable(
  run: readonly Paragraph[],
  lines: readonly (FormLine | null)[],
  from: number,
  to: number,
  found: FoundTable[],
): void {
  const isPart = (line: FormLine | null | undefined): boolean => line != null && line.kind !== 'words';
  let [first, last] = [from, to - 1];
  while (first < to && !isPart(lines[first])) first++;
  const heading = lines.slice(first, to).findIndex((line) => line?.kind === 'heading');
  if (heading >= 0 && !lines.slice(first, first + heading).some((line) => line?.kind === 'row'))
    first += heading;
  while (last > first && !isPart(lines[last])) last--;
  const part = lines.slice(first, last + 1).filter((line) => line !== null);
  const rows = part.filter((line) => line.kind === 'row' && line.cells.length > 1);
  const headed = part.some((line) => line.kind === 'heading');
  if (rows.length < (headed ? 1 : ROWS_ALONE)) return;
  const glued = rows.filter((line) => line.glued).length * 2 > rows.length;
  const cells: Cell[][] = part.map((line) => line.cells);
  const table = tableOver(glued ? 'glued' : 'space-rows', cells, run.slice(first, last + 1));
  found.push({ from: first, to: last + 1, table });
}
