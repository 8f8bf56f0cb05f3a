import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import { addStored } from '../store/reports/stored-reports.js';
import { createRun, endPlanning, type Reprocessing } from '../store/runs/runs.js';
import { announceSettled, enqueue } from './enqueue.js';
import type { Pipeline } from './pipeline.js';
import type { PlannedRun } from './plan.js';

/** Items that are added and queued together. */
const BATCH = 500;

/** What to read again. */
export interface ReprocessPlan extends Reprocessing {
  signal?: AbortSignal | undefined;
  /** Told how many items there are so far. */
  onProgress?: ((planned: number) => void) | undefined;
}

/**
 * Plans a run that reads stored documents again and checks what it read, without fetching anything. A document that is read
 * as before keeps its version of the report.
 */
export async function planReprocessing(pipeline: Pipeline, plan: ReprocessPlan): Promise<PlannedRun> {
  const { signal, onProgress, ...reprocess } = plan;
  const runId = await createRun(pipeline.database.pool, null, { paths: [], reprocess });
  return { runId, planned: await addStoredReports(pipeline, runId, reprocess, { signal, onProgress }) };
}

/**
 * Adds the items of such a run and ends its planning; those that it has already stay as they are.
 *
 * @returns how many items were added
 */
export async function addStoredReports(
  pipeline: Pipeline,
  runId: number,
  { outdated, ...selection }: Reprocessing,
  { signal, onProgress }: Pick<ReprocessPlan, 'signal' | 'onProgress'> = {},
): Promise<number> {
  const { pool } = pipeline.database;
  const chosen = { ...selection, ...(outdated ? { outdated: EXTRACTOR_VERSION } : {}) };
  let planned = 0;
  let after: number | null = 0;
  while (after !== null) {
    if (signal?.aborted) return planned;
    const { items, last } = await addStored(pool, runId, chosen, after, BATCH);
    await enqueue(pipeline, items);
    planned += items.length;
    onProgress?.(planned);
    after = last;
  }
  await endPlanning(pool, runId);
  await announceSettled(pipeline, runId);
  return planned;
}
