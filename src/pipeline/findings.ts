import type { Payload } from '../queue/payloads.js';
import { completeItem, storeFinding } from '../store/findings/findings.js';
import { storeRunFinding } from '../store/findings/run-findings.js';
import { announceSettled } from './enqueue.js';
import type { Pipeline } from './pipeline.js';

/** Stores one finding. The worker that stores the last one of an item settles the item. */
export async function storeItemFinding(
  pipeline: Pipeline,
  payload: Extract<Payload<'findings'>, { item: number }>,
): Promise<void> {
  const db = pipeline.database.pool;
  await storeFinding(db, payload.report, payload.fingerprint, payload.run);
  // A statement of its own: of two workers that store the last two findings at once, the later one sees both stored.
  if (await completeItem(db, payload.item)) await announceSettled(pipeline, payload.run);
}

/** Stores one finding across reports. The worker that stores the last one of a run has the run closed. */
export async function storeFindingAcross(
  pipeline: Pipeline,
  payload: Exclude<Payload<'findings'>, { item: number }>,
): Promise<void> {
  const settled = await storeRunFinding(pipeline.database.pool, payload.fingerprint);
  if (settled !== null) await announceSettled(pipeline, settled);
}
