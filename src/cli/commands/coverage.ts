import { resolve } from 'node:path';
import type { Pool } from 'pg';
import { both } from '../../language.js';
import type { Config } from '../../settings/config.js';
import type { CoverageRow, CoverageStatus } from '../../store/coverage/coverage-filter.js';
import { HEADS } from '../../words/heads.js';
import { COVERAGE_STATUS_WORDS } from '../../words/values.js';
import { command } from '../command/command.js';
import { JSON_LINES } from '../command/shared-options.js';
import { needed, text, wholeNumber } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import type { Column } from '../terminal/table.js';
import { withDatabase } from '../work/with-database.js';

const SAID = {
  counts: (c: Record<CoverageStatus, number>) =>
    both(
      `按期发布 ${c.published}，逾期 ${c.late}，未发布 ${c.missing}，未到期限 ${c.due}，同名待核 ${c.unclear}，名录外 ${c.unlisted}。`,
      `${c.published} in time, ${c.late} late, ${c.missing} missing, ${c.due} not due yet, ${c.unclear} with an unclear name, ${c.unlisted} not in the roster.`,
    ),
  howToLoad: both('载入名录：--roster roster.csv', 'Load a roster: --roster roster.csv'),
};

/** Who published and who did not; with `--roster` a new roster is loaded first. */
export const coverage = command({
  name: 'coverage',
  summary: both('列出某年度谁已发布、谁未发布年报', 'list who published a report for a year and who did not'),
  options: {
    year: needed(wholeNumber('year', '报告年度', 'reporting year')),
    division: text(
      'code',
      '只限该行政区划（代码或其开头）',
      'only of this division (its code, or how it begins)',
    ),
    roster: text(
      'file',
      '先载入名录（CSV：机关名称、层级、区划代码、上级、起始年度、终止年度），取代原有的',
      'load a roster first (CSV: issuer, level, division, parent, since, until); it replaces the one before',
    ),
    json: JSON_LINES,
  },
  examples: ['coverage --year 2024 --roster roster.csv', 'coverage --year 2024 --division 4101'],
  run({ year, division, roster }, call) {
    const { screen, say } = call;
    const columns: Column<CoverageRow>[] = [
      { head: say(HEADS.status), cell: (row) => say(COVERAGE_STATUS_WORDS[row.status]) },
      { head: say(HEADS.issuer), cell: (row) => row.issuer, shrinksTo: 12 },
      { head: say(HEADS.division), cell: (row) => row.divisionCode },
      { head: say(HEADS.publishedOn), cell: (row) => row.publishedOn },
      { head: say(HEADS.deadline), cell: (row) => row.deadline },
      { head: say(HEADS.source), cell: (row) => row.source, shrinksTo: 12 },
    ];
    return withDatabase(call, async ({ pool }, config) => {
      const { coverageOf } = await import('../../store/coverage/coverage.js');
      const { today } = await import('../../settings/today.js');
      await loadRoster(pool, config, roster);
      const rows = await coverageOf(pool, { year, division }, today());
      const code = await printListing(call, rows, columns, SAID.howToLoad);
      if (!call.json && rows.length > 0) screen.note(say(SAID.counts(countRows(rows))));
      return code;
    });
  },
});

/**
 * Loads the roster that was named, else that of the configuration; where there is neither, the one before
 * stays.
 */
async function loadRoster(pool: Pool, config: Config, named: string | undefined): Promise<void> {
  const { loadSettings } = await import('../../settings/read-settings.js');
  const { readRosterFile } = await import('../../sources/read-roster.js');
  const { replaceRoster } = await import('../../store/coverage/roster.js');
  const file = named === undefined ? (await loadSettings(config)).roster : resolve(named);
  if (file !== null) await replaceRoster(pool, await readRosterFile(file, config.maxFileBytes));
}

function countRows(rows: readonly CoverageRow[]): Record<CoverageStatus, number> {
  const counts = { published: 0, late: 0, missing: 0, due: 0, unclear: 0, unlisted: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
}
