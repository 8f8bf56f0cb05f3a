import type { QueueDepth } from '../queue/queues.js';
import { pendingItems } from '../store/items/run-items.js';
import { STEPS } from '../store/items/steps.js';
import { settledRuns } from '../store/runs/runs.js';
import { announceSettled, requeuePending } from './enqueue.js';
import type { Pipeline } from './pipeline.js';
import { repeat, type Repeated } from './repeat.js';

const LOOK_MS = 30_000;

/**
 * Queues work again that was lost: runs that are settled and were never closed, and pending items that no
 * job stands for any more, which can only be when no queue holds a job and still something is pending.
 *
 * @returns how many items were found without a job
 */
export async function recoverLostJobs(pipeline: Pipeline): Promise<number> {
  for (const runId of await settledRuns(pipeline.database.pool)) await announceSettled(pipeline, runId);
  const [pending] = await pendingItems(pipeline.database.pool, null, 0, 1);
  if (pending === undefined) return 0;
  const depths = await pipeline.queues.depths();
  if (STEPS.some((step) => hasJobs(depths[step]))) return 0;
  return requeuePending(pipeline, null);
}

const hasJobs = ({ waiting, active, delayed }: QueueDepth): boolean => waiting + active + delayed > 0;

/** Looks for lost jobs from time to time, so that a night goes on after its queue was lost. */
export function watchForLostJobs(pipeline: Pipeline): Repeated {
  const look = async (): Promise<void> => {
    const count = await recoverLostJobs(pipeline);
    if (count > 0) pipeline.log.warn({ count }, 'queued items again whose jobs were lost');
  };
  return repeat(look, {
    log: pipeline.log,
    trouble: 'could not look for lost jobs',
    everyMs: LOOK_MS,
    waitsFirst: true,
  });
}
