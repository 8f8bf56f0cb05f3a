import { squeeze } from '../document/fold.js';
import type { Notice } from '../document/notice.js';
import type { NoticeCode } from '../errors/notices.js';
import type { Report } from './report.js';

/**
 * What the person who handed a report in says of it, in a manifest or a sidecar; null where nothing is said.
 */
export interface Declared {
  issuer: string | null;
  year: number | null;
  /** Code of the administrative division (区划代码). */
  divisionCode: string | null;
  /** Where the report was published. */
  url: string | null;
  /** The file that says so. */
  from: string;
}

/** Whether two declarations say the same of a report, whichever file says so. */
export function saysTheSame(one: Declared | null, other: Declared | null): boolean {
  const said = (declared: Declared | null): string =>
    declared === null
      ? 'null'
      : JSON.stringify([declared.issuer, declared.year, declared.divisionCode, declared.url]);
  return said(one) === said(other);
}

/** What is declared of several reports together: that they are one organ's is not said by that. */
export const withoutIssuer = (declared: Declared): Declared => ({ ...declared, issuer: null });

type Stated = Pick<Report, 'issuer' | 'issuerSource' | 'reportYear'>;

/**
 * Fills what a report does not say with what is declared of it. What is printed stands; where the declaration
 * says something else, a notice tells of it.
 *
 * @param declared null where nothing is declared
 */
export function fillWithDeclared<Printed extends Stated>(
  printed: Printed,
  declared: Declared | null,
): { filled: Printed; notices: Notice[] } {
  if (declared === null) return { filled: printed, notices: [] };
  const { issuer, reportYear } = printed;
  const filled = { ...printed };
  const notices: Notice[] = [];
  const differs = (code: NoticeCode, said: string | number, stands: string | number): void => {
    notices.push({ code, details: { from: declared.from, declared: said, printed: stands }, span: null });
  };
  if (declared.issuer !== null) {
    if (issuer === null) Object.assign(filled, { issuer: declared.issuer, issuerSource: 'manifest' });
    else if (!isSameOrgan(issuer, declared.issuer))
      differs('issuer_declared_otherwise', declared.issuer, issuer);
  }
  if (declared.year !== null) {
    if (reportYear === null) filled.reportYear = declared.year;
    else if (reportYear !== declared.year) differs('year_declared_otherwise', declared.year, reportYear);
  }
  return { filled, notices };
}

/** Names of an organ are printed with or without the places above it: 青禾县财政局, 南河省青禾县财政局. */
function isSameOrgan(one: string, other: string): boolean {
  const [left, right] = [squeeze(one), squeeze(other)];
  return left.endsWith(right) || right.endsWith(left);
}
