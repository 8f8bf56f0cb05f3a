import { z } from 'zod';
import { SEVERITIES } from '../../rules/rule.js';
import { given, type Condition } from '../database/conditions.js';
import { rowsOf, type Queryable } from '../database/query.js';
import { ID, WORD, WORDS, YEAR } from '../filter-fields.js';
import { FINDING_STATUSES } from './finding-status.js';
import { findingsOfRun } from './findings-of-run.js';

/** Which findings to list; nothing given means all of them. */
export const FINDING_FILTER = z.strictObject({
  rule: WORD.optional(),
  severity: z.enum(SEVERITIES).optional(),
  status: z.enum(FINDING_STATUSES).optional(),
  year: YEAR.optional(),
  q: WORDS.optional().describe("Part of the issuer's name"),
  changed: z.literal('yes').optional().describe('Only those whose values changed after a verdict'),
  run: ID.optional().describe('Those that the reports of this run yield'),
  report: ID.optional().describe('Those that this report yields'),
  unwaived: z.boolean().optional().describe('Only those that no waiver covers today'),
  ids: z.array(ID).readonly().optional(),
});

/** Where the next page of findings begins: severity's rank and id of the last one. */
export const FINDING_CURSOR = z.string().regex(/^[0-2]-\d{1,15}$/);

/** {@link FINDING_FILTER} as read. */
export type FindingFilter = z.infer<typeof FINDING_FILTER>;

/** A filter whose names and reports were looked up. */
export type SearchedFindings = Omit<FindingFilter, 'q' | 'report'> & { issuers?: readonly string[] };

/**
 * Looks up what a filter names by words: there are far fewer names than findings, and few of very many
 * findings are those of a report.
 */
export async function searched(
  db: Queryable,
  { q, report, ...filter }: FindingFilter,
): Promise<SearchedFindings> {
  const issuers = q === undefined ? {} : { issuers: await issuersWith(db, q) };
  const ids = report === undefined ? {} : { ids: await findingsOfReport(db, report, filter.ids) };
  return { ...filter, ...issuers, ...ids };
}

async function issuersWith(db: Queryable, part: string): Promise<string[]> {
  const rows = await rowsOf<{ issuer: string }>(
    db,
    `select issuer from (select distinct issuer from finding) named where strpos(issuer, $1) > 0`,
    [part],
  );
  return rows.map(({ issuer }) => issuer);
}

async function findingsOfReport(
  db: Queryable,
  report: number,
  among: readonly number[] | undefined,
): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    db,
    `select f.id
       from (select distinct fingerprint from finding_outbox where report_id = $1 and yielded) y
       cross join lateral (select id from finding where fingerprint = y.fingerprint limit 1) f`,
    [report],
  );
  const ids = rows.map(({ id }) => id);
  return among === undefined ? ids : ids.filter((id) => among.includes(id));
}

/**
 * The conditions of a filter on `f`, a row of `finding`.
 *
 * @param values of the query so far
 * @param more further conditions
 */
export function findingConditions(
  values: unknown[],
  filter: SearchedFindings,
  more: readonly Condition[] = [],
): string {
  return given(values, [
    [filter.rule, (rule) => `f.rule = ${rule}`],
    [filter.severity, (severity) => `f.severity = ${severity}`],
    [filter.status, (status) => `f.status = ${status}`],
    [filter.year, (year) => `f.report_year = ${year}`],
    [filter.issuers, (issuers) => `f.issuer = any (${issuers})`],
    filter.changed === 'yes' && 'f.changed_since',
    [filter.run, (run) => `f.fingerprint in (select y.fingerprint from (${findingsOfRun(run)}) y)`],
    [filter.ids, (ids) => `f.id = any (${ids})`],
    filter.unwaived === true && 'waiver_in_force(f.waiver) is null',
    ...more,
  ]);
}
