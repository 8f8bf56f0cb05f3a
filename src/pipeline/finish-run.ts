import { listAlarms } from '../store/runs/run-sources.js';
import { closeRun, runStage } from '../store/runs/runs.js';
import { enqueueRunFindings } from './check-run.js';
import { jobOf, type Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';

/**
 * Takes a run of which no item is pending to its end: has the rules across reports asked, then their
 * findings stored, then closes it. Each stage is known by the rows, so that a lost job can be made again at
 * any time.
 */
export async function finishRun(pipeline: Pipeline, { run }: Payload<'finishRun'>): Promise<void> {
  const { pool } = pipeline.database;
  const stage = await runStage(pool, run);
  if (stage === 'unchecked') await pipeline.queues.add([jobOf('checkRun', { run })]);
  else if (stage === 'unstored') await enqueueRunFindings(pipeline, run);
  else if (stage === 'closable' && (await closeRun(pool, run))) {
    pipeline.settled.emit('settled');
    for (const alarm of await listAlarms(pool, run)) {
      pipeline.log.warn({ run, ...alarm }, 'a source gave less than it used to');
    }
  }
}
