import { listFailed, type FailedItem } from '../store/items/list-failed.js';
import { failureGroups, type FailureGroup } from '../store/items/failure-groups.js';
import type { CommandRun, Invocation } from './command.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { knownRun } from './no-such.js';
import { flag, text } from './options.js';
import type { Column } from './table.js';
import { withDatabase } from './with-database.js';

/** `nianbao failed`: failed items, and what to do about each. */
export const failed: CommandRun = async (invocation) => {
  const { say, language } = invocation;
  return withDatabase(invocation, async ({ pool }) => {
    const selection = {
      run: await knownRun(invocation, pool),
      code: text(invocation, 'code'),
      step: text(invocation, 'step'),
      host: text(invocation, 'host'),
      ...(flag(invocation, 'quarantined') ? { quarantined: true } : {}),
    };
    if (flag(invocation, 'byCode') || !flag(invocation, 'json')) {
      const groups = await failureGroups(pool, selection, language);
      const code = await printGroups(invocation, groups);
      if (flag(invocation, 'byCode') || groups.length === 0 || code !== EXIT.done) return code;
      await invocation.screen.print('');
      await invocation.screen.print(say(MESSAGES.failedItems));
    }
    const rows = listFailed(pool, selection, language);
    const columns: Column<FailedItem>[] = [
      { head: say(MESSAGES.item), cell: (row) => row.item, align: 'end' },
      { head: say(MESSAGES.run), cell: (row) => row.run, align: 'end' },
      { head: say(MESSAGES.step), cell: (row) => row.step },
      { head: say(MESSAGES.code), cell: (row) => row.code },
      { head: say(MESSAGES.attempts), cell: (row) => row.attempts, align: 'end' },
      { head: say(MESSAGES.when), cell: (row) => localTime(row.failedAt) },
      { head: say(MESSAGES.quarantined), cell: (row) => (row.quarantined ? say(MESSAGES.yes) : '') },
      { head: say(MESSAGES.source), cell: (row) => row.source, shrinksTo: 12 },
      { head: say(MESSAGES.message), cell: (row) => row.message, shrinksTo: 12 },
    ];
    return printListing(invocation, rows, columns, MESSAGES.noneFailed);
  });
};

/** Failed items by code, and what to do about each code. */
function printGroups(invocation: Invocation, groups: readonly FailureGroup[]): Promise<ExitCode> {
  const { say } = invocation;
  const columns: Column<FailureGroup>[] = [
    { head: say(MESSAGES.code), cell: (row) => row.code },
    { head: say(MESSAGES.count), cell: (row) => row.count, align: 'end' },
    { head: say(MESSAGES.quarantined), cell: (row) => row.quarantined || '', align: 'end' },
    { head: say(MESSAGES.message), cell: (row) => row.message, shrinksTo: 12 },
  ];
  return printListing(invocation, groups, columns, MESSAGES.noneFailed);
}
