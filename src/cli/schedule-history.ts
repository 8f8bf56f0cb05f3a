import { listFirings } from '../store/schedules/schedules.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { withDatabase } from './with-database.js';

/** The latest ones; older ones are in the table `schedule_firing`. */
const SHOWN = 1000;

/** `nianbao schedule history`: what became of the times that were due, the latest first. */
export const scheduleHistory: CommandRun = (invocation) => {
  const { say, language } = invocation;
  return withDatabase(invocation, async ({ pool }) =>
    printListing(invocation, await listFirings(pool, invocation.arguments[0] ?? null, SHOWN), [
      { head: say(MESSAGES.runLabel), cell: (row) => row.schedule, shrinksTo: 8 },
      { head: say(MESSAGES.due), cell: (row) => localTime(row.due) },
      { head: say(MESSAGES.status), cell: (row) => MESSAGES.firing(row.outcome, row.run)[language] },
      { head: say(MESSAGES.passedOver), cell: (row) => row.passedOver, align: 'end' },
    ]),
  );
};
