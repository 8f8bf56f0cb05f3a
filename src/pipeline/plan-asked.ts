import { NianbaoError } from '../errors/nianbao-error.js';
import type { Payload } from '../queue/payloads.js';
import { addItems } from '../store/items/run-items.js';
import { endPlanning, loadRun, type RunArguments } from '../store/runs/runs.js';
import { addListed } from './crawl/plan-crawl.js';
import { announceSettled } from './enqueue.js';
import { failPlanned } from './fail-item.js';
import type { Pipeline } from './pipeline.js';
import { addSources } from './plan.js';
import { addStoredReports } from './reprocess.js';

/** Plans a run, or goes on with a planning that was interrupted. */
export async function planAsked(
  pipeline: Pipeline,
  runId: number,
  { paths, list, reprocess }: RunArguments,
  signal?: AbortSignal,
): Promise<void> {
  if (reprocess !== undefined) await addStoredReports(pipeline, runId, reprocess, { signal });
  else if (list === undefined) await addSources(pipeline, runId, { paths, signal });
  else await addListed(pipeline, runId, { list, signal });
}

/**
 * Plans a run that a schedule began. What keeps it from being planned becomes its one failed item, so that it ends and the
 * next night is not taken for an overlap.
 */
export async function planBegunRun(
  pipeline: Pipeline,
  { run }: Payload<'runs'> & { run: number },
): Promise<void> {
  const { pool } = pipeline.database;
  const found = await loadRun(pool, run);
  if (found?.state !== 'planning') return announceSettled(pipeline, run);
  try {
    await planAsked(pipeline, run, found.asked);
  } catch (error) {
    if (!(error instanceof NianbaoError) || error.retryable) throw error;
    const source = found.asked.list ?? found.asked.paths.join(' ');
    const [item] = await addItems(pool, run, [{ source }]);
    if (item !== undefined) await failPlanned(pipeline, item, error);
    await endPlanning(pool, run);
    await announceSettled(pipeline, run);
  }
}
