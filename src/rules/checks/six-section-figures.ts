import type { Observation, Report } from '../../report/report.js';
import { APPLICANTS } from '../../templates/applicants.js';
import { FORMS } from '../../templates/forms.js';
import type { Indicator } from '../../templates/indicator.js';
import { figureKey, figures, type Figures } from './figures.js';

/** The six columns of table 3 that 总计 adds up. */
export const APPLICANT_COLUMNS: readonly string[] = APPLICANTS.map(({ code }) => code).filter(
  (code) => code !== 'total',
);

/** All seven value columns of table 3. */
export const ALL_COLUMNS: readonly string[] = APPLICANTS.map(({ code }) => code);

/** One table of the forms of 2019 or 2021 as a report fills it in. */
export interface FilledTable {
  /** The rows (table 3) or cells (table 4) that its form has. */
  rows: readonly Indicator[];
  facts: Figures;
}

/** The tables of one number that a report fills in, by the form that each follows. */
export function filledTables(report: Report, table: '3' | '4'): FilledTable[] {
  return (['2019', '2021'] as const).map((form) => ({
    rows: FORMS[form].filter((row) => row.table === table),
    facts: figures(report, form),
  }));
}

/** The cells of some rows in one column, without those that are not printed. */
export function cellsOf(
  rows: readonly Indicator[],
  applicant: string | undefined,
  facts: Figures,
): Observation[] {
  return rows.flatMap(({ code }) => facts.get(figureKey(code, applicant)) ?? []);
}
