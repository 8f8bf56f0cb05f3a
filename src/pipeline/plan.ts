import { resolve } from 'node:path';
import { NianbaoError } from '../errors/nianbao-error.js';
import { findSources } from '../sources/directory.js';
import type { FoundSource } from '../sources/found-source.js';
import { storePlace } from '../sources/place.js';
import { addItems, type NewItem } from '../store/items/run-items.js';
import { createRun, endPlanning } from '../store/runs/runs.js';
import { announceSettled, enqueue } from './enqueue.js';
import { failPlanned } from './fail-item.js';
import type { Pipeline } from './pipeline.js';

/** Items that are added and queued together. */
const BATCH = 500;

/** What to ingest. */
export interface Plan {
  /** Files and directories. */
  paths: readonly string[];
  label?: string | undefined;
  /** Ends the planning early; the run stays as planned so far and can be resumed. */
  signal?: AbortSignal | undefined;
  /** Told how many items there are so far. */
  onProgress?: ((planned: number) => void) | undefined;
}

/** A run that was planned. */
export interface PlannedRun {
  runId: number;
  /** Number of items. */
  planned: number;
}

/**
 * Plans a run: finds the files, adds an item for each, and queues them while it goes on looking. A path that does not
 * exist becomes an item too, which then fails and stays listed.
 */
export async function planRun(pipeline: Pipeline, plan: Plan): Promise<PlannedRun> {
  const paths = plan.paths.map((path) => resolve(path));
  const runId = await createRun(pipeline.database.pool, plan.label ?? null, { paths });
  return { runId, planned: await addSources(pipeline, runId, { ...plan, paths }) };
}

/**
 * Adds the items of a run and ends its planning; those that it has already stay as they are.
 *
 * @returns how many items were added
 */
export async function addSources(pipeline: Pipeline, runId: number, plan: Plan): Promise<number> {
  let planned = 0;
  const add = async (batch: readonly FoundSource[]): Promise<void> => {
    planned += await addBatch(pipeline, runId, batch);
    plan.onProgress?.(planned);
  };
  let batch: FoundSource[] = [];
  for await (const found of findSources(plan.paths)) {
    if (plan.signal?.aborted) return planned;
    batch.push(found);
    if (batch.length < BATCH) continue;
    await add(batch);
    batch = [];
  }
  if (batch.length > 0) await add(batch);
  await endPlanning(pipeline.database.pool, runId);
  await announceSettled(pipeline, runId);
  return planned;
}

/**
 * Adds some items to a run and queues them; what could not be looked into becomes a failed item.
 *
 * @param rootId the item of the file on disk that holds them, if one does
 * @returns how many items were added
 */
export async function addBatch(
  pipeline: Pipeline,
  runId: number,
  batch: readonly FoundSource[],
  rootId: number | null = null,
): Promise<number> {
  const db = pipeline.database.pool;
  const readable = batch.filter(({ error }) => error === undefined);
  const items = await addItems(db, runId, readable.map(newItem), rootId);
  await enqueue(pipeline, items);
  let planned = items.length;
  for (const source of batch) {
    const { error } = source;
    if (!(error instanceof NianbaoError)) continue;
    const [item] = await addItems(db, runId, [newItem(source)], rootId);
    if (item === undefined) continue;
    planned += 1;
    await failPlanned(pipeline, item, error);
  }
  return planned;
}

/** A found source as an item that is to be added. */
export function newItem({ path, place, declared, declaring, error }: FoundSource): NewItem {
  const problem = declaring && error ? { code: error.code, details: error.details } : null;
  return { source: path, place: storePlace(place, path), declared: declared ?? null, problem };
}
