import { both } from '../../language.js';
import { command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { needed, wholeNumber } from '../command/values.js';
import { noSuch } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';

/** One stored report with all that was read from it. */
export const show = command({
  name: 'show',
  summary: both(
    '显示一份报告：章节、表格、统计数、校验发现',
    'show one report: sections, tables, observations, findings',
  ),
  arguments: { id: needed(wholeNumber('report', '报告编号', 'id of the report')) },
  options: { json: JSON_LINES },
  examples: ['show 12'],
  run: ({ id }, call) =>
    withDatabase(call, async ({ pool }) => {
      const { screen, language, json } = call;
      const { loadReport, storedReportToJson } = await import('../../store/reports/load-report.js');
      const { reportSummary } = await import('../views/report-summary.js');
      const report = await loadReport(pool, id, language);
      if (!report) throw noSuch(call, 'report', [id]);
      const flat = storedReportToJson(report);
      if (json) await screen.printJson(flat);
      else
        for (const line of reportSummary(flat, report.source, language, screen.width))
          await screen.print(line);
      return EXIT.done;
    }),
});
