import type { Severity } from '../../rules/rule.js';
import { rowOf, rowsOf, type Queryable, type Question } from '../database/query.js';
import { findingsOfRun } from '../findings/findings-of-run.js';
import type { CountedState } from '../items/item-states.js';
import type { SourceAlarm } from './run-sources.js';

/** States of a run: items still being added, items being worked, nothing pending. */
export const RUN_STATES = ['planning', 'running', 'finished'] as const;

/** One of {@link RUN_STATES}. */
export type RunState = (typeof RUN_STATES)[number];

/** What became of a run's items and of the reports that they led to. */
export interface RunTotals {
  items: Record<CountedState | 'planned', number>;
  /** By what the run did to the report of an item that is done or unchanged. */
  reports: { new: number; changed: number; unchanged: number };
  /** Archives that were opened, and their entries that are no reports. */
  archives: { opened: number; passedOver: number };
  /** Stored findings of those reports and of rules across them, each counted once. */
  findings: Record<Severity, number>;
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
  /**
   * How long it was worked, the time before a retry left out, and items settled a second; null while it goes
   * on.
   */
  seconds: number | null;
  rate: number | null;
  /** Failed items by error code. */
  codes: Record<string, number>;
  /** Sources that gave less than in the run of the same schedule before. */
  alarms: SourceAlarm[];
}

interface StatusRow extends Pick<
  RunStatus,
  'id' | 'label' | 'state' | 'startedAt' | 'finishedAt' | 'schedule' | 'seconds' | 'codes' | 'alarms'
> {
  totals: WrittenTotals | null;
}

// Names of an alarm's fields stand here because they are inside of a JSON.
const STATUSES = `
  select id, label, state, totals, started_at, finished_at,
         (select name from schedule where id = run.schedule_id) as schedule,
         round(extract(epoch from worked_before + (finished_at - coalesce(reopened_at, started_at))), 3) as seconds,
         (select coalesce(jsonb_object_agg(error_code, count), '{}') from (
            select error_code, count(*) from run_item
             where run_id = run.id and state = 'failed' group by 1) failed) as codes,
         (select coalesce(json_agg(json_build_object('source', source, 'alarm', alarm, 'usual', usual, 'yielded', yielded,
                                                     'runs', alarms) order by source collate "C"), '[]')
            from run_source
           where run_id = run.id and run.state = 'finished' and alarm is not null) as alarms
    from run `;

const ONE: Question = { name: 'run_status', text: `${STATUSES} where id = $1` };

/**
 * How some runs stand. While a run goes on its figures are counted; of a finished one they are those written
 * down at its end.
 *
 * @param rest of the query over `run`: its conditions and order
 */
export async function readStatuses(
  db: Queryable,
  rest: string,
  values: readonly unknown[],
): Promise<RunStatus[]> {
  const statuses: RunStatus[] = [];
  for (const row of await rowsOf<StatusRow>(db, STATUSES + rest, values))
    statuses.push(await statusOf(db, row));
  return statuses;
}

/** How one run stands, see {@link readStatuses}; null when there is no such run. */
export async function runStatus(db: Queryable, runId: number): Promise<RunStatus | null> {
  const row = await rowOf<StatusRow>(db, ONE, [runId]);
  return row === undefined ? null : statusOf(db, row);
}

async function statusOf(db: Queryable, row: StatusRow): Promise<RunStatus> {
  const { id, label, state, startedAt, finishedAt, totals: written, schedule, seconds, codes, alarms } = row;
  const totals = written === null ? await countTotals(db, id) : inOrder(written);
  const { planned, pending } = totals.items;
  const rate = seconds === null ? null : rateOf(planned - pending, seconds);
  return {
    ...{ id, label, state, startedAt, finishedAt },
    ...totals,
    ...{ schedule, seconds, rate, codes, alarms },
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
  // What was expanded is counted by what it held.
  const rows = await rowsOf<{ state: CountedState; count: number }>(
    db,
    {
      name: 'count_items',
      text: `select state, count(*) from run_item where run_id = $1 and state <> 'expanded' group by state`,
    },
    [runId],
  );
  const items = { planned: 0, done: 0, unchanged: 0, failed: 0, pending: 0 };
  for (const { state, count } of rows) {
    items[state] = count;
    items.planned += count;
  }
  return items;
}

/** What became of a run's items and reports, counted now. */
export async function countTotals(db: Queryable, runId: number): Promise<RunTotals> {
  const items = await countItems(db, runId);
  const reports = { new: 0, changed: 0, unchanged: 0 };
  const findings = { error: 0, warning: 0, info: 0 };
  const outcomes = await rowsOf<{ outcome: keyof typeof reports; count: number }>(
    db,
    `select report_outcome as outcome, count(*) from run_item
      where run_id = $1 and state in ('done', 'unchanged') and report_outcome is not null group by 1`,
    [runId],
  );
  for (const { outcome, count } of outcomes) reports[outcome] = count;
  const archives = await rowOf<RunTotals['archives']>(
    db,
    `select count(*) as opened, coalesce(sum(passed_over), 0) as passed_over
       from run_item where run_id = $1 and state = 'expanded'`,
    [runId],
  );
  const severities = await rowsOf<{ severity: Severity; count: number }>(
    db,
    `select severity, count(*) from (${findingsOfRun('$1')}) yielded where state = 'stored' group by 1`,
    [runId],
  );
  for (const { severity, count } of severities) findings[severity] = count;
  return { items, reports, archives: archives ?? { opened: 0, passedOver: 0 }, findings };
}
