import { pendingOfRun } from '../store/findings/outbox.js';
import { completeItem, storeFinding } from '../store/findings/store-finding.js';
import { announceSettled } from './enqueue.js';
import type { Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';

/**
 * Stores one finding. The worker that stores the last one of an item settles the item; the one that stores
 * the last of a run's findings across reports has the run closed.
 */
export async function storeOneFinding(
  pipeline: Pipeline,
  { run, item, finding }: Payload<'storeFinding'>,
): Promise<void> {
  const db = pipeline.database.pool;
  const across = await storeFinding(db, finding, run);
  // Statements of their own: of two workers that store the last two findings at once, the later one sees
  // both stored.
  if (item !== null && (await completeItem(db, item))) await announceSettled(pipeline, run);
  if (across !== null && (await pendingOfRun(db, across)).length === 0) {
    await announceSettled(pipeline, across);
  }
}
