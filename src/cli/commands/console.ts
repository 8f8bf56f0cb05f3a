import { createInterface } from 'node:readline';
import { both } from '../../language.js';
import { command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { flag } from '../command/values.js';
import { usage } from '../work/no-such.js';
import { stoppedCode, untilAborted } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';

const SHORTEST_PASSWORD = 10;

const SAID = {
  passwordWanted: both(
    `请从标准输入给出一行密码，至少 ${SHORTEST_PASSWORD} 个字符`,
    `Give a password of at least ${SHORTEST_PASSWORD} characters in one line on standard input`,
  ),
  started: (address: string) =>
    both(`控制台：${address} 。按 Ctrl-C 停止。`, `Console: ${address} . Ctrl-C stops it.`),
};

/** The web console until Ctrl-C or SIGTERM; or only a hash for its users, or a token for its API. */
export const consoleCommand = command({
  name: 'console',
  summary: both('只运行网页控制台', 'run the web console only'),
  options: {
    hashPassword: flag(
      '从标准输入读一行密码，打印它的散列，用于 NIANBAO_CONSOLE_USERS',
      'read a password from standard input and print its hash for NIANBAO_CONSOLE_USERS',
    ),
    newToken: flag(
      '打印一个新的 API 令牌和它的散列（两行），散列用于 NIANBAO_API_TOKENS',
      'print a new API token and its hash (two lines), the hash for NIANBAO_API_TOKENS',
    ),
  },
  examples: ['console', 'console --hash-password < password.txt', 'console --new-token'],
  async run({ hashPassword, newToken }, call) {
    const { screen, say, signal } = call;
    if (hashPassword) {
      const users = await import('../../console/access/users.js');
      const password = await firstLine();
      if (password.length < SHORTEST_PASSWORD) throw usage(call, SAID.passwordWanted);
      await screen.print(await users.hashPassword(password));
      return EXIT.done;
    }
    if (newToken) {
      const tokens = await import('../../console/access/tokens.js');
      const { token, hash } = tokens.newToken();
      await screen.print(token);
      await screen.print(hash);
      return EXIT.done;
    }
    return withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { startConsole } = await import('../../console/listen.js');
      const running = await startConsole(pipeline);
      progress.end();
      screen.note(say(SAID.started(running.address)));
      await untilAborted(signal);
      await running.close();
      return stoppedCode(signal);
    });
  },
});

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
