import { listDeliveries } from '../store/deliveries/list-deliveries.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { text } from './options.js';
import { withDatabase } from './with-database.js';

/** `nianbao deliveries`: which events went to which sinks, and which did not. */
export const deliveries: CommandRun = async (invocation) => {
  const { say, language } = invocation;
  const filter = { state: text(invocation, 'state'), sink: text(invocation, 'sink') };
  return withDatabase(invocation, ({ pool }) =>
    printListing(
      invocation,
      listDeliveries(pool, filter, language),
      [
        { head: say(MESSAGES.id), cell: (row) => row.id, align: 'end' },
        { head: say(MESSAGES.sink), cell: (row) => row.sink },
        { head: say(MESSAGES.status), cell: (row) => MESSAGES.deliveryStates[row.state]?.[language] },
        { head: say(MESSAGES.finding), cell: (row) => row.finding, align: 'end' },
        {
          head: say(MESSAGES.event),
          cell: (row) => MESSAGES.findingEvents[row.kind]?.[language] ?? row.kind,
        },
        { head: say(MESSAGES.rule), cell: (row) => row.rule, shrinksTo: 10 },
        { head: say(MESSAGES.attempts), cell: (row) => row.attempts, align: 'end' },
        { head: say(MESSAGES.when), cell: (row) => (row.triedAt === null ? '' : localTime(row.triedAt)) },
        { head: say(MESSAGES.message), cell: (row) => row.message, shrinksTo: 12 },
      ],
      MESSAGES.noDeliveries,
    ),
  );
};
