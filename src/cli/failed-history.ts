import { itemAttempts } from '../store/items/browse-items.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { requireItems } from './no-such.js';
import { wholeNumber } from './options.js';
import { withDatabase } from './with-database.js';

/** `nianbao failed history ITEM`: every diagnosis of an item, oldest first. */
export const failedHistory: CommandRun = async (invocation) => {
  const { say, language } = invocation;
  const item = wholeNumber(invocation.arguments[0] ?? '', 'ITEM', language);
  return withDatabase(invocation, async ({ pool }) => {
    await requireItems(invocation, pool, [item]);
    return printListing(invocation, await itemAttempts(pool, item, language), [
      { head: say(MESSAGES.attempts), cell: (row) => row.attempt, align: 'end' },
      { head: say(MESSAGES.when), cell: (row) => localTime(row.at) },
      { head: say(MESSAGES.step), cell: (row) => row.step },
      { head: say(MESSAGES.code), cell: (row) => row.code },
      { head: say(MESSAGES.message), cell: (row) => row.message, shrinksTo: 12 },
    ]);
  });
};
