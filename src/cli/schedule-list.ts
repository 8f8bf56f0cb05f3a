import { nextTimes } from '../schedules/cron.js';
import { listFirings, listSchedules, type Schedule } from '../store/schedules.js';
import type { Database } from '../store/database.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { withDatabase } from './with-database.js';
import { zonedTime } from './zoned-time.js';

/** A schedule as it is listed. */
export interface ListedSchedule {
  name: string;
  cron: string;
  timeZone: string;
  kind: 'ingest' | 'crawl';
  /** Paths to ingest, or the list to crawl. */
  paths: string[];
  catchUp: boolean;
  paused: boolean;
  /** ISO time; null while it is paused. */
  next: string | null;
  /** What became of the time that was due last; null before the first. */
  last: { due: string; outcome: string; run: number | null } | null;
}

/** `nianbao schedule list`: the schedules, by name. */
export const scheduleList: CommandRun = (invocation) => {
  const { say, language } = invocation;
  return withDatabase(invocation, async (database) =>
    printListing(invocation, await listed(database), [
      { head: say(MESSAGES.runLabel), cell: (row) => row.name, shrinksTo: 8 },
      { head: say(MESSAGES.cron), cell: (row) => row.cron },
      { head: say(MESSAGES.timeZone), cell: (row) => row.timeZone },
      {
        head: say(MESSAGES.nextTime),
        cell: ({ next, timeZone }) =>
          next === null ? say(MESSAGES.paused) : zonedTime(new Date(next), timeZone),
      },
      { head: say(MESSAGES.catchUp), cell: (row) => say(row.catchUp ? MESSAGES.yes : MESSAGES.no) },
      {
        head: say(MESSAGES.lastTime),
        cell: ({ last }) =>
          last === null ? '' : `${localTime(last.due)} ${MESSAGES.firing(last.outcome, last.run)[language]}`,
        shrinksTo: 12,
      },
      { head: say(MESSAGES.source), cell: (row) => row.paths.join(' '), shrinksTo: 12 },
    ]),
  );
};

/** How a schedule is listed. */
export async function listedSchedule({ pool }: Database, schedule: Schedule): Promise<ListedSchedule> {
  const { name, cron, timeZone, asked, catchUp, paused } = schedule;
  const [last] = await listFirings(pool, name, 1);
  const [next] = paused ? [] : nextTimes(schedule, new Date(), 1);
  return {
    name,
    cron,
    timeZone,
    kind: asked.list === undefined ? 'ingest' : 'crawl',
    paths: asked.list === undefined ? asked.paths : [asked.list],
    catchUp,
    paused,
    next: next?.toISOString() ?? null,
    last: last === undefined ? null : { due: last.due, outcome: last.outcome, run: last.run },
  };
}

async function listed(database: Database): Promise<ListedSchedule[]> {
  const schedules = await listSchedules(database.pool);
  return Promise.all(schedules.map((schedule) => listedSchedule(database, schedule)));
}
