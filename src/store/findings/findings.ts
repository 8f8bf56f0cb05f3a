import type { Finding } from '../../rules/rule.js';
import type { Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** A finding with its identity, as a validation yields it. */
export interface IdentifiedFinding {
  fingerprint: string;
  finding: Finding;
}

/**
 * Writes down what the rules said of a report: the outbox of the findings queue. What is written already stays as it
 * is; a changed or new finding becomes pending; one that is yielded no more is withdrawn.
 *
 * Where the rules were asked otherwise than at the last validation, the report counts as not validated until
 * {@link completeItem}.
 *
 * @param settingsHash what the rules were asked
 * @param findings all findings of the report
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
    text: `
      with asked as (
        update report set settings_hash = $3, validated_at = null, checked_at = null
         where id = $1 and settings_hash is distinct from $3
      ), yielded as (
        select * from json_to_recordset($2::json) as rows(fingerprint text, rule text, severity text, subject text,
          message_zh text, message_en text, expected jsonb, actual jsonb, evidence jsonb, waiver jsonb)
      ), withdrawn as (
        update report_finding f set state = 'withdrawn'
         where f.report_id = $1 and f.state <> 'withdrawn'
           and not exists (select 1 from yielded y where y.fingerprint = f.fingerprint)
           -- A rule that crashed has not judged: what it found before stands.
           and not exists (select 1 from yielded y where y.rule = 'rule-failed' and y.subject = f.rule)
      )
      insert into report_finding as f (report_id, fingerprint, rule, severity, subject, message_zh, message_en,
                                       expected, actual, evidence, waiver)
      select $1, fingerprint, rule, severity, subject, message_zh, message_en, expected, actual, evidence, waiver
        from yielded
      on conflict (report_id, fingerprint) do update set
        state = 'pending', severity = excluded.severity, message_zh = excluded.message_zh,
        message_en = excluded.message_en, expected = excluded.expected, actual = excluded.actual,
        evidence = excluded.evidence, waiver = excluded.waiver
      where f.state = 'withdrawn'
         or (f.severity, f.message_zh, f.message_en, f.expected, f.actual, f.evidence, f.waiver) is distinct from
            (excluded.severity, excluded.message_zh, excluded.message_en, excluded.expected, excluded.actual,
             excluded.evidence, excluded.waiver)`,
    values: [
      reportId,
      storableJson(
        findings.map(({ fingerprint, finding }) => ({
          fingerprint,
          rule: finding.rule,
          severity: finding.severity,
          subject: finding.subject,
          message_zh: finding.message.zh,
          message_en: finding.message.en,
          expected: finding.expected,
          actual: finding.actual,
          evidence: finding.evidence,
          waiver: finding.waiver ?? null,
        })),
      ),
      settingsHash,
    ],
  });
  return rowCount ?? 0;
}

/** Fingerprints of a report's findings that are not stored yet, in no particular order. */
export async function pendingFindings(db: Queryable, reportId: number): Promise<string[]> {
  const { rows } = await db.query<{ fingerprint: string }>({
    name: 'pending_findings',
    text: `select fingerprint from report_finding where report_id = $1 and state = 'pending'`,
    values: [reportId],
  });
  return rows.map((row) => row.fingerprint);
}

/**
 * Stores one finding of a report: opens it, or brings it up to date (see `refresh_finding` in the migrations). Doing it
 * again changes nothing.
 *
 * @param runId the run to name in the finding's history
 */
export async function storeFinding(
  db: Queryable,
  reportId: number,
  fingerprint: string,
  runId: number,
): Promise<void> {
  await db.query({
    name: 'store_finding',
    text: `with moved as (
             update report_finding set state = 'stored'
              where report_id = $1 and fingerprint = $2 and state = 'pending'
             returning fingerprint
           )
           select refresh_finding(fingerprint, $3) from moved`,
    values: [reportId, storableText(fingerprint), runId],
  });
}

/**
 * Settles an item whose findings are all stored: the item is done, its report validated, and findings that no current
 * report yields any more are resolved. Does nothing while a finding is pending or when the item is settled already.
 *
 * @returns whether this call settled the item
 */
export async function completeItem(db: Queryable, itemId: number): Promise<boolean> {
  const { rows } = await db.query<{ settled: number }>({
    name: 'complete_item',
    text: `
      with settled as (
        update run_item i set state = 'done', updated_at = now()
         where i.id = $1 and i.state = 'pending' and i.step = 'findings'
           and not exists (select 1 from report_finding f where f.report_id = i.report_id and f.state = 'pending')
        returning i.report_id, i.run_id
      ), validated as (
        update report set validated_at = now() from settled
         where report.id = settled.report_id and report.validated_at is null
      ), known as (
        select distinct f.fingerprint
          from settled
          join report mine on mine.id = settled.report_id
          join report any_version on any_version.source_id = mine.source_id
          join report_finding f on f.report_id = any_version.id
         where (not any_version.current or f.state = 'withdrawn')
           and not exists (select 1 from report_finding crashed
                            where crashed.report_id = mine.id and crashed.state <> 'withdrawn'
                              and crashed.rule = 'rule-failed' and crashed.subject = f.rule)
      ), vanished as materialized (
        -- The report whose values the finding has does not yield it any more; another one may.
        select known.fingerprint
          from known join finding on finding.fingerprint = known.fingerprint and finding.yielded
         where not exists (
           select 1 from report_finding live join report r on r.id = live.report_id and r.current
            where live.report_id = finding.report_id and live.fingerprint = known.fingerprint
              and live.state <> 'withdrawn')
         order by 1
      )
      select count(*) as settled, (select count(refresh_finding(fingerprint, run_id)) from vanished, settled)
        from settled`,
    values: [itemId],
  });
  return rows[0]?.settled === 1;
}
