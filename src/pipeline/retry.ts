import type { FailedSelection } from '../store/items/item-filter.js';
import { reviveItems } from '../store/items/run-items.js';
import { enqueue } from './enqueue.js';
import type { Pipeline } from './pipeline.js';

/** What {@link retryItems} took up again. */
export interface RetriedItems {
  count: number;
  /** Runs that are open again, ascending. */
  runs: number[];
}

/**
 * Queues failed items again, in a new generation; their earlier diagnoses are kept.
 *
 * @param selection which ones; nothing given means all failed items that are not in quarantine
 */
export async function retryItems(pipeline: Pipeline, selection: FailedSelection): Promise<RetriedItems> {
  const items = await reviveItems(pipeline.database.pool, selection);
  await enqueue(pipeline, items);
  return {
    count: items.length,
    runs: [...new Set(items.map((item) => item.runId))].sort((a, b) => a - b),
  };
}
