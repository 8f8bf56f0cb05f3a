import { countSourceAlarms } from './run-sources.js';
import type { Queryable } from '../database/query.js';

/** How everything stands: figures for metrics, none of which grows with time. */
export interface Figures {
  /** Items of the runs that are not finished, by state. */
  openRuns: { runs: number; items: Record<ItemState, number> };
  /** The run that finished last; null before the first. Times in seconds since 1970, and in seconds. */
  lastRun: { finishedAt: number; seconds: number; items: Record<ItemState, number> } | null;
  failedItems: { code: string; count: number }[];
  findings: { rule: string; severity: string; status: string; count: number }[];
  /** Sources that gave too little in the last finished run of their schedule. */
  sourceAlarms: { alarm: string; count: number }[];
  /** What sinks did not get yet, or not at all; `oldestSeconds` since the event. */
  undelivered: { sink: string; state: string; count: number; oldestSeconds: number }[];
  currentReports: number;
}

/** States of an item as runs count them. */
export type ItemState = (typeof ITEM_STATES)[number];

/** In the order in which runs tell them. */
export const ITEM_STATES = ['done', 'unchanged', 'failed', 'pending'] as const;

const SQL = {
  open: `select count(distinct r.id)::int as runs, count(i.id) filter (where i.state = 'done')::int as done,
                count(i.id) filter (where i.state = 'unchanged')::int as unchanged,
                count(i.id) filter (where i.state = 'failed')::int as failed,
                count(i.id) filter (where i.state = 'pending')::int as pending
           from run r left join run_item i on i.run_id = r.id where r.state <> 'finished'`,
  last: `select extract(epoch from finished_at)::float8 as "finishedAt",
                extract(epoch from finished_at - started_at)::float8 as seconds, totals -> 'items' as items
           from run where state = 'finished' order by finished_at desc limit 1`,
  failed: `select error_code as code, count(*)::int as count from run_item where state = 'failed' group by 1`,
  findings: `select rule, severity, status, count(*)::int as count from finding group by 1, 2, 3`,
  undelivered: `select sink, state, count(*)::int as count,
                       extract(epoch from now() - min(created_at))::float8 as "oldestSeconds"
                  from delivery where state <> 'delivered' group by 1, 2`,
  reports: `select count(*)::int as count from report where current`,
};

/** Counts how everything stands. */
export async function loadFigures(db: Queryable): Promise<Figures> {
  const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await db.query<Row>(sql)).rows;
  const [open] = await rows<{ runs: number } & Record<ItemState, number>>(SQL.open);
  const [last] = await rows<NonNullable<Figures['lastRun']>>(SQL.last);
  const [reports] = await rows<{ count: number }>(SQL.reports);
  return {
    openRuns: { runs: open?.runs ?? 0, items: itemsOf(open) },
    lastRun: last === undefined ? null : { ...last, items: itemsOf(last.items) },
    failedItems: await rows(SQL.failed),
    findings: await rows(SQL.findings),
    sourceAlarms: await countSourceAlarms(db),
    undelivered: await rows(SQL.undelivered),
    currentReports: reports?.count ?? 0,
  };
}

function itemsOf(counted: Partial<Record<ItemState, number>> | null | undefined): Record<ItemState, number> {
  const { done = 0, unchanged = 0, failed = 0, pending = 0 } = counted ?? {};
  return { done, unchanged, failed, pending };
}
