import { inTransaction } from '../../store/database/query.js';
import { addItems, type AddedItem, type Origin } from '../../store/items/add-items.js';
import { recordFailure } from '../../store/items/run-items.js';
import { enqueue } from '../enqueue.js';
import type { Pipeline } from '../pipeline.js';
import type { Planned } from './planned.js';

/** Items that are added and queued together. */
const BATCH = 500;

/** How items are added. */
export interface Adding extends Origin {
  /** Ends it early. */
  signal?: AbortSignal | undefined;
  /** Told how many items there are so far. */
  onProgress?: ((planned: number) => void) | undefined;
}

/**
 * Adds what a planner finds to a run, and queues it while the planner goes on looking.
 *
 * @returns how many items were added, and whether that is all
 */
export async function addPlanned(
  pipeline: Pipeline,
  runId: number,
  planned: AsyncIterable<Planned> | Iterable<Planned>,
  { signal, onProgress, ...origin }: Adding = {},
): Promise<{ count: number; whole: boolean }> {
  let count = 0;
  const add = async (batch: readonly Planned[]): Promise<void> => {
    const items = await inTransaction(pipeline.database.pool, (client) =>
      addItems(client, runId, batch, origin),
    );
    await queueAdded(pipeline, items);
    count += items.length;
    onProgress?.(count);
  };
  let batch: Planned[] = [];
  for await (const one of planned) {
    if (signal?.aborted) return { count, whole: false };
    batch.push(one);
    if (batch.length < BATCH) continue;
    await add(batch);
    batch = [];
  }
  if (batch.length > 0) await add(batch);
  return { count, whole: true };
}

/** Queues items that were just added; those that are known to have failed are settled as failed. */
export async function queueAdded(pipeline: Pipeline, items: readonly AddedItem<Planned>[]): Promise<void> {
  for (const { id, step, generation, from } of items) {
    if (from.failure === undefined) continue;
    const ending = { final: true, quarantineAfter: pipeline.config.quarantineAfter };
    await recordFailure(pipeline.database.pool, id, { step, generation }, from.failure, ending);
  }
  await enqueue(
    pipeline,
    items.filter(({ from }) => from.failure === undefined),
  );
}
