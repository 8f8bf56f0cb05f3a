import { pendingItems } from '../store/run-items.js';
import { requeuePending } from './enqueue.js';
import type { Pipeline } from './pipeline.js';

const LOOK_MS = 30_000;

/**
 * Queues pending items again that no job stands for any more, which can only be when the queue lost something: no
 * queue holds a job, and still something is pending.
 *
 * @returns how many items were found without a job
 */
export async function recoverLostJobs(pipeline: Pipeline): Promise<number> {
  const [pending] = await pendingItems(pipeline.database.pool, null, 0, 1);
  if (pending === undefined) return 0;
  const depths = Object.values(await pipeline.queues.depths());
  if (depths.some(({ waiting, active, delayed }) => waiting + active + delayed > 0)) return 0;
  return requeuePending(pipeline, null);
}

/**
 * Looks for lost jobs from time to time, so that a night goes on after its queue was lost.
 *
 * @returns ends the watch
 */
export function watchForLostJobs(pipeline: Pipeline): () => void {
  const look = async (): Promise<void> => {
    try {
      const count = await recoverLostJobs(pipeline);
      if (count > 0) pipeline.log.warn({ count }, 'queued items again whose jobs were lost');
    } catch (error) {
      pipeline.log.warn({ err: error }, 'could not look for lost jobs');
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
