import { createInterface } from 'node:readline';
import { newToken } from '../console/access/tokens.js';
import { hashPassword } from '../console/access/users.js';
import { startConsole } from '../console/listen.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import { withPipeline } from './with-pipeline.js';

const SHORTEST_PASSWORD = 10;

/**
 * `nianbao console`: the web console until Ctrl-C or SIGTERM; with `--hash-password` only a hash for its users, with
 * `--new-token` only a token for its API and the token's hash.
 */
export const consoleCommand: CommandRun = async (invocation) => {
  const { screen, say, signal } = invocation;
  if (flag(invocation, 'hashPassword')) {
    const password = await firstLine();
    if (password.length < SHORTEST_PASSWORD) {
      throw new NianbaoError('usage', { reason: say(MESSAGES.passwordWanted) });
    }
    await screen.print(await hashPassword(password));
    return EXIT.done;
  }
  if (flag(invocation, 'newToken')) {
    const { token, hash } = newToken();
    await screen.print(token);
    await screen.print(hash);
    return EXIT.done;
  }
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    const running = await startConsole(pipeline);
    progress.end();
    screen.note(say(MESSAGES.consoleStarted(running.address)));
    if (!signal.aborted) {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }
    await running.close();
    return signal.reason === 'SIGTERM' ? EXIT.done : EXIT.interrupted;
  });
};

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
