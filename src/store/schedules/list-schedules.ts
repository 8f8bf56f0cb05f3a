import { given } from '../database/conditions.js';
import { rowsOf, type Queryable } from '../database/query.js';
import { pathsAsked } from '../runs/runs.js';
import type { FiringOutcome, Schedule, ScheduledArguments } from './schedules.js';
import { nextTimes } from '../../schedules/cron.js';

/** A schedule as it is listed. */
export interface ListedSchedule {
  name: string;
  cron: string;
  timeZone: string;
  kind: ScheduledArguments['kind'];
  /** Paths to ingest, or the list to crawl. */
  paths: string[];
  catchUp: boolean;
  paused: boolean;
  /** ISO time; null while it is paused. */
  next: string | null;
  /** What became of the time that was due last; null before the first. */
  last: { due: string; outcome: string; run: number | null } | null;
}

interface Row extends Omit<Schedule, 'consideredAt'> {
  lastDue: string | null;
  lastOutcome: FiringOutcome;
  lastRun: number | null;
}

/** Schedules, by name, as they are listed; with a name only the one of this name. */
export async function listedSchedules(db: Queryable, name?: string): Promise<ListedSchedule[]> {
  const values: unknown[] = [];
  const where = given(values, [[name, (one) => `s.name = ${one}`]]);
  const rows = await rowsOf<Row>(
    db,
    `select s.id, s.name, s.cron, s.time_zone, s.arguments as asked, s.catch_up, s.paused,
            last.due_at as last_due, last.outcome as last_outcome, last.run_id as last_run
       from schedule s
       left join lateral (select due_at, outcome, run_id from schedule_firing f where f.schedule_id = s.id
                           order by due_at desc, id desc limit 1) last on true
      where ${where} order by s.name collate "C"`,
    values,
  );
  return rows.map(listed);
}

function listed({ lastDue, lastOutcome, lastRun, asked, ...schedule }: Row): ListedSchedule {
  const { name, cron, timeZone, catchUp, paused } = schedule;
  const [next] = paused ? [] : nextTimes(schedule, new Date(), 1);
  return {
    name,
    cron,
    timeZone,
    kind: asked.kind,
    paths: pathsAsked(asked),
    catchUp,
    paused,
    next: next?.toISOString() ?? null,
    last: lastDue === null ? null : { due: lastDue, outcome: lastOutcome, run: lastRun },
  };
}
