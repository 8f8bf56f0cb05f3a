import type { NianbaoError } from '../errors/nianbao-error.js';
import { recordFailure, type PendingItem } from '../store/items/run-items.js';
import type { Pipeline } from './pipeline.js';

/** Settles an item that was just planned as failed: it was known at once that it cannot be fetched. */
export async function failPlanned(
  pipeline: Pipeline,
  item: Pick<PendingItem, 'id' | 'generation'>,
  error: NianbaoError,
): Promise<void> {
  const at = { step: 'fetch', generation: item.generation } as const;
  const ending = { final: true, quarantineAfter: pipeline.config.quarantineAfter };
  await recordFailure(pipeline.database.pool, item.id, at, error, ending);
}
