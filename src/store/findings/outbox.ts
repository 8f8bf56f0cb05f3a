import type pg from 'pg';
import type { Span } from '../../document/block.js';
import type { Finding } from '../../rules/rule.js';
import type { Queryable } from '../database/query.js';
import { storableJson } from '../database/storable.js';

/** A finding with its identity, as a check yields it. */
export interface IdentifiedFinding extends Omit<Finding, 'evidence'> {
  fingerprint: string;
  issuer: string | null;
  year: number | null;
  /**
   * Of a rule across reports whom it is about; null for a rule of one report, and for a finding about the
   * checking itself.
   */
  identity: string | null;
  /** The report that it is about; null for one that is missing. */
  report: number | null;
  /** Of a rule across reports each place says its report. */
  evidence: readonly Span[];
}

/**
 * Which findings of a rule stand or fall with an answer: all, those of the pairs in `checked`, or those of
 * some years.
 */
export type Checked = 'all' | 'pairs' | readonly number[];

/** Rows as the table has them: a table says its own columns. */
const YIELDED = (json: string): string =>
  `yielded as (select * from json_populate_recordset(null::finding_outbox, ${json}::json))`;

/**
 * What is written already stays as it is; what is new, changed or yielded again becomes pending. A finding
 * across reports that another run has pending becomes pending for this one.
 *
 * @param report SQL of the report that was checked, or null
 * @param run SQL of the run whose reports were checked, or null
 */
const upsert = (report: string, run: string): string => `
  insert into finding_outbox as f (checked_report_id, run_id, fingerprint, rule, severity, issuer, report_year, identity,
                                   report_id, subject, message_zh, message_en, expected, actual, evidence, waiver)
  select ${report}, ${run}, fingerprint, rule, severity, issuer, report_year, identity, report_id, subject, message_zh,
         message_en, expected, actual, evidence, waiver
    from yielded
  on conflict (checked_report_id, fingerprint) do update set
    state = 'pending', yielded = true, run_id = excluded.run_id, severity = excluded.severity, issuer = excluded.issuer,
    identity = excluded.identity, report_id = excluded.report_id, message_zh = excluded.message_zh,
    message_en = excluded.message_en, expected = excluded.expected, actual = excluded.actual, evidence = excluded.evidence,
    waiver = excluded.waiver
  where not f.yielded
     or (f.state = 'pending' and f.run_id is distinct from excluded.run_id)
     or (f.severity, f.identity, f.report_id, f.message_zh, f.message_en, f.expected, f.actual, f.evidence, f.waiver)
        is distinct from
        (excluded.severity, excluded.identity, excluded.report_id, excluded.message_zh, excluded.message_en,
         excluded.expected, excluded.actual, excluded.evidence, excluded.waiver)`;

const WRITE_OF_REPORT = `
  with asked as (
    update report set settings_hash = $3, validated_at = null, checked_at = null
     where id = $1 and settings_hash is distinct from $3
  ), ${YIELDED('$2')}, withdrawn as (
    update finding_outbox f set yielded = false, state = 'stored'
     where f.checked_report_id = $1 and f.yielded
       and not exists (select 1 from yielded y where y.fingerprint = f.fingerprint)
       -- A rule that crashed has not judged: what it found before stands.
       and not exists (select 1 from yielded y where y.rule = 'rule-failed' and y.subject = f.rule)
  )
  ${upsert('$1::bigint', 'null::bigint')}`;

/**
 * Writes down what the rules said of a report: the outbox of the findings queue. One that is yielded no more
 * is withdrawn; the finding follows when the item is completed.
 *
 * Where the rules were asked otherwise than at the last validation, the report counts as not validated until
 * `completeItem`.
 *
 * @param settingsHash what the rules were asked
 * @param findings all findings of the report, no two with the same fingerprint
 * @returns how many rows were written
 */
export async function writeReportFindings(
  db: Queryable,
  reportId: number,
  settingsHash: string,
  findings: readonly IdentifiedFinding[],
): Promise<number> {
  const { rowCount } = await db.query({
    name: 'write_report_findings',
    text: WRITE_OF_REPORT,
    values: [reportId, rowsOf(findings), settingsHash],
  });
  return rowCount ?? 0;
}

/** SQL of the findings that stand or fall with an answer. */
const IN_SCOPE = {
  all: 'true',
  pairs: 'exists (select 1 from checked j where j.identity = f.identity and j.report_year = f.report_year)',
  years: 'f.report_year = any ($4::int[])',
};

/**
 * Writes down what a rule across reports said. One that is yielded no more becomes pending for this run too:
 * its job resolves the finding.
 *
 * @param client inside a transaction with the tables of the scope
 * @param rule id of the rule
 * @param checked what the rule was asked about
 * @param findings all that it yielded, no two with the same fingerprint
 */
export async function writeRunFindings(
  client: pg.PoolClient,
  runId: number,
  rule: string,
  checked: Checked,
  findings: readonly IdentifiedFinding[],
): Promise<void> {
  const scope =
    typeof checked === 'string'
      ? { sql: IN_SCOPE[checked], values: [] }
      : { sql: IN_SCOPE.years, values: [checked] };
  await client.query(
    `with ${YIELDED('$3')}, withdrawn as (
       update finding_outbox f set yielded = false, state = 'pending', run_id = $1
        where f.rule = $2 and f.yielded and f.run_id is not null and ${scope.sql}
          and not exists (select 1 from yielded y where y.fingerprint = f.fingerprint)
     )
     ${upsert('null::bigint', '$1::bigint')}`,
    [runId, rule, rowsOf(findings), ...scope.values],
  );
}

function rowsOf(findings: readonly IdentifiedFinding[]): string {
  return storableJson(
    findings.map(({ year, report, message, ...finding }) => ({
      ...finding,
      report_year: year,
      report_id: report,
      message_zh: message.zh,
      message_en: message.en,
    })),
  );
}

/** Rows of a check of one report that are not stored yet, ascending. */
export async function pendingOfReport(db: Queryable, reportId: number): Promise<number[]> {
  return pendingWhere(db, 'checked_report_id', reportId);
}

/** Rows of rules across reports that a run has to have stored still, ascending. */
export async function pendingOfRun(db: Queryable, runId: number): Promise<number[]> {
  return pendingWhere(db, 'run_id', runId);
}

async function pendingWhere(
  db: Queryable,
  owner: 'checked_report_id' | 'run_id',
  id: number,
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>({
    name: `pending_findings_${owner}`,
    text: `select id from finding_outbox where ${owner} = $1 and state = 'pending' order by id`,
    values: [id],
  });
  return rows.map((row) => row.id);
}
