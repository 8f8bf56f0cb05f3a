import { wordsOf } from '../../document/words.js';
import type { GridCell } from '../../tables/grid.js';
import { APPLICANTS } from '../../templates/applicants.js';

/** Code of a column or row that adds up others. */
export const SUBTOTAL = 'subtotal';

const COLUMNS = new Map<string, string>([
  ...APPLICANTS.map(({ name, code }) => [name, code] as const),
  ['合计', 'total'],
  ['小计', SUBTOTAL],
]);
const ORGANISATIONS = new Set(APPLICANTS.filter(({ group }) => group !== '').map(({ code }) => code));
/** Headings that no row is called. */
const ONLY_HEADINGS = /^(?:申请人情况|自然人|法人或者?其他组织|商业企业|科研机构|社会公益组织|法律服务机构)$/;

/**
 * The value columns left to right: 自然人, the organisations in printed order with a subtotal where one
 * stands, 总计.
 */
export function columnsOf(head: readonly GridCell[][]): string[] {
  const organisations: string[] = [];
  for (const row of head) {
    row.forEach(({ cell, origin }, at) => {
      const code = COLUMNS.get(wordsOf(cell).plain.replace(/^法人或者?其他组织(?=小计|合计)/, ''));
      if (!origin || code === undefined) return;
      const within = ORGANISATIONS.has(code) || code === SUBTOTAL || isSubtotal(row, at);
      if (within) organisations.push(code === 'total' ? SUBTOTAL : code);
    });
  }
  const printed = organisations.length >= ORGANISATIONS.size ? organisations : [...ORGANISATIONS];
  return ['natural_person', ...printed, 'total'];
}

/** Whether a row is one of column headings, as page breaks repeat them. */
export function isColumnHeadings(row: readonly GridCell[]): boolean {
  const words = row.map(({ cell }) => wordsOf(cell).plain).filter((word) => word !== '');
  return words.some((word) => ONLY_HEADINGS.test(word));
}

/**
 * 合计 at the end of the organisations is their subtotal; the table's own total stands in the row of 自然人.
 */
function isSubtotal(row: readonly GridCell[], at: number): boolean {
  const own = row[at];
  return (
    own !== undefined &&
    wordsOf(own.cell).plain === '合计' &&
    row.slice(0, at).some(({ cell }) => wordsOf(cell).plain === '商业企业') &&
    !row.some(({ cell }) => wordsOf(cell).plain === '自然人')
  );
}
