import { startConsole } from '../console/listen.js';
import { keepWatching } from '../pipeline/drop/keep-watching.js';
import { serveWorkers } from '../pipeline/serve-workers.js';
import { QUEUES } from '../queue/names.js';
import type { CommandRun, Invocation } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag } from './options.js';
import { withPipeline } from './with-pipeline.js';

/** `nianbao start`: workers of all kinds, the schedules, the console and the watch of drop directories, until Ctrl-C or SIGTERM. */
export const start: CommandRun = (invocation) =>
  withPipeline(invocation, { quiet: false }, async (pipeline, progress) => {
    const { screen, say, signal } = invocation;
    const directories = directoriesOf(invocation, pipeline.config.dropDirectory);
    // First of all: what keeps the console from answering is said before any work is begun.
    const shown = flag(invocation, 'console') ? await startConsole(pipeline) : null;
    const workers = await serveWorkers(pipeline, QUEUES).catch(async (error: unknown) => {
      await shown?.close();
      throw error;
    });
    // The end of one watch is the end of the command: a directory that is not there ends it at once.
    const ended = new AbortController();
    const stop = AbortSignal.any([signal, ended.signal]);
    try {
      progress.end();
      screen.note(say(MESSAGES.workersStarted(QUEUES)));
      if (shown !== null) screen.note(say(MESSAGES.consoleAt(shown.address)));
      if (directories.length === 0) screen.note(say(MESSAGES.nothingToWatch));
      for (const directory of directories) screen.note(say(MESSAGES.watching(directory)));
      await Promise.all([
        untilAborted(stop),
        ...directories.map((directory) =>
          keepWatching(pipeline, directory, {
            quietMs: pipeline.config.dropQuietMs,
            move: flag(invocation, 'move'),
            signal: stop,
            onTaken: (run, files) => screen.note(say(MESSAGES.taken(files, run))),
          }).finally(() => ended.abort()),
        ),
      ]);
      screen.note(say(MESSAGES.interrupting));
    } finally {
      ended.abort();
      await workers.close();
      await shown?.close();
    }
    screen.note(say(MESSAGES.workersStopped));
    // A supervisor that asks for the end with SIGTERM gets what it asked for.
    return signal.reason === 'SIGTERM' ? EXIT.done : EXIT.interrupted;
  });

function directoriesOf(invocation: Invocation, configured: string | undefined): readonly string[] {
  const given = invocation.options['drop'];
  if (Array.isArray(given)) return given;
  return configured === undefined ? [] : [configured];
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  // Keeps the process alive even if every connection is lost for a while.
  const awake = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(awake);
}
