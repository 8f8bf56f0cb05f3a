import { countSourceAlarms } from './run-sources.js';
import type { CountedState } from '../items/item-states.js';
import { rowOf, rowsOf, type Queryable } from '../database/query.js';

/** How everything stands: figures for metrics, none of which grows with time. */
export interface Figures {
  /** Items of the runs that are not finished, by state. */
  openRuns: { runs: number; items: Record<CountedState, number> };
  /** The run that finished last; null before the first. Times in seconds since 1970, and in seconds. */
  lastRun: { finishedAt: number; seconds: number; items: Record<CountedState, number> } | null;
  failedItems: { code: string; count: number }[];
  findings: { rule: string; severity: string; status: string; count: number }[];
  /** Sources that gave too little in the last finished run of their schedule. */
  sourceAlarms: { alarm: string; count: number }[];
  /** What sinks did not get yet, or not at all; `oldestSeconds` since the event. */
  undelivered: { sink: string; state: string; count: number; oldestSeconds: number }[];
  currentReports: number;
}

const SQL = {
  open: `select count(distinct r.id) as runs, count(i.id) filter (where i.state = 'done') as done,
                count(i.id) filter (where i.state = 'unchanged') as unchanged,
                count(i.id) filter (where i.state = 'failed') as failed,
                count(i.id) filter (where i.state = 'pending') as pending
           from run r left join run_item i on i.run_id = r.id where r.state <> 'finished'`,
  last: `select extract(epoch from finished_at) as finished_at,
                extract(epoch from finished_at - started_at) as seconds, totals -> 'items' as items
           from run where state = 'finished' order by finished_at desc limit 1`,
  failed: `select error_code as code, count(*) as count from run_item where state = 'failed' group by 1`,
  findings: `select rule, severity, status, count(*) as count from finding group by 1, 2, 3`,
  undelivered: `select sink, state, count(*) as count,
                       extract(epoch from now() - min(created_at)) as oldest_seconds
                  from delivery where state <> 'delivered' group by 1, 2`,
  reports: `select count(*) as count from report where current`,
};

/** Counts how everything stands. */
export async function loadFigures(db: Queryable): Promise<Figures> {
  const open = await rowOf<{ runs: number } & Record<CountedState, number>>(db, SQL.open);
  const last = await rowOf<NonNullable<Figures['lastRun']>>(db, SQL.last);
  const reports = await rowOf<{ count: number }>(db, SQL.reports);
  return {
    openRuns: { runs: open?.runs ?? 0, items: itemsOf(open) },
    lastRun: last === undefined ? null : { ...last, items: itemsOf(last.items) },
    failedItems: await rowsOf(db, SQL.failed),
    findings: await rowsOf(db, SQL.findings),
    sourceAlarms: await countSourceAlarms(db),
    undelivered: await rowsOf(db, SQL.undelivered),
    currentReports: reports?.count ?? 0,
  };
}

function itemsOf(
  counted: Partial<Record<CountedState, number>> | null | undefined,
): Record<CountedState, number> {
  const { done = 0, unchanged = 0, failed = 0, pending = 0 } = counted ?? {};
  return { done, unchanged, failed, pending };
}
