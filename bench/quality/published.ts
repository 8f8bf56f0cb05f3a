import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseReport } from '../../src/report/parse-report.js';
import { reportToJson } from '../../src/report/report-json.js';
import { checkReport } from '../../src/rules/check-report.js';
import { markdownTable } from './tables.js';

/**
 * Reads the published reports that stand beside the checkout and compares them with what a careful reader
 * finds in them.
 *
 * @returns a table with one row a report, or null where there are none
 */
export async function publishedTable(failures: number): Promise<string | null> {
  const directory = process.env.NIANBAO_REPORTS_DIR ?? resolve('../shared/reports');
  if (!existsSync(directory)) return null;
  process.env.NIANBAO_REPORTS_DIR = directory;
  const { referenceReports } = await import('../../test/reports/expected.js');
  const { compare } = await import('../../test/reports/compare.js');
  const rows: (string | number)[][] = [];
  for (const { name, file, bytes, expected } of referenceReports()) {
    const report = await parseReport(bytes, { name: file });
    const checks = compare(expected, reportToJson(report, checkReport(report), file));
    const broken = checks.filter(({ holds }) => !holds);
    for (const { text } of broken.slice(0, failures)) console.log(`  ${name} ${text}`);
    rows.push([name, checks.length, checks.length - broken.length]);
  }
  return markdownTable(['published report', 'statements', 'hold'], rows);
}
