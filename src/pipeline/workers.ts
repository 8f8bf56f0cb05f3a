import type { EngineWorker } from '../queue/engine.js';
import type { QueueName } from '../queue/names.js';
import { watchDeliveries } from './deliver.js';
import { watchForLostJobs } from './lost-jobs.js';
import type { Pipeline } from './pipeline.js';
import type { Repeated } from './repeat.js';
import { keepSchedules } from './schedules/keep-schedules.js';
import { workJobs } from './work-job.js';

/** Workers that are running. */
export interface Workers {
  /** Stops taking jobs and waits for those at hand. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts workers in this process.
 *
 * @param kinds the queues to work on
 * @param options `concurrency`: jobs of one queue at the same time; `stays`: whether this process stays,
 *   which then keeps the schedules too
 */
export async function startWorkers(
  pipeline: Pipeline,
  kinds: readonly QueueName[],
  options: { concurrency?: number; stays?: boolean } = {},
): Promise<Workers> {
  const concurrency = options.concurrency ?? pipeline.config.concurrency;
  const stays = (options.stays ?? false) && kinds.includes('runs');
  const closing = new AbortController();
  const workers = kinds.map((kind) => {
    const work = workJobs(pipeline, kind, { stays, closing: closing.signal });
    return watched(pipeline, kind, pipeline.queues.engine.worker(kind, concurrency, work));
  });
  const beside: Repeated[] = [];
  if (kinds.includes('runs')) beside.push(watchForLostJobs(pipeline));
  const deliveries = kinds.includes('findings') ? watchDeliveries(pipeline) : null;
  if (deliveries !== null) beside.push(deliveries);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing.abort();
    const ends = [...beside.map((one) => one.end()), ...workers.map((worker) => worker.close())];
    return (closed ??= Promise.all(ends).then(() => undefined));
  };
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  } catch (error) {
    await close();
    throw error;
  }
  if (stays) beside.push(keepSchedules(pipeline));
  return { close };
}

function watched(pipeline: Pipeline, queue: QueueName, worker: EngineWorker): EngineWorker {
  const log = pipeline.log.child({ queue });
  // Lost connections come back by themselves, and a job that "is not in the active state" any more comes
  // again.
  worker.on('error', (error) => log.warn({ err: error }, 'worker'));
  worker.on('stalled', (id) => log.warn({ job: id }, 'job of a dead worker is taken up again'));
  return worker;
}
