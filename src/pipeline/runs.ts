import type { Payload } from '../queue/payloads.js';
import { closeRun } from '../store/runs.js';
import type { Pipeline } from './pipeline.js';

/** Closes a run of which nothing is pending any more. */
export async function finishRun(pipeline: Pipeline, payload: Payload<'runs'>): Promise<void> {
  if (await closeRun(pipeline.database.pool, payload.run)) pipeline.settled.emit('settled');
}
