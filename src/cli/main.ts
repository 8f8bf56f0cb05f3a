import { readFileSync } from 'node:fs';
import { toNianbaoError } from '../errors/nianbao-error.js';
import { EXIT, type ExitCode } from './command/exit-code.js';
import { languageOf, readCommandLine } from './command/read-command-line.js';
import { commandsFor } from './commands.js';
import { errorLine } from './terminal/error-line.js';
import { listenForInterrupt } from './terminal/interrupt.js';
import { openScreen } from './terminal/screen.js';

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

const { argv, env } = process;
const words = argv.slice(2);
const language = languageOf(words, env);
const screen = openScreen(process.stdout, process.stderr);

async function run(): Promise<ExitCode> {
  const surroundings = { language, version: version(), width: screen.width };
  const request = readCommandLine(words, await commandsFor(words), surroundings);
  if (request.kind === 'text') {
    await screen.print(request.text);
    return EXIT.done;
  }
  if (request.kind === 'nothing') {
    screen.note(request.text);
    return EXIT.unusable;
  }
  const { config } = request.options;
  return request.declaration.perform(request.arguments, request.options, {
    language,
    env: typeof config === 'string' ? { ...env, NIANBAO_CONFIG: config } : env,
    screen,
    signal: listenForInterrupt(),
    say: (text) => text[language],
  });
}

/** Says what went wrong in one line; the stack is for those who ask for it. */
function complain(thrown: unknown): ExitCode {
  const error = toNianbaoError(thrown);
  screen.note(errorLine(error, language));
  if (env.NIANBAO_LOG_LEVEL === 'debug' || env.NIANBAO_LOG_LEVEL === 'trace') {
    const cause = error.cause instanceof Error ? error.cause : error;
    screen.note(cause.stack ?? String(cause));
  }
  return error.code === 'interrupted' ? EXIT.interrupted : EXIT.unusable;
}

// An error that nobody awaited (also a rejected promise) ends the process too, but not with a page of
// JavaScript.
process.on('uncaughtException', (thrown) => process.exit(complain(thrown)));

const code = await run().catch(complain);
await screen.flush();
process.exit(code);
