import type { Pool } from 'pg';
import type { Span } from '../../document/block.js';
import { placeToJson, type PlaceJson, type WaiverJson } from '../../report/report-json.js';
import { SEVERITIES, type Severity } from '../../rules/rule.js';
import { eachPage } from '../database/each-page.js';
import { findingsOfRun } from './findings-of-run.js';

/** One finding of a listing; `message` is Chinese, `messageEn` its twin. */
export interface ListedFinding {
  id: number;
  rule: string;
  severity: Severity;
  status: 'open' | 'confirmed' | 'dismissed' | 'resolved';
  issuer: string | null;
  reportYear: number | null;
  subject: string;
  message: string;
  messageEn: string;
  expected: string | number | null;
  actual: string | number | null;
  /** Places in the report, or where `report` and `source` are given, in that one. */
  evidence: (PlaceJson & { report?: number; source?: string })[];
  /** The report that it is about; null for one that is missing. */
  report: number | null;
  source: string | null;
  /** Expected or actual changed after the verdict. */
  changedSince: boolean;
  /** A person's latest word, also when the finding is open again. */
  verdict: { verdict: 'confirmed' | 'dismissed'; by: string; note: string; at: string } | null;
  /** The waiver that covers it today; null where there is none or it has expired. */
  waiver: WaiverJson | null;
}

/** Which findings to list. */
export interface FindingFilter {
  rule?: string | undefined;
  severity?: string | undefined;
  status?: string | undefined;
  /** Those that the reports of this run yield. */
  run?: number | undefined;
  /** Only those that no waiver covers today. */
  unwaived?: boolean | undefined;
  /** Those with these ids. */
  ids?: readonly number[] | undefined;
  /** Those of this report. */
  report?: number | undefined;
}

const SQL = `
  select f.id::float8 as id, f.rule, f.severity, f.status, f.issuer, f.report_year as "reportYear", f.subject,
         f.message_zh as message, f.message_en as "messageEn", f.expected, f.actual, f.evidence,
         f.report_id::float8 as report, s.path as source, f.changed_since as "changedSince",
         case when f.verdict is not null then jsonb_build_object('verdict', f.verdict,
           'by', f.verdict_by, 'note', f.verdict_note, 'at', f.verdict_at) end as verdict,
         waiver_in_force(f.waiver) as waiver
    from finding f
    left join report r on r.id = f.report_id
    left join source s on s.id = r.source_id
   where f.id > $1
     and f.severity = $3
     and ($4::text is null or f.rule = $4)
     and ($5::text is null or f.status = $5)
     and ($6::bigint is null or f.fingerprint in (
           select y.fingerprint from (${findingsOfRun('$6')}) y))
     and ($7::bigint[] is null or f.id = any ($7))
     and (not $8 or waiver_in_force(f.waiver) is null)
   order by f.id
   limit $2`;

/** A place of evidence as it is stored. */
export type Evidence = Span & { report?: number; source?: string };
type Row = Omit<ListedFinding, 'evidence'> & { evidence: Evidence[] };

/**
 * Findings, the most serious first, then by ascending id.
 *
 * @param pool the database
 * @param filter which ones
 */
export async function* listFindings(pool: Pool, filter: FindingFilter): AsyncGenerator<ListedFinding> {
  const ids =
    filter.report === undefined ? filter.ids : await findingsOfReport(pool, filter.report, filter.ids);
  for (const severity of SEVERITIES) {
    if (filter.severity !== undefined && filter.severity !== severity) continue;
    yield* eachPage(async (after, limit) => {
      const { rows } = await pool.query<Row>(SQL, [
        after,
        limit,
        severity,
        filter.rule ?? null,
        filter.status ?? null,
        filter.run ?? null,
        ids ?? null,
        filter.unwaived ?? false,
      ]);
      return rows.map((row) => ({ ...row, evidence: row.evidence.map(evidenceToJson) }));
    });
  }
}

/** Findings by their ids, in that order; those that do not exist are left out. */
export async function findingsById(pool: Pool, ids: readonly number[]): Promise<ListedFinding[]> {
  const found = new Map<number, ListedFinding>();
  if (ids.length > 0) for await (const finding of listFindings(pool, { ids })) found.set(finding.id, finding);
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Ids of the findings that a report yields; asked first, because few of very many are wanted. */
async function findingsOfReport(
  pool: Pool,
  report: number,
  among: readonly number[] | undefined,
): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `select f.id::float8 as id
       from (select distinct fingerprint from finding_outbox where report_id = $1 and yielded) y
       cross join lateral (select id from finding where fingerprint = y.fingerprint limit 1) f
      where $2::bigint[] is null or f.id = any ($2)`,
    [report, among ?? null],
  );
  return rows.map(({ id }) => id);
}

/** A place of evidence as flat data; findings across reports also name the report. */
export function evidenceToJson({ report, source, ...span }: Evidence): ListedFinding['evidence'][number] {
  return {
    ...placeToJson(span),
    ...(report === undefined ? {} : { report }),
    ...(source === undefined ? {} : { source }),
  };
}
