import { noteOfJob } from '../observe/job-context.js';
import { pendingOfReport } from '../store/findings/outbox.js';
import { completeItem } from '../store/findings/store-finding.js';
import {
  loadItem,
  pendingItems,
  type PendingItem,
  type RunItem,
  type Step,
} from '../store/items/run-items.js';
import { isSettled } from '../store/runs/runs.js';
import type { Payload } from '../queue/payloads.js';
import type { Pipeline } from './pipeline.js';

/** Items in one page of a sweep. */
const PAGE = 500;

/**
 * Queues what is to be done next for some pending items. Doing it again does no harm: work that is queued already is
 * not queued twice, and every step looks at its item first.
 */
export async function enqueue(pipeline: Pipeline, items: readonly PendingItem[]): Promise<void> {
  for (const step of ['fetch', 'extract', 'validate'] as const) {
    const due = items.filter((item) => item.step === step);
    if (due.length > 0) await pipeline.queues.add(step, due.map(reference));
  }
  for (const item of items) if (item.step === 'findings') await enqueueFindings(pipeline, item);
}

/** One job for every finding of the item that is not stored yet; an item without any is done. */
async function enqueueFindings(pipeline: Pipeline, item: PendingItem): Promise<void> {
  const report = item.reportId;
  if (report === null) return;
  const pending = await pendingOfReport(pipeline.database.pool, report);
  if (pending.length > 0) {
    const own = reference(item);
    await pipeline.queues.add(
      'findings',
      pending.map((finding) => ({ ...own, finding })),
    );
  } else if (await completeItem(pipeline.database.pool, item.id)) {
    await announceSettled(pipeline, item.runId);
  }
}

const reference = (item: PendingItem): Payload<'fetch'> => ({
  run: item.runId,
  item: item.id,
  generation: item.generation,
});

/**
 * To be called after an item was settled: when it was the run's last one, the run is to be closed. Of several workers
 * that settle the last items at the same time, the one that looks last sees them all.
 */
export async function announceSettled(pipeline: Pipeline, runId: number): Promise<void> {
  if (await isSettled(pipeline.database.pool, runId)) await pipeline.queues.add('runs', [{ run: runId }]);
}

/**
 * The item of a job, if it is at the job's step. A job can be delivered twice: when the item has moved on already, its
 * next job is queued again, because the first delivery may have died before it could do so.
 *
 * @returns null when there is nothing to do for this job
 */
export async function itemAtStep(
  pipeline: Pipeline,
  payload: Payload<'fetch'>,
  step: Step,
): Promise<RunItem | null> {
  const item = await loadItem(pipeline.database.pool, payload.item);
  if (item === null || item.generation !== payload.generation) return null;
  noteOfJob({ document: item.documentId, issuer: item.declared?.issuer ?? null });
  if (item.state !== 'pending') {
    await announceSettled(pipeline, item.runId);
    return null;
  }
  if (item.step === step) return item;
  await enqueue(pipeline, [item]);
  return null;
}

/**
 * Queues the work of all pending items of a run again: what was lost with a queue comes back, what is there stays.
 *
 * @param runId null for all runs
 * @returns how many items are pending
 */
export async function requeuePending(pipeline: Pipeline, runId: number | null): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const page = await pendingItems(pipeline.database.pool, runId, after, PAGE);
    await enqueue(pipeline, page);
    count += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return count;
    after = last.id;
  }
}
