import { NianbaoError } from '../errors/nianbao-error.js';
import { ARCHIVE_LIMITS } from '../sources/archives/limits.js';
import type { ReadSource } from '../sources/read-source.js';
import { countInside, settleExpanded, type RunItem } from '../store/items/run-items.js';
import { announceSettled } from './enqueue.js';
import type { Pipeline } from './pipeline.js';
import { addPlanned } from './planners/add-planned.js';
import { plannedSource } from './planners/planned.js';

/**
 * Makes an item of each report in an archive, or in a directory that could not be read at first. Doing it
 * again adds nothing: a run has each source once.
 *
 * @throws NianbaoError `archive_empty`, `archive_too_many_entries`
 */
export async function expandItem(
  pipeline: Pipeline,
  item: RunItem,
  { found, passedOver }: ReadSource & { kind: 'container' },
): Promise<void> {
  const db = pipeline.database.pool;
  const path = item.source;
  if (found.length === 0 && passedOver !== null) {
    throw new NianbaoError('archive_empty', { path, skipped: passedOver });
  }
  const rootId = item.rootId ?? item.id;
  // Archives inside archives multiply.
  const entries = await countInside(db, rootId);
  const limit = ARCHIVE_LIMITS.entries;
  if (entries > limit) throw new NianbaoError('archive_too_many_entries', { path, entries, limit });
  await addPlanned(pipeline, item.runId, found.map(plannedSource), { rootId });
  if (await settleExpanded(db, item.id, item.step, passedOver ?? 0))
    await announceSettled(pipeline, item.runId);
}
