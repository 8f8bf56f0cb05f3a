import { readConfig } from '../settings/config.js';
import { toNianbaoError, type NianbaoError } from '../errors/nianbao-error.js';
import { withoutExpired } from '../rules/settings/settings.js';
import { loadSettings } from '../settings/read-settings.js';
import { today } from '../settings/today.js';
import { createShelf } from '../sources/archives/shelf.js';
import type { CommandRun, Invocation } from './command.js';
import { errorLine } from './error-line.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import { startProgress } from './progress.js';
import { parseInputs, type ParseInput } from './parse-inputs.js';
import { reportSummary } from './report-summary.js';
import { jsonLine } from './screen.js';

/** `nianbao parse FILE…`: without a database, also every report of an archive. One's failure does not stop the others. */
export const parse: CommandRun = async (invocation) => {
  const { screen, language, signal, arguments: files } = invocation;
  const { parseReport } = await import('../report/parse-report.js');
  const { checkReport } = await import('../rules/check-report.js');
  const { reportToJson } = await import('../report/report-json.js');
  const config = readConfig(invocation.env);
  const settings = withoutExpired(await loadSettings(config), today());
  const json = flag(invocation, 'json');
  const progress = startProgress(screen, language);
  progress.phase(MESSAGES.parsing[language], files.length);
  const shelf = createShelf();
  let done = 0;
  let failed = 0;
  const inputs = async function* (): AsyncGenerator<ParseInput> {
    for (const [index, file] of files.entries()) {
      for await (const input of parseInputs(shelf, file, config.maxFileBytes))
        yield { ...input, left: input.left + files.length - index - 1 };
    }
  };
  for await (const input of inputs()) {
    if (signal.aborted || screen.closed) break;
    const { file, left } = input;
    try {
      if ('error' in input) throw input.error;
      const report = await parseReport(input.bytes, { name: file, declared: input.declared });
      const shape = reportToJson(report, checkReport(report, settings), file, language);
      if (json) await screen.printJson(shape);
      else await screen.print(reportSummary(shape, file, language, screen.width).join('\n'));
      done++;
    } catch (thrown) {
      noteFailure(invocation, file, toNianbaoError(thrown), json);
      failed++;
    }
    progress.update(done + failed, done + failed + left, failed);
    // Lets signals and the progress display in between two files: parsing itself never yields.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await shelf.close();
  progress.end();
  if (signal.aborted) return EXIT.interrupted;
  if (failed > 0 && done + failed > 1 && !json) screen.note(MESSAGES.parsedSome(done, failed)[language]);
  return failed > 0 ? EXIT.someFailed : EXIT.done;
};

function noteFailure(invocation: Invocation, file: string, error: NianbaoError, json: boolean): void {
  const { screen, language } = invocation;
  const message = error.messageIn(language);
  screen.note(json ? jsonLine({ file, error: { code: error.code, message } }) : errorLine(error, language));
}
