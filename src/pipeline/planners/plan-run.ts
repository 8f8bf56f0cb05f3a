import { resolve } from 'node:path';
import { createRun, endPlanning, type RunArguments } from '../../store/runs/runs.js';
import { announceSettled } from '../enqueue.js';
import type { Pipeline } from '../pipeline.js';
import { addPlanned, type Adding } from './add-planned.js';
import { planCrawlList } from './crawl-list.js';
import { planPaths } from './paths.js';
import type { Plan } from './planned.js';
import { planStoredReports } from './stored-reports.js';

/** How a run is planned. */
export interface PlanOptions extends Pick<Adding, 'signal' | 'onProgress'> {
  label?: string | undefined;
}

/** A run that was planned. */
export interface PlannedRun {
  runId: number;
  /** Number of items. */
  planned: number;
}

/**
 * Plans a run: finds what it is about, adds an item for each, and queues them while it goes on looking.
 * What cannot be used becomes an item too, which has failed and stays listed. Ended early, the run stays as
 * planned so far and can be resumed.
 *
 * @param asked paths may be relative to the current directory
 * @throws NianbaoError of a crawl list that cannot be read: then there is no run
 */
export async function planRun(
  pipeline: Pipeline,
  asked: RunArguments,
  { label, ...options }: PlanOptions = {},
): Promise<PlannedRun> {
  const absolute = withAbsolutePaths(asked);
  const plan = await openPlan(pipeline, absolute);
  const runId = await createRun(pipeline.database.pool, label ?? null, absolute);
  return { runId, planned: await carryOut(pipeline, runId, plan, options) };
}

/**
 * Plans a run that was created before, or goes on with a planning that was interrupted; the items that the
 * run has stay as they are.
 *
 * @throws NianbaoError of a crawl list that cannot be read
 */
export async function continuePlanning(
  pipeline: Pipeline,
  runId: number,
  asked: RunArguments,
  signal?: AbortSignal,
): Promise<void> {
  await carryOut(pipeline, runId, await openPlan(pipeline, asked), { signal });
}

async function carryOut(pipeline: Pipeline, runId: number, plan: Plan, adding: Adding): Promise<number> {
  await plan.begin?.(runId);
  const { count, whole } = await addPlanned(pipeline, runId, plan.items, adding);
  if (whole) {
    await endPlanning(pipeline.database.pool, runId);
    await announceSettled(pipeline, runId);
  }
  return count;
}

async function openPlan(pipeline: Pipeline, asked: RunArguments): Promise<Plan> {
  switch (asked.kind) {
    case 'ingest':
      return { items: planPaths(asked.paths) };
    case 'crawl':
      return planCrawlList(pipeline, asked.list);
    case 'reprocess':
      return { items: planStoredReports(pipeline.database.pool, asked.reprocess) };
  }
}

function withAbsolutePaths(asked: RunArguments): RunArguments {
  switch (asked.kind) {
    case 'ingest':
      return { ...asked, paths: asked.paths.map((path) => resolve(path)) };
    case 'crawl':
      return { ...asked, list: resolve(asked.list) };
    case 'reprocess':
      return asked;
  }
}
