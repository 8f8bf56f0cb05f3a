import type { Block, Cell, Paragraph, TableLayout } from '../document/block.js';
import { isBlank } from '../document/fold.js';
import { sliceParagraph } from '../document/paragraph.js';
import { regionsOf, type FormRegion } from './form-regions.js';
import { rowsOf, withoutPageNumbers, type FormRow } from './form-rows.js';
import { BLANK, cellOf, NEW_LINE, streamOf, type FormStream } from './form-stream.js';
import { tokensOf, type FormToken } from './form-tokens.js';
import { isFurniture } from './furniture.js';
import type { LayoutContext, LayoutRecogniser } from './layout.js';
import { arrangeStatistics } from './statistics-arrangement.js';

/** Rows of a form that a table without column headings must show. */
const ROWS_ALONE = 3;
/** Rows of table 3 that make it one without any figure. */
const ROWS_OF_EMPTY = 12;
/** Figures that most rows of table 3 have. */
const WIDE = 5;

/**
 * Recognises the forms' tables in text that lost their cells: one row a line, one cell a line, labels and
 * figures on lines of their own, labels broken over lines, several rows or the whole table run together in
 * one line. Only the words of the forms make such a table; blanks and line ends count where they part
 * figures. Lists of sentences and of fields stay prose.
 */
export const recogniseBorderless: LayoutRecogniser = (blocks, context) => {
  const out: Block[] = [];
  let run: Paragraph[] = [];
  const flush = (): void => {
    for (const block of replaceTables(run, context)) out.push(block);
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      run.push(block);
      continue;
    }
    flush();
    out.push(block);
  }
  flush();
  return out;
};

/** A table's rows and the stretch of the stream that they take. */
interface FoundForm {
  rows: FormToken[][][];
  from: number;
  to: number;
  layout: TableLayout;
}

function replaceTables(run: readonly Paragraph[], context: LayoutContext): Block[] {
  const stream = streamOf(run, context.vocabulary);
  const found = regionsOf(tokensOf(stream, context.vocabulary)).flatMap(
    (region) => readRegion(region, stream.chars) ?? [],
  );
  if (found.length === 0) return [...run];
  const out: Block[] = [];
  let [index, offset] = [0, 0];
  const copyTo = (paragraph: number, to: number): void => {
    for (; index <= paragraph && index < run.length; index++, offset = 0) {
      const own = run[index];
      if (own === undefined) break;
      const end = index === paragraph ? to : own.text.length;
      if (offset === 0 && end === own.text.length) out.push(own);
      else if (!isBlank(own.text.slice(offset, end))) out.push(sliceParagraph(own, offset, end));
      if (index === paragraph) {
        offset = end;
        break;
      }
    }
  };
  for (const form of found) {
    const [first, last] = [stream.paragraphs[form.from] ?? 0, stream.paragraphs[form.to - 1] ?? 0];
    copyTo(first, stream.offsets[form.from] ?? 0);
    const rows = form.rows.map((row) => row.map((cell) => cellOfTokens(cell, stream, run, context.text)));
    const span = cellOf(stream, form.from, form.to, run, context.text).span;
    out.push({ kind: 'table', layout: form.layout, rows, span });
    // page numbers between the rows are no part of the table, and no part of the text is lost
    for (const paragraph of run.slice(first + 1, last)) if (isFurniture(paragraph)) out.push(paragraph);
    [index, offset] = [last, (stream.offsets[form.to - 1] ?? 0) + 1];
    if (offset >= (run[last]?.text.length ?? 0)) [index, offset] = [last + 1, 0];
  }
  copyTo(run.length - 1, run.at(-1)?.text.length ?? 0);
  return out;
}

function cellOfTokens(
  cell: readonly FormToken[],
  stream: FormStream,
  run: readonly Paragraph[],
  text: string,
): Cell {
  const [from, to] = [cell[0]?.from ?? 0, cell.at(-1)?.to ?? 0];
  if (from < to) return cellOf(stream, from, to, run, text);
  const { span } = cellOf(stream, Math.max(from - 1, 0), Math.max(from, 1), run, text);
  return { text: '', span: { ...span, start: span.end } };
}

function readRegion(region: FormRegion, chars: string): FoundForm | null {
  const rows = trimmed(withoutPageNumbers(rowsOf(region)));
  if (!isForm(region.table, rows, chars)) return null;
  const cells = rows.flatMap((row) => row.cells);
  const first = cells[0]?.[0];
  const last = cells.at(-1)?.at(-1);
  if (first === undefined || last === undefined) return null;
  const arranged =
    region.table === 'statistics' ? arrangeStatistics(rows, chars) : rows.map((row) => row.cells);
  return { rows: arranged, from: first.from, to: last.to, layout: layoutOf(region.table, rows) };
}

const hasFigure = (row: FormRow): boolean => row.kind === 'row' && row.cells.length > row.labels;
const isListed = (row: FormRow, chars: string): boolean =>
  row.cells
    .slice(row.labels)
    .every((cell) =>
      cell.every(({ kind, from, to }) => kind === 'figure' && /\d\D+$/.test(chars.slice(from, to))),
    );
const isNamed = (row: FormRow): boolean => row.labels > 0;
const isKnown = (row: FormRow): boolean =>
  row.cells.slice(0, row.labels).some((cell) => cell.some(({ word }) => word !== null));

/**
 * From the column headings or the first row that a form knows to the last row with a figure or a known label.
 */
function trimmed(rows: readonly FormRow[]): FormRow[] {
  let first = rows.findIndex(
    (row) => row.kind === 'heading' || (isNamed(row) && (isKnown(row) || hasFigure(row))),
  );
  const heading = rows.findIndex((row) => row.kind === 'heading' && row.cells.length > 1);
  if (heading >= 0 && !rows.slice(0, heading).some((row) => isNamed(row) && hasFigure(row))) first = heading;
  const last = rows.findLastIndex(
    (row) =>
      (hasFigure(row) && (isNamed(row) || row.cells.length > 1)) || (row.kind === 'row' && isKnown(row)),
  );
  return first < 0 ? [] : rows.slice(first, last + 1);
}

function isForm(table: string, rows: readonly FormRow[], chars: string): boolean {
  const known = rows.filter((row) => hasFigure(row) && isKnown(row));
  const columns = rows
    .filter((row) => row.kind === 'heading')
    .reduce((sum, row) => sum + row.cells.length, 0);
  if (table === '3')
    return (
      // an empty form: nothing but its words
      (columns >= 5 && rows.filter((row) => row.kind === 'row' && isKnown(row)).length >= ROWS_OF_EMPTY) ||
      known.filter((row) => row.cells.length - row.labels >= WIDE).length >= ROWS_ALONE ||
      known.filter((row) => row.cells.length - row.labels >= 1).length >= 6
    );
  if (table === '2') return known.length >= (columns > 1 ? 1 : ROWS_ALONE);
  if (table === '4') return columns >= 5 && rows.some((row) => row.kind === 'row' && row.cells.length >= 5);
  if (columns > 1) return known.length >= 1;
  // without headings: lines that end in 3件 are a list, the form prints the unit first
  return known.length >= ROWS_ALONE && known.some((row) => !isListed(row, chars));
}

function layoutOf(table: string, rows: readonly FormRow[]): TableLayout {
  if (table === '4') return 'flat-run';
  const gaps = rows.filter(hasFigure).map((row) => row.cells[row.labels]?.[0]?.gap ?? BLANK);
  const count = (wanted: number): number => gaps.filter((gap) => Math.min(gap, NEW_LINE) === wanted).length;
  if (count(NEW_LINE) * 2 > gaps.length) return 'cell-lines';
  return count(BLANK) * 2 >= gaps.length ? 'space-rows' : 'glued';
}
