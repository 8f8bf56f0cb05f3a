import { resolve } from 'node:path';
import { EXPORT_FORMATS } from '../../export/export-formats.js';
import { both } from '../../language.js';
import { counted } from '../../words/counted.js';
import { command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES, RUN, YEAR } from '../command/shared-options.js';
import { choice, needed, text } from '../command/values.js';
import { startProgress } from '../terminal/progress.js';
import { cannotWrite } from '../work/cannot-write.js';
import { requireRun } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';

const SAID = {
  exporting: (table: string) => both(`导出 ${table}`, `Exporting ${table}`),
  exported: (path: string, rows: number) => both(`${path}：${rows} 行`, `${path}: ${counted(rows, 'row')}`),
};

/** Reports, observations, claims and findings as files. */
export const exportCommand = command({
  name: 'export',
  summary: both(
    '把报告、统计数、正文中的数字和校验发现导出为文件',
    'write reports, observations, claims and findings to files',
  ),
  options: {
    format: needed(choice('format', EXPORT_FORMATS, '格式（必填）', 'format (needed)')),
    out: needed(
      text(
        'directory',
        '写入的目录（必填），不存在则新建',
        'directory for the files (needed); made if it is not there',
      ),
    ),
    year: YEAR,
    division: text('code', '只限区划代码以此开头的', 'only of divisions whose code begins with this'),
    run: RUN,
    json: JSON_LINES,
  },
  examples: ['export --format xlsx --out out/', 'export --format parquet --out out/ --year 2024'],
  run({ format, out, year, division, run }, call) {
    const { screen, say, signal, language } = call;
    const directory = resolve(out);
    return withDatabase(call, async ({ pool }) => {
      const { exportFiles } = await import('../../export/export-files.js');
      await requireRun(call, pool, run);
      const progress = startProgress(screen, language);
      let at = '';
      try {
        const files = await exportFiles(pool, {
          format,
          directory,
          filter: { year, division, run },
          signal,
          onProgress: (table, rows) => {
            if (table !== at) progress.phase(say(SAID.exporting(table)));
            at = table;
            progress.update(rows, null);
          },
        });
        progress.end();
        if (files === null) return EXIT.interrupted;
        for (const file of files) {
          if (call.json) await screen.printJson(file);
          else await screen.print(say(SAID.exported(file.path, file.rows)));
        }
        return EXIT.done;
      } catch (thrown) {
        throw cannotWrite(call, directory, thrown);
      } finally {
        progress.end();
      }
    });
  },
});
