import { noteOfJob } from '../observe/job-context.js';
import { pendingOfReport } from '../store/findings/outbox.js';
import { completeItem } from '../store/findings/store-finding.js';
import type { Step } from '../store/items/steps.js';
import { loadItem, pendingItems, type PendingItem, type RunItem } from '../store/items/run-items.js';
import { isSettled } from '../store/runs/runs.js';
import { jobOf, type Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';

/** Items in one page of a sweep. */
const PAGE = 500;

/**
 * Queues what is to be done next for some pending items. Doing it again does no harm: work that is queued
 * already is not queued twice, and every step looks at its item first.
 */
export async function enqueue(pipeline: Pipeline, items: readonly PendingItem[]): Promise<void> {
  for (const step of ['fetch', 'extract', 'validate'] as const) {
    const due = items.filter((item) => item.step === step);
    await pipeline.queues.add(due.map((item) => jobOf(step, reference(item))));
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
    await pipeline.queues.add(pending.map((finding) => jobOf('storeFinding', { ...own, finding })));
  } else if (await completeItem(pipeline.database.pool, item.id)) {
    await announceSettled(pipeline, item.runId);
  }
}

/** What the jobs of an item's own steps carry. */
type ItemReference = Payload<'fetch'>;

const reference = (item: PendingItem): ItemReference => ({
  run: item.runId,
  item: item.id,
  generation: item.generation,
});

/**
 * To be called after an item was settled: when it was the run's last one, the run is to be closed. Of
 * several workers that settle the last items at the same time, the one that looks last sees them all.
 */
export async function announceSettled(pipeline: Pipeline, runId: number): Promise<void> {
  if (await isSettled(pipeline.database.pool, runId))
    await pipeline.queues.add([jobOf('finishRun', { run: runId })]);
}

/**
 * The item of a job, if it is at the job's step. A job can be delivered twice: when the item has moved on
 * already, its next job is queued again, because the first delivery may have died before it could do so.
 *
 * @returns null when there is nothing to do for this job
 */
export async function itemAtStep(
  pipeline: Pipeline,
  payload: ItemReference,
  step: Step,
): Promise<RunItem | null> {
  const item = await loadAt(pipeline, payload);
  if (item?.state === 'pending' && item.step === step) return item;
  await enqueueNext(pipeline, item);
  return null;
}

/** Queues what an item needs next, instead of a job that is of no use. */
export async function requeueItem(
  pipeline: Pipeline,
  at: Pick<ItemReference, 'item' | 'generation'>,
): Promise<void> {
  await enqueueNext(pipeline, await loadAt(pipeline, at));
}

async function loadAt(
  pipeline: Pipeline,
  { item: id, generation }: Pick<ItemReference, 'item' | 'generation'>,
): Promise<RunItem | null> {
  const item = await loadItem(pipeline.database.pool, id);
  if (item?.generation !== generation) return null;
  noteOfJob({ document: item.documentId, issuer: item.declared?.issuer ?? null });
  return item;
}

async function enqueueNext(pipeline: Pipeline, item: RunItem | null): Promise<void> {
  if (item === null) return;
  if (item.state === 'pending') await enqueue(pipeline, [item]);
  else await announceSettled(pipeline, item.runId);
}

/**
 * Queues the work of all pending items of a run again: what was lost with a queue comes back, what is there
 * stays.
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
