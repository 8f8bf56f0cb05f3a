import type { ListedReport } from './list-reports.js';

/** A report as the command line lists it: `findings` are all that the rules say of this version. */
export type YieldedLine = Omit<ListedReport, 'standing' | 'errors' | 'warnings'>;

/** A report as the API lists it: `findings` are those that stand. */
export type StandingLine = Omit<ListedReport, 'standing'>;

/** A line of `nianbao reports --json`. */
export function yieldedLine(report: ListedReport): YieldedLine {
  const { id, issuer, reportYear, title, divisionCode, publishedOn, templates, source, ...rest } = report;
  const { current, version, observations, findings } = rest;
  return {
    ...{ id, issuer, reportYear, title, divisionCode, publishedOn, templates, source },
    ...{ current, version, observations, findings },
  };
}

/** A line of the API's `/reports`. */
export function standingLine({ standing, ...line }: ListedReport): StandingLine {
  return { ...line, findings: standing };
}
