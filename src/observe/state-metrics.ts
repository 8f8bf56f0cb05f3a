import { Gauge, Registry } from 'prom-client';
import { QUEUES } from '../queue/names.js';
import type { Queues } from '../queue/queues.js';
import { loadFigures, type Figures } from '../store/runs/figures.js';
import type { Servers } from './readiness.js';
import { within } from './within.js';

/** Nobody waits longer for the figures of a database or a queue that does not answer. */
const PATIENCE_MS = 5000;

/** How queues, runs and findings stand: metrics that all processes on one database would show alike. */
export const STATE_METRICS = {
  nianbao_database_up: ['Whether the database answers.'],
  nianbao_queue_up: ['Whether the store of the queues answers.'],
  nianbao_queue_jobs: ['Jobs in a queue, by state.', 'queue', 'state'],
  nianbao_queue_oldest_waiting_seconds: [
    'Time since the oldest waiting job of a queue was queued; 0 where none waits.',
    'queue',
  ],
  nianbao_current_reports: ['Reports, each source counted once.'],
  nianbao_failed_items: ['Items that failed and were not taken up again, by error code.', 'code'],
  nianbao_findings: ['Findings by rule, severity and status.', 'rule', 'severity', 'status'],
  nianbao_open_runs: ['Runs that are not finished.'],
  nianbao_open_runs_items: ['Items of the runs that are not finished, by state.', 'state'],
  nianbao_last_run_finished_timestamp_seconds: ['When a run finished last.'],
  nianbao_last_run_duration_seconds: ['Time from start to end of the run that finished last.'],
  nianbao_last_run_items: ['Items of the run that finished last, by state.', 'state'],
  nianbao_source_alarms: [
    'Sources that gave too little in the last run of their schedule: nothing, or fewer than usual.',
    'alarm',
  ],
  nianbao_undelivered: ['Events that a sink did not get: pending, or given up (failed).', 'sink', 'state'],
  nianbao_undelivered_oldest_seconds: [
    'Time since the oldest event that a sink did not get.',
    'sink',
    'state',
  ],
} as const satisfies Record<string, readonly [help: string, ...labels: string[]]>;

type Labels = Record<string, string>;
/** Values of some of {@link STATE_METRICS}; what is not known is left out. */
type Values = Partial<Record<keyof typeof STATE_METRICS, [Labels, number][]>>;

/**
 * How everything stands now, as metrics. Where database or queue do not answer, their figures are left out
 * and `nianbao_database_up` or `nianbao_queue_up` is 0; it never throws.
 */
export async function stateMetrics({ database, queues }: Servers): Promise<Registry> {
  const [figures, ofQueues] = await Promise.all([
    within(PATIENCE_MS, loadFigures(database.pool)),
    within(PATIENCE_MS, Promise.all([queues.depths(), queues.oldestWaiting()])),
  ]);
  const values: Values = {
    nianbao_database_up: [[{}, figures === null ? 0 : 1]],
    nianbao_queue_up: [[{}, ofQueues === null ? 0 : 1]],
    ...(figures === null ? {} : databaseValues(figures)),
    ...(ofQueues === null ? {} : queueValues(...ofQueues, Date.now())),
  };
  const registry = new Registry();
  for (const [name, [help, ...labelNames]] of Object.entries(STATE_METRICS)) {
    const known = values[name as keyof Values];
    if (known === undefined) continue;
    const gauge = new Gauge<string>({ name, help, labelNames, registers: [registry] });
    for (const [labels, value] of known) gauge.set(labels, value);
  }
  return registry;
}

function queueValues(
  depths: Awaited<ReturnType<Queues['depths']>>,
  since: Awaited<ReturnType<Queues['oldestWaiting']>>,
  now: number,
): Values {
  return {
    nianbao_queue_jobs: QUEUES.flatMap((queue) =>
      Object.entries(depths[queue]).map(([state, count]): [Labels, number] => [{ queue, state }, count]),
    ),
    nianbao_queue_oldest_waiting_seconds: QUEUES.map((queue) => [
      { queue },
      Math.max(0, now - (since[queue] ?? now)) / 1000,
    ]),
  };
}

function databaseValues({
  currentReports,
  failedItems,
  findings,
  openRuns,
  lastRun,
  sourceAlarms,
  undelivered,
}: Figures): Values {
  return {
    nianbao_current_reports: [[{}, currentReports]],
    nianbao_failed_items: failedItems.map(({ code, count }) => [{ code }, count]),
    nianbao_findings: findings.map(({ count, ...labels }) => [labels, count]),
    nianbao_open_runs: [[{}, openRuns.runs]],
    nianbao_open_runs_items: byState(openRuns.items),
    nianbao_source_alarms: sourceAlarms.map(({ alarm, count }) => [{ alarm }, count]),
    nianbao_undelivered: undelivered.map(({ sink, state, count }) => [{ sink, state }, count]),
    nianbao_undelivered_oldest_seconds: undelivered.map(({ sink, state, oldestSeconds }) => [
      { sink, state },
      oldestSeconds,
    ]),
    ...(lastRun === null ? {} : lastRunValues(lastRun)),
  };
}

function lastRunValues({ finishedAt, seconds, items }: NonNullable<Figures['lastRun']>): Values {
  return {
    nianbao_last_run_finished_timestamp_seconds: [[{}, finishedAt]],
    nianbao_last_run_duration_seconds: [[{}, seconds]],
    nianbao_last_run_items: byState(items),
  };
}

const byState = (items: Readonly<Record<string, number>>): [Labels, number][] =>
  Object.entries(items).map(([state, count]) => [{ state }, count]);
