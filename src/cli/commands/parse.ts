import { toNianbaoError, type NianbaoError } from '../../errors/nianbao-error.js';
import { both } from '../../language.js';
import { counted } from '../../words/counted.js';
import { command, type Call } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { many, needed, text } from '../command/values.js';
import { errorLine } from '../terminal/error-line.js';
import type { ReadInput } from '../input/parse-inputs.js';
import { startProgress } from '../terminal/progress.js';
import { jsonLine } from '../terminal/screen.js';

const SAID = {
  parsing: both('解析', 'Parsing'),
  parsedSome: (done: number, failed: number) =>
    both(`已解析 ${done} 个文件，${failed} 个失败。`, `${counted(done, 'file')} parsed, ${failed} failed.`),
};

/** Works without a database, also on every report of an archive. One's failure does not stop the others. */
export const parse = command({
  name: 'parse',
  summary: both(
    '解析文件并打印报告与校验发现，不用数据库',
    'parse files and print the reports and findings; needs no database',
  ),
  arguments: {
    files: needed(
      many(
        text('file', '年报文件或压缩包；- 表示标准输入', 'report files or archives; - reads standard input'),
      ),
    ),
  },
  options: { json: JSON_LINES },
  examples: ['parse 2018.txt', 'parse *.txt --json > reports.jsonl'],
  async run({ files }, call) {
    const { screen, language, signal, json, say } = call;
    const [print, { inputsOf }, { createShelf }] = await Promise.all([
      printer(call),
      import('../input/parse-inputs.js'),
      import('../../sources/archives/shelf.js'),
    ]);
    const progress = startProgress(screen, language);
    progress.phase(say(SAID.parsing), files.length);
    const shelf = createShelf();
    let done = 0;
    let failed = 0;
    for await (const input of inputsOf(shelf, files, print.limit)) {
      if (signal.aborted || screen.closed) break;
      const { file, left } = input;
      try {
        if ('error' in input) throw input.error;
        await print.report(input);
        done++;
      } catch (thrown) {
        noteFailure(call, file, toNianbaoError(thrown));
        failed++;
      }
      progress.update(done + failed, done + failed + left, failed);
      // Lets signals and the progress display in between two files: parsing itself never yields.
      await new Promise((resolve) => setImmediate(resolve));
    }
    await shelf.close();
    progress.end();
    if (signal.aborted) return EXIT.interrupted;
    if (failed > 0 && done + failed > 1 && !json) screen.note(say(SAID.parsedSome(done, failed)));
    return failed > 0 ? EXIT.someFailed : EXIT.done;
  },
});

/** What parses and prints one report, with the settings of this call. */
async function printer({ env, screen, language, json }: Call) {
  const [{ parseReport }, { checkReport }, { reportToJson }, { reportSummary }] = await Promise.all([
    import('../../report/parse-report.js'),
    import('../../rules/check-report.js'),
    import('../../report/report-json.js'),
    import('../views/report-summary.js'),
  ]);
  const [{ readConfig }, { loadSettings }, { withoutExpired }, { today }] = await Promise.all([
    import('../../settings/config.js'),
    import('../../settings/read-settings.js'),
    import('../../rules/settings/settings.js'),
    import('../../settings/today.js'),
  ]);
  const config = readConfig(env);
  const settings = withoutExpired(await loadSettings(config), today());
  return {
    limit: config.maxFileBytes,
    async report({ file, bytes, declared }: ReadInput): Promise<void> {
      const report = await parseReport(bytes, { name: file, declared });
      const shape = reportToJson(report, checkReport(report, settings), file, language);
      if (json) await screen.printJson(shape);
      else await screen.print(reportSummary(shape, file, language, screen.width).join('\n'));
    },
  };
}

function noteFailure({ screen, language, json }: Call, file: string, error: NianbaoError): void {
  const message = error.messageIn(language);
  screen.note(json ? jsonLine({ file, error: { code: error.code, message } }) : errorLine(error, language));
}
