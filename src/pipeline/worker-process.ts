import { readConfig } from '../settings/config.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { chooseLanguage } from '../language.js';
import type { QueueName } from '../queue/names.js';
import { openPipeline } from './pipeline.js';
import { serveWorkers } from './serve-workers.js';

/**
 * A process that works on some queues until SIGTERM or SIGINT; then it finishes the jobs at hand. A second
 * signal ends it at once. What it cannot start with is said in one line, and the exit code is 1.
 *
 * @param kinds the queues
 */
export async function runWorkerProcess(kinds: readonly QueueName[]): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
  try {
    const pipeline = await openPipeline(readConfig(process.env));
    try {
      const workers = await serveWorkers(pipeline, kinds);
      pipeline.log.info({ queues: kinds, engine: pipeline.queues.engine.kind }, 'workers started');
      await stopped;
      await workers.close();
      pipeline.log.info('workers stopped');
    } finally {
      await pipeline.close();
    }
  } catch (error) {
    if (!(error instanceof NianbaoError)) throw error;
    process.stderr.write(`${error.messageIn(chooseLanguage(undefined, process.env))}\n`);
    process.exitCode = 1;
  }
}
