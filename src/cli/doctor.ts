import { readConfig } from '../settings/config.js';
import { checkEnvironment } from '../doctor/check-environment.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import { startProgress } from './progress.js';
import { printable } from './text-width.js';

/** `nianbao doctor`: what must hold for Nianbao to run here; exit code 1 when something does not. */
export const doctor: CommandRun = async (invocation) => {
  const { screen, say, language } = invocation;
  const config = readConfig(invocation.env);
  const progress = startProgress(screen, language);
  progress.phase(say(MESSAGES.checking));
  const checks = await checkEnvironment(config).finally(() => progress.end());
  for (const { name, ok, detail, remedy } of checks) {
    if (flag(invocation, 'json')) {
      const sentences = { detail: say(detail), ...(remedy ? { remedy: say(remedy) } : {}) };
      await screen.printJson({ name, ok, ...sentences });
      continue;
    }
    await screen.print(`${ok ? '✓' : '✗'} ${name}  ${printable(say(detail))}`);
    if (remedy) await screen.print(`    ${printable(say(MESSAGES.remedy(remedy)))}`);
  }
  return checks.every(({ ok }) => ok) ? EXIT.done : EXIT.unusable;
};
