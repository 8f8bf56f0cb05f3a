import { both } from '../../language.js';
import type { ListedReport } from '../../store/reports/list-reports.js';
import { yieldedLine } from '../../store/reports/report-line-json.js';
import { HEADS, PLAIN_WORDS } from '../../words/heads.js';
import { command, type Call } from '../command/command.js';
import { JSON_LINES, YEAR } from '../command/shared-options.js';
import { flag, text } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import type { Column } from '../terminal/table.js';
import { withDatabase } from '../work/with-database.js';

const SAID = {
  current: both('现行', 'Current'),
  howToIngest: both(
    '收入年报：nianbao ingest 目录；失败的：nianbao failed',
    'Take some in: nianbao ingest DIRECTORY; what failed: nianbao failed',
  ),
};

/** The current reports, or with `--all` every version. */
export const reports = command({
  name: 'reports',
  summary: both('列出报告', 'list the reports'),
  options: {
    year: YEAR,
    issuer: text('text', '发布机关名称中含有该文字', 'only of issuers whose name contains this'),
    all: flag('连同已被取代的版本', 'superseded versions too'),
    json: JSON_LINES,
  },
  examples: ['reports', 'reports --year 2024'],
  run: ({ year, issuer, all }, call) =>
    withDatabase(call, async ({ pool }) => {
      const { listReports } = await import('../../store/reports/list-reports.js');
      const rows = listReports(pool, { year, issuer, all });
      return printListing(call, rows, columnsFor(call, all), SAID.howToIngest, yieldedLine);
    }),
});

function columnsFor({ say }: Call, all: boolean): Column<ListedReport>[] {
  const current: Column<ListedReport> = {
    head: say(SAID.current),
    cell: (row) => say(row.current ? PLAIN_WORDS.yes : PLAIN_WORDS.no),
  };
  return [
    { head: say(HEADS.id), cell: (row) => row.id, align: 'end' },
    { head: say(HEADS.issuer), cell: (row) => row.issuer, shrinksTo: 12 },
    { head: say(HEADS.year), cell: (row) => row.reportYear },
    { head: say(HEADS.publishedOn), cell: (row) => row.publishedOn },
    { head: say(HEADS.observations), cell: (row) => row.observations, align: 'end' },
    { head: say(HEADS.findings), cell: (row) => row.findings, align: 'end' },
    ...(all ? [current] : []),
    { head: say(HEADS.title), cell: (row) => row.title, shrinksTo: 12 },
    { head: say(HEADS.source), cell: (row) => row.source, shrinksTo: 12 },
  ];
}
