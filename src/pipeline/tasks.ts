import type { z } from 'zod';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { QueueName } from '../queue/names.js';
import { checkRun } from './check-run.js';
import { extractItem } from './extract.js';
import { fetchItem } from './fetch.js';
import { storeOneFinding } from './findings.js';
import { finishRun } from './finish-run.js';
import { JOBS, type JobName } from './jobs.js';
import type { Pipeline } from './pipeline.js';
import { planBegunRun } from './planners/begun-run.js';
import { fireWhenDue } from './schedules/fire.js';
import { validateItem } from './validate.js';

/** The circumstances in which a job is worked. */
export interface Circumstances {
  /** Whether the job was begun before, and put back or lost. */
  again: boolean;
  /** Whether this process stays, and does not go when its own work is done. */
  stays: boolean;
  /** Aborted when the workers are to end; what can take minutes heeds it, and its job is put back. */
  closing: AbortSignal;
}

/** A payload that was checked, ready to be worked. */
type Work = (pipeline: Pipeline, at: Circumstances) => Promise<void>;

/** What is done for a kind of job. */
export interface Task {
  queue: QueueName;
  /** @throws NianbaoError `payload_invalid` */
  read(data: unknown): Work;
}

/** What is done for each kind of job. */
export const TASKS: Record<JobName, Task> = {
  fetch: task(JOBS.fetch, fetchItem),
  extract: task(JOBS.extract, extractItem),
  validate: task(JOBS.validate, validateItem),
  checkRun: task(JOBS.checkRun, checkRun),
  storeFinding: task(JOBS.storeFinding, storeOneFinding),
  planRun: task(JOBS.planRun, planBegunRun),
  finishRun: task(JOBS.finishRun, finishRun),
  fireSchedule: task(JOBS.fireSchedule, fireWhenDue),
};

/** The task of a job; null where this program does not know it, as with a job of another version. */
export function taskOf(queue: QueueName, name: string): Task | null {
  const found = Object.hasOwn(TASKS, name) ? TASKS[name as JobName] : null;
  return found?.queue === queue ? found : null;
}

function task<Payload>(
  { queue, payload }: { queue: QueueName; payload: z.ZodType<Payload> },
  work: (pipeline: Pipeline, payload: Payload, at: Circumstances) => Promise<void>,
): Task {
  return {
    queue,
    read(data) {
      const read = payload.safeParse(data);
      if (read.success) return (pipeline, at) => work(pipeline, read.data, at);
      const reason = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      throw new NianbaoError('payload_invalid', { queue, reason });
    },
  };
}
