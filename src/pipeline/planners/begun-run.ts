import { NianbaoError } from '../../errors/nianbao-error.js';
import { endPlanning, loadRun, pathsAsked } from '../../store/runs/runs.js';
import { announceSettled } from '../enqueue.js';
import type { Payload } from '../jobs.js';
import type { Pipeline } from '../pipeline.js';
import { addPlanned } from './add-planned.js';
import { continuePlanning } from './plan-run.js';

/**
 * Plans a run that a schedule began. What keeps it from being planned becomes its one failed item, so that
 * it ends and the next night is not taken for an overlap.
 */
export async function planBegunRun(pipeline: Pipeline, { run }: Payload<'planRun'>): Promise<void> {
  const { pool } = pipeline.database;
  const found = await loadRun(pool, run);
  if (found?.state !== 'planning') return announceSettled(pipeline, run);
  try {
    await continuePlanning(pipeline, run, found.asked);
  } catch (error) {
    if (!(error instanceof NianbaoError) || error.retryable) throw error;
    await addPlanned(pipeline, run, [{ source: pathsAsked(found.asked).join(' '), failure: error }]);
    await endPlanning(pool, run);
    await announceSettled(pipeline, run);
  }
}
