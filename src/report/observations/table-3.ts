import type { Notice } from '../../document/notice.js';
import type { TableLayout } from '../../document/block.js';
import { tidy } from '../../document/tidy.js';
import { Words, wordsOf } from '../../document/words.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { parseRowLabel } from '../../tables/row-label.js';
import { applicationsForm } from '../../templates/applications-form.js';
import type { SixSections } from '../../templates/generations.js';
import { matchRows } from '../../templates/match-rows.js';
import type { Observation, ReportTable } from '../report.js';
import type { ApplicationRow } from './application-row.js';
import { splitFused } from './fused-figures.js';
import { isWords, lastLabel } from './table-3-labels.js';
import { columnsOf, isColumnHeadings, SUBTOTAL } from './table-3-columns.js';
import { checkSums } from './table-3-sums.js';
import { observeCell } from './table-cell-observation.js';

/**
 * Layouts in which a blank cell leaves no trace, so that nothing says which cell of a short row is missing.
 */
const WITHOUT_CELLS: ReadonlySet<TableLayout> = new Set(['space-rows', 'cell-lines', 'glued', 'flat-run']);

/**
 * The observations of table 3 (收到和处理政府信息公开申请情况), one for each row and applicant. Subtotal rows
 * and columns are recognised, checked against their parts and left out, so that nothing shifts. Where nothing
 * says which cells of a row are missing the row gives none. Source: 国办公开办函〔2019〕60号, 〔2021〕30号.
 *
 * @param notices receives rows whose number of figures does not fit the columns, and what the printed sums
 *   contradict
 */
export function readApplicationsTable(table: ReportTable, index: number, notices: Notice[]): Observation[] {
  const form: SixSections = table.template?.form === '2021' ? '2021' : '2019';
  const grid = expandGrid(table.rows);
  const first = grid.findIndex((row) =>
    row.some(({ cell }) => /本年新收|上年结转/.test(wordsOf(cell).plain)),
  );
  const body = grid.slice(Math.max(first, 0)).filter((row) => !isColumnHeadings(row));
  const columns = columnsOf(grid.slice(0, Math.max(first, 0)));
  const labels = labelColumns(body, grid, columns.length, form);
  const headed = grid.slice(0, Math.max(first, 0)).some(isColumnHeadings);
  if (
    !headed &&
    labels !== null &&
    labels > 1 + body.reduce((most, row) => Math.max(most, lastLabel(row, form)), -1)
  ) {
    notices.push(columnsUnknown(table));
    return [];
  }
  // cells drawn on a page are all there or lost; in other grids a short row lacks blank cells at its end
  const bordered = (row: ApplicationRow): boolean =>
    !WITHOUT_CELLS.has(table.layout) &&
    !row.filledUp &&
    (table.layout !== 'pdf' || row.printed.length >= columns.length);
  const depths = labels === null ? NONE : ownDepths(body, columns.length, labels, form);
  const rows = body
    .flatMap((row) => readRow(row, { width: columns.length, columns: labels, depths }, form))
    .map((row) => (bordered(row) ? row : settle(row, columns.length, notices)));
  const matched = matchRows(
    applicationsForm(form),
    rows.map((row) => parseRowLabel(row.label)),
  );
  for (const notice of checkSums(columns, rows, matched)) notices.push(notice);
  return rows.flatMap((row, i) => {
    const indicator = matched[i] ?? null;
    if (row.values.length === 0 || indicator?.relation === 'group') return [];
    if (indicator === null && /小计|合计/.test(new Words(row.label).plain)) return [];
    if (row.values.includes(null)) notices.push(wrongNumber(row, columns.length));
    return columns.flatMap((applicant, column) => {
      if (applicant === SUBTOTAL) return [];
      const code = indicator?.code ?? `unknown:${new Words(row.label).plain}`;
      const value = row.values[column] ?? null;
      return [
        observeCell(
          { indicator, code, applicant, label: row.label, columnUnit: '', value, before: row.cell },
          index,
          form,
        ),
      ];
    });
  });
}

/**
 * How many label columns stand before the figures of each row; null where each row prints its own labels
 * alone (merged cells left out), so that the figures begin directly behind them, and blanks may fill the row
 * up to the widest one.
 */
function labelColumns(
  body: readonly (readonly GridCell[])[],
  grid: readonly (readonly GridCell[])[],
  width: number,
  form: SixSections,
): number | null {
  const widest = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const own = body.filter((row) => {
    const behind = row.slice(lastLabel(row, form) + 1);
    const spare = behind.slice(width).every(({ cell }) => wordsOf(cell).plain === '');
    return spare && behind.length >= width && (row.length < widest || behind.length > width);
  });
  return own.length * 2 > body.length ? null : widest - width;
}

const NONE: ReadonlySet<number> = new Set();

/**
 * The numbers of labels behind which figures begin at once, blank label columns left out. A figure among the
 * label columns shows it; where all cells there are blank, rows as long as their labels and figures together
 * do, unless rows are short because blank cells were cut off at their ends, or others of as many labels have
 * the blank columns.
 */
function ownDepths(
  body: readonly (readonly GridCell[])[],
  width: number,
  columns: number,
  form: SixSections,
): ReadonlySet<number> {
  const shown = new Set<number>();
  const likely = new Set<number>();
  const padded = new Set<number>();
  let cutOff = false;
  for (const row of body) {
    const depth = lastLabel(row, form) + 1;
    cutOff ||= depth === columns && row.length < columns + width;
    if (depth === 0 || depth >= columns) continue;
    const blank = row.slice(depth, columns).every(isBlank);
    if (row.length === depth + width) (blank ? likely : shown).add(depth);
    else if (row.length >= columns + width && blank) padded.add(depth);
  }
  return new Set([...shown, ...[...likely].filter((depth) => !cutOff && !padded.has(depth))]);
}

function isBlank({ cell }: GridCell): boolean {
  return wordsOf(cell).plain === '';
}

/** In text without cells only a row with a figure for each column can be trusted. */
function settle(row: ApplicationRow, width: number, notices: Notice[]): ApplicationRow {
  if (row.values.length === 0 || row.printed.length === width) return row;
  const [only] = row.printed;
  const split = row.printed.length === 1 && only !== undefined ? splitFused(only, width) : null;
  if (split !== null) {
    const { label, cell } = row;
    notices.push({ code: 'figures_fused', details: { label, columns: width }, span: cell.cell.span });
    return { ...row, values: split, printed: split };
  }
  notices.push(wrongNumber(row, width));
  return { ...row, values: [] };
}

/** Without headings nothing says whether a further column is a label's or a subtotal. */
function columnsUnknown({ span }: ReportTable): Notice {
  return { code: 'columns_unknown', details: {}, span };
}

function wrongNumber({ label, cell, printed }: ApplicationRow, columns: number): Notice {
  const details = { label, printed: printed.length, columns };
  return { code: 'row_misfits_columns', details, span: cell.cell.span };
}

/** Where labels end and figures begin. */
interface Shape {
  /** Number of value columns. */
  width: number;
  /** Number of label columns, null where each row has its own. */
  columns: number | null;
  /** See {@link ownDepths}. */
  depths: ReadonlySet<number>;
}

function readRow(
  row: readonly GridCell[],
  { width, columns, depths }: Shape,
  form: SixSections,
): ApplicationRow[] {
  const lastWords = lastLabel(row, form);
  const ownOnly = columns === null || (depths.has(lastWords + 1) && row.length === lastWords + 1 + width);
  const from = ownOnly ? lastWords + 1 : Math.max(lastWords + 1, firstFigure(row, lastWords, width, columns));
  const labels = row
    .slice(0, lastWords + 1)
    .filter((place, at, all) => isWords(place) && all.findIndex((one) => one.cell === place.cell) === at);
  const own = labels.at(-1);
  if (own === undefined) return [];
  const heads = labels
    .slice(0, -1)
    .filter((place) => place.origin)
    .map((cell) => heading(cell));
  const filled = row.slice(from).some(({ cell }) => cell !== own.cell);
  if (!filled) return [...heads, heading(own)];
  const values = Array.from({ length: width }, (_, at) => row[from + at] ?? null);
  const printed = columns === null ? withoutSpare(row.slice(from), width) : row.slice(lastWords + 1);
  const filledUp = columns === null && row.length - from > width;
  return [...heads, { label: tidy(wordsOf(own.cell)), cell: own, values, printed, filledUp }];
}

/**
 * The cells of a row's value columns. Behind them blanks fill the row up to the widest one: then blank cells
 * at the row's end may be such, and one that was blank among the figures may be gone.
 */
function withoutSpare(cells: readonly GridCell[], width: number): GridCell[] {
  const filled = cells.findLastIndex(({ cell }) => wordsOf(cell).plain !== '') + 1;
  return cells.slice(0, filled === 0 || cells.length <= width ? width : filled);
}

/**
 * Blank label columns may stand between the label and the figures: all of the widest row's where they are
 * blank here too (figures missing at the end are then blank ones that were cut off), else as many as the row
 * has to spare.
 */
function firstFigure(row: readonly GridCell[], lastWords: number, width: number, columns: number): number {
  const between = row.slice(lastWords + 1, columns);
  const whole = between.every(({ cell }) => wordsOf(cell).plain === '' || cell === row[lastWords]?.cell);
  return whole && columns < row.length ? columns : row.length - width;
}

function heading(cell: GridCell): ApplicationRow {
  return { label: tidy(wordsOf(cell.cell)), cell, values: [], printed: [], filledUp: false };
}
