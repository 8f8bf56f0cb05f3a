import { plainWords } from '../../tables/plain-words.js';
import { tidy } from '../../document/tidy.js';
import { expandGrid, type GridCell } from '../../tables/grid.js';
import { parseRowLabel } from '../../tables/row-label.js';
import { isValueShaped } from '../../tables/value-shape.js';
import { applicationsForm } from '../../templates/applications-form.js';
import { APPLICANTS } from '../../templates/applicants.js';
import { matchRows } from '../../templates/match-rows.js';
import type { Observation, ReportTable } from '../report.js';
import { observeCell } from './table-cell-observation.js';

/** A row of table 3: its words, those of the merged cells that begin with it, and its figures. */
interface ApplicationRow {
  label: string;
  cell: GridCell;
  /** One for each value column, null where the row is too short; empty for heading rows. */
  values: (GridCell | null)[];
}

const SUBTOTAL = 'subtotal';
const COLUMNS = new Map<string, string>([
  ...APPLICANTS.map(({ name, code }) => [name, code] as const),
  ['合计', 'total'],
  ['小计', SUBTOTAL],
]);
const ORGANISATIONS = new Set(APPLICANTS.filter(({ group }) => group !== '').map(({ code }) => code));

/**
 * The observations of table 3 (收到和处理政府信息公开申请情况), one for each row and applicant. Subtotal rows and columns are
 * recognised and left out, so that nothing shifts. Source: 国办公开办函〔2019〕60号, 〔2021〕30号.
 *
 * @param warnings receives rows whose number of figures does not fit the columns
 */
export function readApplicationsTable(table: ReportTable, index: number, warnings: string[]): Observation[] {
  const form = table.template?.form === '2021' ? '2021' : '2019';
  const grid = expandGrid(table.rows);
  const first = grid.findIndex((row) =>
    row.some(({ cell }) => /本年新收|上年结转/.test(plainWords(cell.text))),
  );
  const columns = columnsOf(grid.slice(0, Math.max(first, 0)));
  const labels = grid.reduce((widest, row) => Math.max(widest, row.length), 0) - columns.length;
  const rows = grid.slice(Math.max(first, 0)).flatMap((row) => readRow(row, columns.length, labels));
  const matched = matchRows(
    applicationsForm(form),
    rows.map((row) => parseRowLabel(row.label)),
  );
  return rows.flatMap((row, i) => {
    const indicator = matched[i] ?? null;
    if (row.values.length === 0 || indicator?.relation === 'group') return [];
    if (indicator === null && /小计|合计/.test(plainWords(row.label))) return [];
    if (row.values.includes(null))
      warnings.push(`row with too few figures: ${row.label} (line ${row.cell.cell.span.start.line})`);
    return columns.flatMap((applicant, column) => {
      if (applicant === SUBTOTAL) return [];
      const code = indicator?.code ?? `unknown:${plainWords(row.label)}`;
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

/** The value columns left to right: 自然人, the organisations in printed order with a subtotal where one stands, 总计. */
function columnsOf(head: readonly GridCell[][]): string[] {
  const organisations: string[] = [];
  for (const row of head) {
    row.forEach(({ cell, origin }, at) => {
      const code = COLUMNS.get(plainWords(cell.text).replace(/^法人或其他组织(?=小计|合计)/, ''));
      if (!origin || code === undefined) return;
      const within = ORGANISATIONS.has(code) || code === SUBTOTAL || isSubtotal(row, at);
      if (within) organisations.push(code === 'total' ? SUBTOTAL : code);
    });
  }
  const printed = organisations.length >= ORGANISATIONS.size ? organisations : [...ORGANISATIONS];
  return ['natural_person', ...printed, 'total'];
}

/** 合计 at the end of the organisations is their subtotal; the table's own total stands in the row of 自然人. */
function isSubtotal(row: readonly GridCell[], at: number): boolean {
  return (
    plainWords(row[at]?.cell.text ?? '') === '合计' &&
    row.slice(0, at).some(({ cell }) => plainWords(cell.text) === '商业企业') &&
    !row.some(({ cell }) => plainWords(cell.text) === '自然人')
  );
}

/**
 * @param width number of value columns
 * @param labelColumns number of label columns in the widest row
 */
function readRow(row: readonly GridCell[], width: number, labelColumns: number): ApplicationRow[] {
  const isWords = ({ cell }: GridCell): boolean => plainWords(cell.text) !== '' && !isValueShaped(cell.text);
  const lastWords = row.findLastIndex(
    (place, at) => isWords(place) && /\p{Script=Han}{2}/u.test(place.cell.text) && at < row.length,
  );
  const from = Math.max(lastWords + 1, firstFigure(row, lastWords, width, labelColumns));
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
  return [...heads, { label: tidy(own.cell.text), cell: own, values }];
}

/**
 * Blank label columns may stand between the label and the figures: all of the widest row's where they are blank here too
 * (figures missing at the end are then blank ones that were cut off), else as many as the row has to spare.
 */
function firstFigure(
  row: readonly GridCell[],
  lastWords: number,
  width: number,
  labelColumns: number,
): number {
  const between = row.slice(lastWords + 1, labelColumns);
  const whole = between.every(({ cell }) => plainWords(cell.text) === '' || cell === row[lastWords]?.cell);
  return whole && labelColumns < row.length ? labelColumns : row.length - width;
}

function heading(cell: GridCell): ApplicationRow {
  return { label: tidy(cell.cell.text), cell, values: [] };
}
