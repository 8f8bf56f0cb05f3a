import { resolve } from 'node:path';
import { NianbaoError } from '../errors/nianbao-error.js';
import { today } from '../settings/today.js';
import { loadSettings } from '../settings/read-settings.js';
import { readRosterFile } from '../sources/read-roster.js';
import { coverageOf, type CoverageRow, type CoverageStatus } from '../store/coverage/coverage.js';
import { replaceRoster } from '../store/coverage/roster.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';
import { flag, numberOption, text } from './options.js';
import { withDatabase } from './with-database.js';

/** `nianbao coverage --year Y`: who published and who did not; with `--roster` a new roster is loaded first. */
export const coverage: CommandRun = async (invocation) => {
  const { screen, say, language } = invocation;
  const year = numberOption(invocation, 'year');
  if (year === undefined) throw new NianbaoError('usage', { reason: say(MESSAGES.missingOption('--year')) });
  return withDatabase(invocation, async ({ pool }, config) => {
    const given = text(invocation, 'roster');
    const file = given === undefined ? (await loadSettings(config)).roster : resolve(given);
    if (file !== null) await replaceRoster(pool, await readRosterFile(file, config.maxFileBytes));
    const rows = await coverageOf(pool, { year, division: text(invocation, 'division') }, today());
    const code = await printListing<CoverageRow>(
      invocation,
      rows,
      [
        { head: say(MESSAGES.status), cell: (row) => MESSAGES.coverageStatuses[row.status][language] },
        { head: say(MESSAGES.issuer), cell: (row) => row.issuer, shrinksTo: 12 },
        { head: say(MESSAGES.division), cell: (row) => row.divisionCode },
        { head: say(MESSAGES.publishedOn), cell: (row) => row.publishedOn },
        { head: say(MESSAGES.deadline), cell: (row) => row.deadline },
        { head: say(MESSAGES.source), cell: (row) => row.source, shrinksTo: 12 },
      ],
      MESSAGES.noCoverage,
    );
    if (!flag(invocation, 'json') && rows.length > 0)
      screen.note(say(MESSAGES.coverageCounts(countRows(rows))));
    return code;
  });
};

function countRows(rows: readonly CoverageRow[]): Record<CoverageStatus, number> {
  const counts = { published: 0, late: 0, missing: 0, due: 0, unclear: 0, unlisted: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
