import { listFindings, type ListedFinding } from '../store/list-findings.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';
import { flag, numberOption, text } from './options.js';
import { waiverNote } from './waiver-note.js';
import { withDatabase } from './with-database.js';

/** `nianbao findings`: findings, the most serious first. */
export const findings: CommandRun = async (invocation) => {
  const { say, language } = invocation;
  const statusOf = ({ status, changedSince }: ListedFinding): string =>
    (MESSAGES.findingStatuses[status]?.[language] ?? status) +
    (changedSince ? say(MESSAGES.changedSince) : '');
  const filter = {
    rule: text(invocation, 'rule'),
    severity: text(invocation, 'severity'),
    status: text(invocation, 'status'),
    run: numberOption(invocation, 'run'),
    unwaived: flag(invocation, 'unwaived'),
  };
  return withDatabase(invocation, ({ pool }) =>
    printListing(invocation, listFindings(pool, filter), [
      { head: say(MESSAGES.id), cell: (row) => row.id, align: 'end' },
      { head: say(MESSAGES.severity), cell: (row) => MESSAGES.severities[row.severity]?.[language] },
      { head: say(MESSAGES.status), cell: (row) => statusOf(row) },
      { head: say(MESSAGES.rule), cell: (row) => row.rule, shrinksTo: 10 },
      { head: say(MESSAGES.issuer), cell: (row) => row.issuer ?? row.source, shrinksTo: 12 },
      { head: say(MESSAGES.reportYear), cell: (row) => row.reportYear },
      {
        head: say(MESSAGES.message),
        cell: (row) => waiverNote(row.waiver, language) + (language === 'zh' ? row.message : row.messageEn),
        shrinksTo: 20,
      },
    ]),
  );
};
