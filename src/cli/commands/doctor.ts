import { present } from '../../document/present.js';
import { both, type Bilingual } from '../../language.js';
import { command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { startProgress } from '../terminal/progress.js';
import { printable } from '../terminal/text-width.js';

const SAID = {
  checking: both('检查环境', 'Checking the environment'),
  remedy: (text: Bilingual) => both(`处理办法：${text.zh}`, `What to do: ${text.en}`),
};

/** What must hold for Nianbao to run here; exit code 1 when something does not. */
export const doctor = command({
  name: 'doctor',
  summary: both('检查运行环境并给出处理办法', 'check the environment and say what to do'),
  options: { json: JSON_LINES },
  examples: ['doctor'],
  async run(_given, { screen, say, language, env, json }) {
    const { readConfig } = await import('../../settings/config.js');
    const { checkEnvironment } = await import('../../doctor/check-environment.js');
    const config = readConfig(env);
    const progress = startProgress(screen, language);
    progress.phase(say(SAID.checking));
    const checks = await checkEnvironment(config).finally(() => progress.end());
    for (const { name, ok, detail, remedy } of checks) {
      if (json) {
        const sentences = present({ detail: say(detail), remedy: remedy && say(remedy) });
        await screen.printJson({ name, ok, ...sentences });
        continue;
      }
      await screen.print(`${ok ? '✓' : '✗'} ${name}  ${printable(say(detail))}`);
      if (remedy) await screen.print(`    ${printable(say(SAID.remedy(remedy)))}`);
    }
    return checks.every(({ ok }) => ok) ? EXIT.done : EXIT.unusable;
  },
});
