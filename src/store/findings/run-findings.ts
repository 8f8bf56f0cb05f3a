import type pg from 'pg';
import type { EvidenceInReport } from '../../rules/run-rule.js';
import type { Finding } from '../../rules/rule.js';
import type { Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** A finding across reports with its identity. */
export interface IdentifiedRunFinding extends Omit<Finding, 'evidence'> {
  fingerprint: string;
  issuer: string | null;
  year: number | null;
  /** Whom it is about; null for a finding about the checking itself. */
  identity: string | null;
  report: number | null;
  evidence: EvidenceInReport[];
}

/** Which findings of a rule stand or fall with an answer: all, those of the pairs in `checked`, or those of some years. */
export type Checked = 'all' | 'pairs' | readonly number[];

/** Key of the lock under which rules across reports are asked: any number, as long as it never changes. */
const RUN_CHECK = '50798364277';

/** Waits until nobody else asks the rules across reports, and keeps others waiting until the transaction ends. */
export async function lockRunCheck(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [RUN_CHECK]);
}

/** Years whose prose is compared for a run: those of its new and changed reports, and the years beside them. */
export async function yearsToCompare(db: Queryable, runId: number): Promise<number[]> {
  const { rows } = await db.query<{ year: number }>(
    `select distinct r.report_year + beside as year
       from run_item i
       join report r on r.id = i.report_id and r.checked_at is null
       cross join generate_series(-1, 1) beside
      where i.run_id = $1 and r.report_year is not null
      order by 1`,
    [runId],
  );
  return rows.map(({ year }) => year);
}

/**
 * Writes down what a rule across reports said: the outbox of the findings queue. What is written already stays as it is;
 * what is new, changed or not yielded any more becomes pending for this run.
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
  findings: readonly IdentifiedRunFinding[],
): Promise<void> {
  const inScope = {
    all: 'true',
    pairs: 'exists (select 1 from checked j where j.identity = f.identity and j.report_year = f.report_year)',
    years: 'f.report_year = any ($4::int[])',
  }[typeof checked === 'string' ? checked : 'years'];
  await client.query(
    `with yielded as (
       select * from json_to_recordset($3::json) as rows(fingerprint text, severity text, issuer text, year integer,
         identity text, report bigint, subject text, message_zh text, message_en text, expected jsonb, actual jsonb,
         evidence jsonb, waiver jsonb)
     ), withdrawn as (
       update run_finding f set yielded = false, state = 'pending', run_id = $1
        where f.rule = $2 and f.yielded and ${inScope}
          and not exists (select 1 from yielded y where y.fingerprint = f.fingerprint)
     )
     insert into run_finding as f (fingerprint, run_id, rule, severity, issuer, report_year, identity, report_id, subject,
                                   message_zh, message_en, expected, actual, evidence, waiver)
     select fingerprint, $1, $2, severity, issuer, year, identity, report, subject, message_zh, message_en, expected,
            actual, evidence, waiver
       from yielded
     on conflict (fingerprint) do update set
       state = 'pending', yielded = true, run_id = excluded.run_id, severity = excluded.severity,
       issuer = excluded.issuer, identity = excluded.identity, report_id = excluded.report_id,
       message_zh = excluded.message_zh, message_en = excluded.message_en, expected = excluded.expected,
       actual = excluded.actual, evidence = excluded.evidence, waiver = excluded.waiver
     where f.state = 'pending' or not f.yielded
        or (f.severity, f.identity, f.report_id, f.message_zh, f.message_en, f.expected, f.actual, f.evidence,
         f.waiver)
           is distinct from
           (excluded.severity, excluded.identity, excluded.report_id, excluded.message_zh, excluded.message_en,
            excluded.expected, excluded.actual, excluded.evidence, excluded.waiver)`,
    [
      runId,
      rule,
      storableJson(
        findings.map(({ message, ...finding }) => ({
          ...finding,
          message_zh: message.zh,
          message_en: message.en,
        })),
      ),
      ...(typeof checked === 'string' ? [] : [checked]),
    ],
  );
}

/** Notes that the rules across reports were asked about a run and its reports. */
export async function markChecked(client: pg.PoolClient, runId: number): Promise<void> {
  await client.query(
    `update report set checked_at = now()
      where checked_at is null and id in (select report_id from run_item where run_id = $1)`,
    [runId],
  );
  await client.query('update run set checked_at = now() where id = $1', [runId]);
}

/** Fingerprints of findings across reports that a run has to have carried over still. */
export async function pendingRunFindings(db: Queryable, runId: number): Promise<string[]> {
  const { rows } = await db.query<{ fingerprint: string }>(
    `select fingerprint from run_finding where run_id = $1 and state = 'pending' order by fingerprint`,
    [runId],
  );
  return rows.map(({ fingerprint }) => fingerprint);
}

/**
 * Carries one finding across reports over: opens it, brings it up to date, or resolves it (`refresh_finding` in the
 * migrations). Doing it again changes nothing.
 *
 * @returns the run that had it pending, when that has nothing pending any more; else null
 */
export async function storeRunFinding(db: Queryable, fingerprint: string): Promise<number | null> {
  const { rows } = await db.query<{ run: string }>({
    name: 'store_run_finding',
    text: `with moved as (
             update run_finding set state = 'stored' where fingerprint = $1 and state = 'pending'
             returning fingerprint, run_id
           )
           select run_id as run, refresh_finding(fingerprint, run_id) from moved`,
    values: [storableText(fingerprint)],
  });
  const run = rows[0]?.run;
  if (run === undefined) return null;
  // A statement of its own: of two workers that store the last two findings at once, the later one sees both stored.
  const left = await db.query(`select 1 from run_finding where run_id = $1 and state = 'pending' limit 1`, [
    run,
  ]);
  return left.rowCount === 0 ? Number(run) : null;
}
