import { NianbaoError } from '../errors/nianbao-error.js';
import { serveWorkers } from '../pipeline/serve-workers.js';
import { QUEUES, type QueueName } from '../queue/names.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { withPipeline } from './with-pipeline.js';

/** `nianbao worker [KIND…]`: works the queues until Ctrl-C or SIGTERM, then finishes the jobs at hand. */
export const worker: CommandRun = async (invocation) => {
  const { screen, say, signal } = invocation;
  const kinds = kindsOf(invocation.arguments, (name) => say(MESSAGES.unknownKind(name)));
  return withPipeline(invocation, { quiet: false }, async (pipeline, progress) => {
    const workers = await serveWorkers(pipeline, kinds);
    progress.end();
    screen.note(say(MESSAGES.workersStarted(kinds)));
    if (!signal.aborted) {
      // Keeps the process alive even if every connection is lost for a while.
      const awake = setInterval(() => undefined, 60_000);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      clearInterval(awake);
    }
    screen.note(say(MESSAGES.interrupting));
    await workers.close();
    screen.note(say(MESSAGES.workersStopped));
    // A supervisor that asks for the end with SIGTERM gets what it asked for.
    return signal.reason === 'SIGTERM' ? EXIT.done : EXIT.interrupted;
  });
};

function kindsOf(given: readonly string[], complaint: (name: string) => string): readonly QueueName[] {
  for (const name of given) {
    if (!QUEUES.some((queue) => queue === name)) throw new NianbaoError('usage', { reason: complaint(name) });
  }
  return given.length === 0 ? QUEUES : QUEUES.filter((queue) => given.includes(queue));
}
