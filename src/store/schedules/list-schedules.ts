import { listFirings, listSchedules, type Schedule, type ScheduledArguments } from './schedules.js';
import type { Queryable } from '../database/query.js';
import { pathsAsked } from '../runs/runs.js';
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

/** How a schedule is listed. */
export async function listedSchedule(db: Queryable, schedule: Schedule): Promise<ListedSchedule> {
  const { name, cron, timeZone, asked, catchUp, paused } = schedule;
  const [last] = await listFirings(db, name, 1);
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
    last: last === undefined ? null : { due: last.due, outcome: last.outcome, run: last.run },
  };
}

/** All schedules, by name, as they are listed. */
export async function allListedSchedules(db: Queryable): Promise<ListedSchedule[]> {
  const schedules = await listSchedules(db);
  return Promise.all(schedules.map((schedule) => listedSchedule(db, schedule)));
}
