import { listFailed, type FailedItem } from '../store/list-failed.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { knownRun } from './no-such.js';
import { text } from './options.js';
import type { Column } from './table.js';
import { withDatabase } from './with-database.js';

/** `nianbao failed`: failed items, and what to do about each. */
export const failed: CommandRun = async (invocation) => {
  const { say, language } = invocation;
  return withDatabase(invocation, async ({ pool }) => {
    const filter = { run: await knownRun(invocation, pool), code: text(invocation, 'code') };
    const rows = listFailed(pool, filter, language);
    const columns: Column<FailedItem>[] = [
      { head: say(MESSAGES.item), cell: (row) => row.item, align: 'end' },
      { head: say(MESSAGES.run), cell: (row) => row.run, align: 'end' },
      { head: say(MESSAGES.step), cell: (row) => row.step },
      { head: say(MESSAGES.code), cell: (row) => row.code },
      { head: say(MESSAGES.attempts), cell: (row) => row.attempts, align: 'end' },
      { head: say(MESSAGES.when), cell: (row) => localTime(row.failedAt) },
      { head: say(MESSAGES.source), cell: (row) => row.source, shrinksTo: 12 },
      { head: say(MESSAGES.message), cell: (row) => row.message, shrinksTo: 12 },
    ];
    return printListing(invocation, rows, columns, MESSAGES.noneFailed);
  });
};
