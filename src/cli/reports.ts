import { listReports, type ListedReport } from '../store/reports/list-reports.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';
import { flag, numberOption, text } from './options.js';
import { withDatabase } from './with-database.js';

/** `nianbao reports`: the current reports, or with `--all` every version. */
export const reports: CommandRun = async (invocation) => {
  const { say } = invocation;
  const all = flag(invocation, 'all');
  const filter = { year: numberOption(invocation, 'year'), issuer: text(invocation, 'issuer'), all };
  return withDatabase(invocation, ({ pool }) =>
    printListing<ListedReport>(
      invocation,
      listReports(pool, filter),
      [
        { head: say(MESSAGES.id), cell: (row) => row.id, align: 'end' },
        { head: say(MESSAGES.issuer), cell: (row) => row.issuer, shrinksTo: 12 },
        { head: say(MESSAGES.reportYear), cell: (row) => row.reportYear },
        { head: say(MESSAGES.publishedOn), cell: (row) => row.publishedOn },
        { head: say(MESSAGES.observationCount), cell: (row) => row.observations, align: 'end' },
        { head: say(MESSAGES.findingCount), cell: (row) => row.findings, align: 'end' },
        ...(all
          ? [
              {
                head: say(MESSAGES.current),
                cell: (row: ListedReport) => say(row.current ? MESSAGES.yes : MESSAGES.no),
              },
            ]
          : []),
        { head: say(MESSAGES.title), cell: (row) => row.title, shrinksTo: 12 },
        { head: say(MESSAGES.source), cell: (row) => row.source, shrinksTo: 12 },
      ],
      MESSAGES.noReports,
    ),
  );
};
