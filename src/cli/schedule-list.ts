import { allListedSchedules } from '../store/schedules/list-schedules.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { withDatabase } from './with-database.js';
import { zonedTime } from '../schedules/zoned-time.js';

/** `nianbao schedule list`: the schedules, by name. */
export const scheduleList: CommandRun = (invocation) => {
  const { say, language } = invocation;
  return withDatabase(invocation, async (database) =>
    printListing(invocation, await allListedSchedules(database.pool), [
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
