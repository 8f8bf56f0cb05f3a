import type { NianbaoError } from '../../errors/nianbao-error.js';
import type { WaiverJson } from '../../report/report-json.js';
import type { Severity } from '../../rules/rule.js';
import { rowsOf, type Queryable } from '../database/query.js';
import type { FindingStatus } from '../findings/finding-status.js';
import type { Evidence } from '../findings/list-findings.js';
import { storableJson } from '../database/storable.js';

/**
 * Makes the sinks of the configuration those that get the events from now on; the others get none any more.
 */
export async function syncSinks(
  db: Queryable,
  sinks: readonly { name: string; severity: Severity }[],
): Promise<void> {
  await db.query(
    `with named as (
       select * from json_to_recordset($1::json) as rows(name text, severity text)
     ), gone as (
       update sink set active = false where active and name not in (select name from named)
     )
     insert into sink (name, severity) select name, severity from named
     on conflict (name) do update set severity = excluded.severity, active = true
      where (sink.severity, sink.active) is distinct from (excluded.severity, true)`,
    [storableJson(sinks.map(({ name, severity }) => ({ name, severity })))],
  );
}

/** An event in the life of a finding that a sink is to get. The finding is told as it stood then. */
export interface DueDelivery {
  id: number;
  /** Earlier attempts. */
  attempts: number;
  /** UUID of the event, its number and what happened. */
  key: string;
  eventId: number;
  kind: string;
  /** ISO time of the event. */
  at: string;
  run: number | null;
  by: string | null;
  note: string | null;
  finding: number;
  fingerprint: string;
  rule: string;
  severity: Severity;
  status: FindingStatus;
  issuer: string | null;
  reportYear: number | null;
  subject: string;
  messageZh: string;
  messageEn: string;
  expected: string | number | null;
  actual: string | number | null;
  evidence: Evidence[];
  waiver: WaiverJson | null;
  /** Null with all that follows where the finding is that there is no report. */
  report: number | null;
  source: string;
  sha256: string;
  title: string | null;
  version: number;
}

/**
 * What a sink is to get now: nothing while it is paused, and one delivery to try it with after it has failed.
 * What was never tried comes first.
 *
 * @param limit how many at most
 */
export async function dueDeliveries(db: Queryable, sink: string, limit: number): Promise<DueDelivery[]> {
  return rowsOf<DueDelivery>(
    db,
    {
      name: 'due_deliveries',
      text: `
      with due as (
        select d.id, d.attempts, d.event_id from delivery d join sink s on s.name = d.sink
         where d.sink = $1 and d.state = 'pending' and d.due_at <= now()
           and (s.paused_until is null or s.paused_until <= now())
         order by d.due_at, d.id
         limit (select case when failures > 0 then 1 else $2::int end from sink where name = $1)
      )
      select due.id, due.attempts, e.key, e.id as event_id, e.kind, e.at, e.run_id as run,
             e.by, e.note, f.id as finding, f.fingerprint, f.rule, e.severity, e.status, f.issuer,
             f.report_year, f.subject, e.message_zh, e.message_en, e.expected, e.actual, e.evidence, e.waiver,
             r.id as report, s.path as source, c.sha256, r.title, r.version
        from due
        join finding_event e on e.id = due.event_id
        join finding f on f.id = e.finding_id
        left join report r on r.id = e.report_id
        left join source s on s.id = r.source_id
        left join document c on c.id = r.document_id
       order by e.id`,
    },
    [sink, limit],
  );
}

/** Notes what was delivered; the sink works (again). */
export async function noteDelivered(db: Queryable, sink: string, ids: readonly number[]): Promise<void> {
  await db.query({
    name: 'note_delivered',
    text: `with done as (
             update delivery set state = 'delivered', attempts = attempts + 1, error_code = null,
                    error_details = null, tried_at = now() where id = any ($2)
           )
           update sink set failures = 0, paused_until = null where name = $1 and failures > 0`,
    values: [sink, ids],
  });
}

/**
 * Notes an attempt that failed.
 *
 * @param againInMs when to try again; null: given up
 * @param counts whether it counts as an attempt
 */
export async function noteUndelivered(
  db: Queryable,
  id: number,
  error: NianbaoError,
  againInMs: number | null,
  counts: boolean,
): Promise<void> {
  await db.query({
    name: 'note_undelivered',
    text: `update delivery set state = case when $4::float8 is null then 'failed' else 'pending' end,
                  attempts = attempts + $5::int, error_code = $2, error_details = $3, tried_at = now(),
                  due_at = now() + coalesce($4::float8, 0) * interval '1 millisecond'
            where id = $1`,
    values: [id, error.code, storableJson(error.details), againInMs, counts ? 1 : 0],
  });
}

/**
 * Leaves a sink alone for a while after a failure. @param pauseMs by the failures in a row before this one
 */
export async function pauseSink(
  db: Queryable,
  sink: string,
  pauseMs: (failures: number) => number,
): Promise<void> {
  const { rows } = await db.query<{ failures: number }>('select failures from sink where name = $1', [sink]);
  await db.query(
    `update sink set failures = failures + 1, paused_until = now() + $2::float8 * interval '1 millisecond'
      where name = $1`,
    [sink, pauseMs(rows[0]?.failures ?? 0)],
  );
}

/**
 * Makes deliveries due again, from the first attempt on.
 *
 * @param selection with ids: these, also those that were delivered; otherwise everything undelivered
 * @returns the ids, ascending
 */
export async function resendDeliveries(
  db: Queryable,
  selection: { ids?: readonly number[] | undefined; sink?: string | undefined },
): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `with chosen as (
       update delivery set state = 'pending', attempts = 0, due_at = now()
        where ($2::text is null or sink = $2)
          and case when $1::bigint[] is null then state <> 'delivered' else id = any ($1) end
       returning id, sink
     ), awake as (
       update sink set paused_until = null where name in (select sink from chosen)
     )
     select id from chosen order by id`,
    [selection.ids ?? null, selection.sink ?? null],
  );
  return rows.map(({ id }) => id);
}

/** How many deliveries have not arrived: waiting, or given up. */
export async function countUndelivered(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) as count from delivery where state <> 'delivered'`,
  );
  return rows[0]?.count ?? 0;
}
