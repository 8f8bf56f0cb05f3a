import { NianbaoError } from '../errors/nianbao-error.js';
import { CATALOGUE } from '../rules/registry.js';
import { nearNames } from '../settings/nearest-name.js';
import { listFindings, type ListedFinding } from '../store/findings/list-findings.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';
import { knownRun } from './no-such.js';
import { flag, text } from './options.js';
import type { Column } from './table.js';
import { waiverNote } from './waiver-note.js';
import { withDatabase } from './with-database.js';

/** `nianbao findings`: findings, the most serious first. */
export const findings: CommandRun = async (invocation) => {
  const { say, language } = invocation;
  const statusOf = ({ status, changedSince }: ListedFinding): string =>
    (MESSAGES.findingStatuses[status]?.[language] ?? status) +
    (changedSince ? say(MESSAGES.changedSince) : '');
  const rule = text(invocation, 'rule');
  const rules = CATALOGUE.map(({ id }) => id);
  if (rule !== undefined && !rules.includes(rule))
    throw new NianbaoError('usage', { reason: say(MESSAGES.noSuchRule(rule, nearNames(rule, rules))) });
  const filter = {
    rule,
    severity: text(invocation, 'severity'),
    status: text(invocation, 'status'),
    unwaived: flag(invocation, 'unwaived'),
  };
  const columns: Column<ListedFinding>[] = [
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
  ];
  return withDatabase(invocation, async ({ pool }) => {
    const rows = listFindings(pool, { ...filter, run: await knownRun(invocation, pool) });
    return printListing(invocation, rows, columns, MESSAGES.noFindings);
  });
};
