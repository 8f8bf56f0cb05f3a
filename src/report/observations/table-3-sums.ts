import type { Notice } from '../../document/notice.js';
import type { Details } from '../../errors/details.js';
import type { NoticeCode } from '../../errors/notices.js';
import type { Cell } from '../../document/block.js';
import { Words } from '../../document/words.js';
import { APPLICANTS } from '../../templates/applicants.js';
import type { Indicator } from '../../templates/indicator.js';
import type { ApplicationRow } from './application-row.js';
import { valueOfCell } from './cell-value.js';
import { SUBTOTAL } from './table-3-columns.js';

const NAMES = new Map([
  ...APPLICANTS.map(({ code, name, group }) => [code, group === '' ? name : `${group}·${name}`] as const),
  [SUBTOTAL, '小计'] as const,
]);

/** A cell's number; null where it holds none. */
type Figures = (number | null)[];

/**
 * What the printed sums say about cells that may have been lost or shifted, and about subtotals that their
 * parts do not add up to. Nothing is filled in or moved; contradictions between complete rows and totals are
 * for the rules.
 *
 * @param columns codes of the value columns, left to right
 * @param rows the table's rows, and what each means
 */
export function checkSums(
  columns: readonly string[],
  rows: readonly ApplicationRow[],
  matched: readonly (Indicator | null)[],
): Notice[] {
  const figures = rows.map((row) => row.values.map((place) => numberOf(place?.cell)));
  return rows.flatMap((row, at) => {
    const own = figures[at] ?? [];
    if (own.length !== columns.length) return [];
    return [
      ...checkRow(row, own, columns),
      ...checkOrganisations(row, own, columns),
      ...checkSubtotalRow(at, rows, figures, matched, columns),
    ];
  });
}

function numberOf(cell: Cell | undefined): number | null {
  return valueOfCell(cell, '件').value;
}

/** A blank that the row's total says is none, or a row whose figures add up only one column further on. */
function checkRow(row: ApplicationRow, figures: Figures, columns: readonly string[]): Notice[] {
  const parts = figures.filter((_, at) => columns[at] !== SUBTOTAL && columns[at] !== 'total');
  const total = figures[columns.indexOf('total')] ?? null;
  const blanks = columns.filter((code, at) => code !== SUBTOTAL && code !== 'total' && figures[at] === null);
  if (total !== null && blanks.length === 1 && parts.length - blanks.length >= 2) {
    const rest = total - sumOf(parts);
    if (rest <= 0) return [];
    const column = NAMES.get(blanks[0] ?? '') ?? '';
    return [noticeOfRow('cell_lost', row, { column, total, rest })];
  }
  const shifted =
    total === null &&
    parts.length >= 3 &&
    parts.every((one) => one !== null) &&
    sumOf(parts.slice(0, -1)) === parts.at(-1) &&
    (parts.at(-1) ?? 0) > 0;
  if (!shifted) return [];
  return [noticeOfRow('cells_shifted', row, { column: NAMES.get(columns.at(-2) ?? '') ?? '' })];
}

function checkOrganisations(row: ApplicationRow, figures: Figures, columns: readonly string[]): Notice[] {
  const at = columns.indexOf(SUBTOTAL);
  const subtotal = figures[at] ?? null;
  const parts = figures.filter((_, i) => !['natural_person', 'total', SUBTOTAL].includes(columns[i] ?? ''));
  if (at < 0 || subtotal === null || parts.includes(null) || sumOf(parts) === subtotal) return [];
  return [noticeOfRow('organisations_misadded', row, { subtotal, sum: sumOf(parts) })];
}

/** A row of subtotals is the row of a group itself, or 小计 and 合计 behind the group's rows. */
function checkSubtotalRow(
  at: number,
  rows: readonly ApplicationRow[],
  figures: readonly Figures[],
  matched: readonly (Indicator | null)[],
  columns: readonly string[],
): Notice[] {
  const [row, indicator] = [rows[at], matched[at] ?? null];
  if (row === undefined) return [];
  const named = indicator === null && /小计|合计/.test(new Words(row.label).plain);
  if (indicator?.relation !== 'group' && !named) return [];
  const group = named
    ? matched.slice(0, at).findLast((one) => one !== null && one.relation !== 'group')?.parent
    : indicator?.code;
  const parts = rows.flatMap((_, i) => (matched[i]?.parent === group && i !== at ? [figures[i] ?? []] : []));
  if (group === undefined || group === '' || parts.length === 0) return [];
  return columns.flatMap((code, column) => {
    const subtotal = figures[at]?.[column] ?? null;
    const cells = parts.map((part) => part[column] ?? null);
    if (subtotal === null || cells.includes(null) || sumOf(cells) === subtotal) return [];
    const named = { zh: NAMES.get(code) ?? code, en: code };
    return [noticeOfRow('rows_misadded', row, { column: named, subtotal, sum: sumOf(cells) })];
  });
}

function noticeOfRow(code: NoticeCode, { label, cell }: ApplicationRow, details: Details): Notice {
  return { code, details: { label, ...details }, span: cell.cell.span };
}

function sumOf(figures: Figures): number {
  return figures.reduce<number>((sum, figure) => sum + (figure ?? 0), 0);
}
