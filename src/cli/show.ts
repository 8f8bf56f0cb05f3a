import { loadReport } from '../store/reports/load-report.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { noSuch } from './no-such.js';
import { flag, wholeNumber } from './options.js';
import { reportSummary } from './report-summary.js';
import { withDatabase } from './with-database.js';

/** `nianbao show REPORT`: one stored report with all that was read from it. */
export const show: CommandRun = async (invocation) => {
  const { screen, language } = invocation;
  const id = wholeNumber(invocation.arguments[0] ?? '', 'REPORT', language);
  return withDatabase(invocation, async ({ pool }) => {
    const report = await loadReport(pool, id, language);
    if (!report) throw noSuch(invocation, 'report', [id]);
    if (flag(invocation, 'json')) await screen.printJson(report);
    else
      for (const line of reportSummary(report, report.source, language, screen.width))
        await screen.print(line);
    return EXIT.done;
  });
};
