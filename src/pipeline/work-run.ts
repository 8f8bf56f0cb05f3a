import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { NianbaoError } from '../errors/nianbao-error.js';
import { present } from '../document/present.js';
import { QUEUES } from '../queue/names.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import { loadRun, runStage } from '../store/runs/runs.js';
import { countItems, runStatus, type RunStatus, type RunTotals } from '../store/runs/run-status.js';
import { announceSettled, requeuePending } from './enqueue.js';
import { deliverDue } from './deliver.js';
import type { Pipeline } from './pipeline.js';
import { continuePlanning } from './planners/plan-run.js';
import { startWorkers } from './workers.js';
import { because } from '../errors/reasons.js';
import { asQueueFault } from '../queue/queue-fault.js';

/** How often a run is looked at, for progress and for what other processes do. */
const LOOK_MS = 250;
/** After this long without any progress, lost jobs are looked for; then after twice as long, and so on. */
const PATIENCE_MS = 5000;
const MOST_PATIENCE_MS = 60_000;
/** How long the database may be away before the work is given up; the run can be resumed all the same. */
const OUTAGE_MS = 60_000;

/** How to work a run. */
export interface WorkOptions {
  /** Ends the work: jobs at hand are finished, the rest stays queued, and the run can be resumed. */
  signal?: AbortSignal | undefined;
  onProgress?: ((items: RunTotals['items']) => void) | undefined;
  /** Told when all items are settled and the rules across reports are to be asked. */
  onChecking?: (() => void) | undefined;
  concurrency?: number | undefined;
}

/**
 * Works in this process until a run is finished, beside any other workers there are, and delivers its
 * findings as far as their sinks take them. The run is judged by its rows: jobs that were lost with a queue
 * are made again.
 *
 * @returns how the run stands; not finished only when the signal ended the work
 * @throws NianbaoError `usage` when there is no such run
 */
export async function workRun(
  pipeline: Pipeline,
  runId: number,
  options: WorkOptions = {},
): Promise<RunStatus> {
  await existing(pipeline, runId);
  const { signal, onProgress, onChecking, concurrency } = options;
  const workers = await startWorkers(pipeline, QUEUES, present({ concurrency }));
  try {
    const watch = watchProgress(pipeline, runId);
    let reachedAt = Date.now();
    while (!signal?.aborted) {
      try {
        const items = await countItems(pipeline.database.pool, runId);
        onProgress?.(items);
        if ((await existing(pipeline, runId)).state === 'finished') break;
        if (items.pending === 0 && (await runStage(pipeline.database.pool, runId)) === 'unchecked')
          onChecking?.();
        await watch(items);
        reachedAt = Date.now();
      } catch (thrown) {
        // The workers wait for a database that restarts; so does this.
        const error = asDatabaseFault(asQueueFault(thrown));
        if (!(error instanceof NianbaoError) || !error.retryable) throw error;
        if (Date.now() - reachedAt > OUTAGE_MS) throw error;
        pipeline.log.warn({ code: error.code, err: error.cause }, error.message);
      }
      await nextLook(pipeline, signal);
    }
  } finally {
    await workers.close();
  }
  await deliverDue(pipeline, { signal }).catch((error: unknown) => {
    pipeline.log.warn({ err: error }, 'could not deliver findings');
  });
  const status = await runStatus(pipeline.database.pool, runId);
  if (status === null) throw noSuchRun(runId);
  onProgress?.(status.items);
  return status;
}

/**
 * Takes a run up again: ends its planning if that was interrupted, and queues again what is pending.
 *
 * @returns how many items are pending
 * @throws NianbaoError `usage` when there is no such run
 */
export async function resumeRun(
  pipeline: Pipeline,
  runId: number,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<number> {
  const { state, asked } = await existing(pipeline, runId);
  if (state === 'planning') await continuePlanning(pipeline, runId, asked, options.signal);
  return requeueLost(pipeline, runId);
}

/** Queues work again that seems to be lost: after ever longer times in which nothing happened. */
function watchProgress(pipeline: Pipeline, runId: number): (items: RunTotals['items']) => Promise<void> {
  let before = '';
  let movedAt = Date.now();
  let patience = PATIENCE_MS;
  return async (items) => {
    const now = JSON.stringify(items);
    if (now !== before) {
      before = now;
      movedAt = Date.now();
      patience = PATIENCE_MS;
    } else if (Date.now() - movedAt > patience) {
      await requeueLost(pipeline, runId);
      movedAt = Date.now();
      patience = Math.min(patience * 2, MOST_PATIENCE_MS);
    }
  };
}

async function requeueLost(pipeline: Pipeline, runId: number): Promise<number> {
  const pending = await requeuePending(pipeline, runId);
  if (pending === 0) await announceSettled(pipeline, runId);
  return pending;
}

async function nextLook(pipeline: Pipeline, signal: AbortSignal | undefined): Promise<void> {
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  try {
    await Promise.race([
      sleep(LOOK_MS, undefined, { signal: either }),
      once(pipeline.settled, 'settled', { signal: either }),
    ]).catch((error: unknown) => {
      if (!either.aborted) throw error;
    });
  } finally {
    stop.abort();
  }
}

async function existing(
  pipeline: Pipeline,
  runId: number,
): Promise<NonNullable<Awaited<ReturnType<typeof loadRun>>>> {
  const run = await loadRun(pipeline.database.pool, runId);
  if (run === null) throw noSuchRun(runId);
  return run;
}

const noSuchRun = (runId: number): NianbaoError =>
  new NianbaoError('usage', { reason: because('no_such_run', { run: runId }) });
