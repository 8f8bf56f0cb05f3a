import type { Severity } from '../../rules/rule.js';
import { SEVERITIES } from '../../rules/rule.js';
import { rowOf, rowsOf, type Queryable } from '../database/query.js';
import { countSourceAlarms } from './run-sources.js';
import { failureGroups } from '../items/failure-groups.js';

/** Rules on the first page. */
const RULES = 8;

/** What wants a person's eye. */
export interface Overview {
  /** Failed items by error code, the most frequent first. */
  failures: { code: string; count: number }[];
  /** Findings that are open, by severity. */
  open: Record<Severity, number>;
  /** Rules with open findings, the most serious first, then the most frequent. */
  rules: { rule: string; severity: Severity; count: number }[];
  /** Findings whose values changed after a verdict. */
  changedSince: number;
  /** Sources that gave too little in the latest runs of the schedules. */
  alarms: number;
  reports: number;
  issuers: number;
  /** Items settled in each of the last 24 hours, oldest first. */
  hours: { hour: string; done: number; failed: number }[];
}

/** The figures of the console's first page. */
export async function loadOverview(db: Queryable): Promise<Overview> {
  const [failures, open, counts, hours, alarms] = await Promise.all([
    failureGroups(db, {}),
    rowsOf<{ rule: string; severity: Severity; count: number; changed: number }>(
      db,
      `select rule, severity, count(*), count(*) filter (where changed_since) as changed
         from finding where status = 'open' group by 1, 2 order by 3 desc, 1`,
    ),
    rowOf<{ reports: number; issuers: number }>(
      db,
      `select coalesce(sum(reports), 0) as reports, count(issuer) as issuers
         from (select issuer, count(*) as reports from report where current group by issuer) named`,
    ),
    rowsOf<{ hour: string; done: number; failed: number }>(
      db,
      `select hour, count(i.id) filter (where i.state in ('done', 'unchanged')) as done,
              count(i.id) filter (where i.state = 'failed') as failed
         from generate_series(date_trunc('hour', now()) - interval '23 hours', now(), interval '1 hour') as hour
         left join run_item i on i.updated_at >= hour and i.updated_at < hour + interval '1 hour'
                             -- Nothing is settled after its run has ended.
                             and i.run_id in (select id from run where coalesce(finished_at, now()) > now() - interval '25 hours')
        group by hour order by hour`,
    ),
    countSourceAlarms(db),
  ]);
  const bySeverity = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of open) bySeverity[severity] += count;
  return {
    failures,
    open: bySeverity,
    rules: open
      .map(({ rule, severity, count }) => ({ rule, severity, count }))
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || b.count - a.count)
      .slice(0, RULES),
    changedSince: open.reduce((sum, { changed }) => sum + changed, 0),
    alarms: alarms.reduce((sum, { count }) => sum + count, 0),
    reports: counts?.reports ?? 0,
    issuers: counts?.issuers ?? 0,
    hours,
  };
}
