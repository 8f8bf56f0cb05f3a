import type pg from 'pg';
import { findingsOfRun } from '../findings/findings-of-run.js';
import { listAlarms, recordSources, type SourceAlarm } from './run-sources.js';
import { inTransaction, type Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** State of a run: items still being added, items being worked, or nothing pending. */
export type RunState = 'planning' | 'running' | 'finished';

/** What became of a run's items and of the reports that they led to. */
export interface RunTotals {
  items: { planned: number; done: number; unchanged: number; failed: number; pending: number };
  /** By what the run did to the report of an item that is done or unchanged. */
  reports: { new: number; changed: number; unchanged: number };
  /** Archives that were opened, and their entries that are no reports. */
  archives: { opened: number; passedOver: number };
  /** Stored findings of those reports and of rules across them, each counted once. */
  findings: { error: number; warning: number; info: number };
}

/** Totals as an earlier version wrote them down lack what it did not count. */
type WrittenTotals = Omit<RunTotals, 'archives'> & Partial<Pick<RunTotals, 'archives'>>;

/** A run's line in `nianbao status`. */
export interface RunStatus extends RunTotals {
  id: number;
  label: string | null;
  state: RunState;
  /** ISO time. */
  startedAt: string;
  finishedAt: string | null;
  /** Name of the schedule that began it; null for a person's. */
  schedule: string | null;
  /** How long it was worked, the time before a retry left out, and items settled a second; null while it goes on. */
  seconds: number | null;
  rate: number | null;
  /** Failed items by error code. */
  codes: Record<string, number>;
  /** Sources that gave less than in the run of the same schedule before. */
  alarms: SourceAlarm[];
}

/** What a run was asked to do; enough to plan it again. Paths are absolute. */
export type RunArguments =
  /** Files and directories. */
  | { kind: 'ingest'; paths: string[] }
  /** A crawl list. */
  | { kind: 'crawl'; list: string }
  /** Stored documents that are read again. */
  | { kind: 'reprocess'; reprocess: Reprocessing };

/** Kind of a run. */
export type RunKind = RunArguments['kind'];

/** What was asked for, as paths: to ingest, or of the list; none where nothing is read from a disk. */
export function pathsAsked(asked: RunArguments): string[] {
  switch (asked.kind) {
    case 'ingest':
      return asked.paths;
    case 'crawl':
      return [asked.list];
    case 'reprocess':
      return [];
  }
}

/** Which stored documents are read again; nothing given means those of all current reports. */
export interface Reprocessing {
  /** Those whose sources were in this run. */
  run?: number;
  /** Part of the issuer's name. */
  issuer?: string;
  year?: number;
  /** Only those that this version of the extractor has not read. */
  outdated?: boolean;
}

/**
 * Creates a run to which items can be added.
 *
 * @param scheduleId the schedule that begins it; null for a person
 */
export async function createRun(
  db: Queryable,
  label: string | null,
  asked: RunArguments,
  scheduleId: number | null = null,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    'insert into run (label, arguments, kind, schedule_id) values ($1, $2, $3, $4) returning id',
    [label === null ? null : storableText(label), storableJson(asked), asked.kind, scheduleId],
  );
  const [made] = rows;
  if (made === undefined) throw new Error('the run was not written');
  return made.id;
}

/** A run's state and what it was asked to do; null when there is no such run. */
export async function loadRun(
  db: Queryable,
  runId: number,
): Promise<{ state: RunState; asked: RunArguments } | null> {
  const { rows } = await db.query<{ state: RunState; arguments: RunArguments }>({
    name: 'load_run',
    text: 'select state, arguments from run where id = $1',
    values: [runId],
  });
  const row = rows[0];
  return row === undefined ? null : { state: row.state, asked: row.arguments };
}

/** Ends the planning of a run: from now on it finishes when nothing is pending. */
export async function endPlanning(db: Queryable, runId: number): Promise<void> {
  await db.query(
    `update run set state = 'running', planned_at = now() where id = $1 and state = 'planning'`,
    [runId],
  );
}

/** Whether a run is planned and none of its items is pending. */
export async function isSettled(db: Queryable, runId: number): Promise<boolean> {
  const { rows } = await db.query<{ settled: boolean }>({
    name: 'is_settled',
    text: `select state <> 'planning'
                  and not exists (select 1 from run_item where run_id = $1 and state = 'pending') as settled
             from run where id = $1`,
    values: [runId],
  });
  return rows[0]?.settled ?? false;
}

/**
 * How far a run is: `open` while it is planned or items are pending, or when there is none; then `unchecked` until the rules
 * across reports were asked, `unstored` while a finding of theirs is pending, `closable`, and `finished`.
 */
export type RunStage = 'open' | 'unchecked' | 'unstored' | 'closable' | 'finished';

/** How far a run is. */
export async function runStage(db: Queryable, runId: number): Promise<RunStage> {
  const { rows } = await db.query<{ stage: RunStage }>({
    name: 'run_stage',
    text: `select case
                    when state = 'finished' then 'finished'
                    when state = 'planning'
                         or exists (select 1 from run_item where run_id = $1 and state = 'pending') then 'open'
                    when checked_at is null then 'unchecked'
                    when exists (select 1 from finding_outbox where run_id = $1 and state = 'pending') then 'unstored'
                    else 'closable'
                  end as stage
             from run where id = $1`,
    values: [runId],
  });
  return rows[0]?.stage ?? 'open';
}

/** Runs that are planned, of which nothing is pending, and that are not finished yet; ascending. */
export async function settledRuns(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from run where state = 'running'
        and not exists (select 1 from run_item where run_id = run.id and state = 'pending') order by id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Finishes a run whose items, and the findings of the rules across reports, are all settled, and writes down its totals.
 *
 * @returns whether this call finished it
 */
export async function closeRun(pool: pg.Pool, runId: number): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    // The lock keeps a retry from adding work between the check and the end.
    await client.query('select 1 from run where id = $1 for update', [runId]);
    if ((await runStage(client, runId)) !== 'closable') return false;
    const totals = await countTotals(client, runId);
    await recordSources(client, runId);
    await client.query(`update run set state = 'finished', finished_at = now(), totals = $2 where id = $1`, [
      runId,
      storableJson(totals),
    ]);
    return true;
  });
}

/**
 * How a run stands. While it goes on the figures are counted; of a finished one they are those written down at its end.
 *
 * @returns null when there is no such run
 */
export async function runStatus(db: Queryable, runId: number): Promise<RunStatus | null> {
  const { rows } = await db.query<{
    label: string | null;
    state: RunState;
    totals: WrittenTotals | null;
    started_at: string;
    finished_at: string | null;
    schedule: string | null;
    seconds: number | null;
    codes: Record<string, number>;
  }>({
    name: 'run_status',
    text: `select label, state, totals, started_at, finished_at,
                  (select name from schedule where id = run.schedule_id) as schedule,
                  round(extract(epoch from worked_before + (finished_at - coalesce(reopened_at, started_at))), 3)
                    as seconds,
                  (select coalesce(jsonb_object_agg(error_code, count), '{}') from (
                     select error_code, count(*) from run_item
                      where run_id = run.id and state = 'failed' group by 1) failed) as codes
             from run where id = $1`,
    values: [runId],
  });
  const run = rows[0];
  if (run === undefined) return null;
  const totals = run.totals === null ? await countTotals(db, runId) : inOrder(run.totals);
  const { planned, pending } = totals.items;
  return {
    id: runId,
    label: run.label,
    state: run.state,
    startedAt: run.started_at,
    finishedAt: run.finished_at,
    ...totals,
    schedule: run.schedule,
    seconds: run.seconds,
    rate: run.seconds === null ? null : rateOf(planned - pending, run.seconds),
    codes: run.codes,
    alarms: run.state === 'finished' ? await listAlarms(db, runId) : [],
  };
}

/** To three digits behind the point: what is shown and compared is no exact figure. */
const rateOf = (items: number, seconds: number): number =>
  Math.round((items * 1000) / Math.max(seconds, 0.001)) / 1000;

/** PostgreSQL keeps the keys of a `jsonb` in an order of its own; people read them in ours. */
function inOrder({ items, reports, archives, findings }: WrittenTotals): RunTotals {
  return {
    items: {
      planned: items.planned,
      done: items.done,
      unchanged: items.unchanged,
      failed: items.failed,
      pending: items.pending,
    },
    reports: { new: reports.new, changed: reports.changed, unchanged: reports.unchanged },
    archives: { opened: archives?.opened ?? 0, passedOver: archives?.passedOver ?? 0 },
    findings: { error: findings.error, warning: findings.warning, info: findings.info },
  };
}

/** How many items of a run are in which state: the cheap part of {@link runStatus}, for showing progress. */
export async function countItems(db: Queryable, runId: number): Promise<RunTotals['items']> {
  const { rows } = await db.query<{ state: keyof RunTotals['items']; count: number }>({
    name: 'count_items',
    // What was expanded is counted by what it held.
    text: `select state, count(*) from run_item where run_id = $1 and state <> 'expanded' group by state`,
    values: [runId],
  });
  const items = { planned: 0, done: 0, unchanged: 0, failed: 0, pending: 0 };
  for (const { state, count } of rows) {
    items[state] = count;
    items.planned += count;
  }
  return items;
}

async function countTotals(db: Queryable, runId: number): Promise<RunTotals> {
  const items = await countItems(db, runId);
  const reports = { new: 0, changed: 0, unchanged: 0 };
  const findings = { error: 0, warning: 0, info: 0 };
  const outcomes = await db.query<{ outcome: keyof typeof reports; count: number }>(
    `select report_outcome as outcome, count(*) from run_item
      where run_id = $1 and state in ('done', 'unchanged') and report_outcome is not null group by 1`,
    [runId],
  );
  for (const { outcome, count } of outcomes.rows) reports[outcome] = count;
  const opened = await db.query<{ opened: number; passed_over: number }>(
    `select count(*) as opened, coalesce(sum(passed_over), 0) as passed_over
       from run_item where run_id = $1 and state = 'expanded'`,
    [runId],
  );
  const archives = {
    opened: opened.rows[0]?.opened ?? 0,
    passedOver: opened.rows[0]?.passed_over ?? 0,
  };
  const severities = await db.query<{ severity: keyof typeof findings; count: number }>(
    `select severity, count(*) as count from (${findingsOfRun('$1')}) yielded where state = 'stored' group by 1`,
    [runId],
  );
  for (const { severity, count } of severities.rows) findings[severity] = count;
  return { items, reports, archives, findings };
}
