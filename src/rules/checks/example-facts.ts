import type { EvidenceInReport, Figure, ReportReference } from '../run-rule.js';

/** A report for an example of a rule across reports: of a town that does not exist, unless told. */
export function exampleReport(
  year: number,
  issuer = '青禾县柳湾镇人民政府',
  source = `${issuer}${year}.txt`,
): ReportReference {
  return { identity: issuer, issuer, year, report: year, source };
}

/** The place that an example's fact is said to stand at; which one does not matter to the rule. */
export function examplePlace({ report, year, source }: ReportReference): EvidenceInReport {
  const start = { line: 1, column: 1, offset: 0 };
  return { start, end: start, report: report ?? year, source: source ?? '' };
}

/** A number that the example's report of a year says. */
export function exampleFigure(value: number, year: number): Figure {
  return { value, evidence: examplePlace(exampleReport(year)) };
}
