import { findingHistory } from '../store/findings/finding-history.js';
import { listFindings } from '../store/findings/list-findings.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { noSuch } from './no-such.js';
import { flag, wholeNumber } from './options.js';
import { findingLines } from './report-summary.js';
import { withDatabase } from './with-database.js';

/** `nianbao findings history ID`: what became of one finding, from its first run on. */
export const findingsHistory: CommandRun = async (invocation) => {
  const { say, language, screen } = invocation;
  const id = wholeNumber(invocation.arguments[0] ?? '', 'ID', language);
  return withDatabase(invocation, async ({ pool }) => {
    const events = await findingHistory(pool, id);
    if (events === null) throw noSuch(invocation, 'finding', [id]);
    if (!flag(invocation, 'json')) {
      for await (const finding of listFindings(pool, { ids: [id] })) {
        await screen.print(say(MESSAGES.findingHeading(id, finding.issuer, finding.reportYear)));
        for (const line of findingLines(finding, language, screen.width)) await screen.print(line);
        await screen.print('');
      }
    }
    return printListing(invocation, events, [
      { head: say(MESSAGES.when), cell: (row) => localTime(row.at) },
      { head: say(MESSAGES.event), cell: (row) => MESSAGES.findingEvents[row.kind]?.[language] ?? row.kind },
      { head: say(MESSAGES.status), cell: (row) => MESSAGES.findingStatuses[row.status]?.[language] },
      { head: say(MESSAGES.expected), cell: (row) => row.expected, align: 'end', shrinksTo: 8 },
      { head: say(MESSAGES.actual), cell: (row) => row.actual, align: 'end', shrinksTo: 8 },
      { head: say(MESSAGES.run), cell: (row) => row.run, align: 'end' },
      { head: say(MESSAGES.by), cell: (row) => row.by, shrinksTo: 6 },
      { head: say(MESSAGES.note), cell: (row) => row.note, shrinksTo: 12 },
    ]);
  });
};
