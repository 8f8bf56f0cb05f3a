import { resolve } from 'node:path';
import { NianbaoError } from '../errors/nianbao-error.js';
import { exportFiles } from '../export/export-files.js';
import { EXPORT_FORMATS } from '../export/export-formats.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { knownRun } from './no-such.js';
import { flag, numberOption, requiredText, text } from './options.js';
import { startProgress } from './progress.js';
import { withDatabase } from './with-database.js';

/** `nianbao export`: reports, observations, claims and findings as files. */
export const exportCommand: CommandRun = (invocation) => {
  const { screen, say, signal, language } = invocation;
  const given = requiredText(invocation, 'format');
  const format = EXPORT_FORMATS.find((one) => one === given) ?? 'csv';
  const directory = resolve(requiredText(invocation, 'out'));
  const filter = { year: numberOption(invocation, 'year'), division: text(invocation, 'division') };
  return withDatabase(invocation, async ({ pool }) => {
    const run = await knownRun(invocation, pool);
    const progress = startProgress(screen, language);
    let at = '';
    try {
      const files = await exportFiles(pool, {
        format,
        directory,
        filter: { ...filter, run },
        signal,
        onProgress: (table, rows) => {
          if (table !== at) progress.phase(say(MESSAGES.exporting(table)));
          at = table;
          progress.update(rows, null);
        },
      });
      progress.end();
      if (files === null) return EXIT.interrupted;
      for (const file of files) {
        if (flag(invocation, 'json')) await screen.printJson(file);
        else await screen.print(say(MESSAGES.exported(file.path, file.rows)));
      }
      return EXIT.done;
    } catch (thrown) {
      if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) throw thrown;
      const reason = say(MESSAGES.cannotWrite(directory, String(thrown.code)));
      throw new NianbaoError('usage', { reason }, { cause: thrown });
    } finally {
      progress.end();
    }
  });
};
