import type { GridCell } from '../../tables/grid.js';
import { plainWords } from '../../tables/plain-words.js';
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

/** The value columns left to right: 自然人, the organisations in printed order with a subtotal where one stands, 总计. */
export function columnsOf(head: readonly GridCell[][]): string[] {
  const organisations: string[] = [];
  for (const row of head) {
    row.forEach(({ cell, origin }, at) => {
      const code = COLUMNS.get(plainWords(cell.text).replace(/^法人或者?其他组织(?=小计|合计)/, ''));
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
  const words = row.map(({ cell }) => plainWords(cell.text)).filter((word) => word !== '');
  return words.some((word) => ONLY_HEADINGS.test(word));
}

/** 合计 at the end of the organisations is their subtotal; the table's own total stands in the row of 自然人. */
function isSubtotal(row: readonly GridCell[], at: number): boolean {
  return (
    plainWords(row[at]?.cell.text ?? '') === '合计' &&
    row.slice(0, at).some(({ cell }) => plainWords(cell.text) === '商业企业') &&
    !row.some(({ cell }) => plainWords(cell.text) === '自然人')
  );
}
