import { DelayedError, UnrecoverableError } from 'bullmq';
import { NianbaoError, toNianbaoError } from '../errors/nianbao-error.js';
import { inJob, type JobNotes } from '../observe/job-context.js';
import type { JobOutcome } from '../observe/metrics.js';
import type { EngineWorker, JobHandler } from '../queue/engine.js';
import type { QueueName } from '../queue/names.js';
import { itemOfPayload, readPayload, subjectOfPayload, type Payload } from '../queue/payloads.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import { describeItem, recordFailure } from '../store/items/run-items.js';
import { announceSettled } from './enqueue.js';
import { extractItem } from './extract.js';
import { fetchItem } from './fetch.js';
import { storeOneFinding } from './findings.js';
import { checkRun } from './check-run.js';
import { watchDeliveries } from './deliver.js';
import { watchForLostJobs } from './lost-jobs.js';
import type { Pipeline } from './pipeline.js';
import { Postponed } from './postponed.js';
import { workOnRuns } from './runs.js';
import { keepSchedules } from './schedules/keep-schedules.js';
import { validateItem } from './validate.js';

/**
 * What a job of each queue does. `again`: whether the job was begun before, and put back or lost. `closing`: aborted when
 * the workers are to end; what can take minutes heeds it, and its job is put back.
 */
const WORK: {
  [Q in QueueName]: (
    pipeline: Pipeline,
    payload: Payload<Q>,
    again: boolean,
    closing: AbortSignal,
  ) => Promise<void>;
} = {
  fetch: fetchItem,
  extract: extractItem,
  validate: (pipeline, payload, _, closing) =>
    'item' in payload ? validateItem(pipeline, payload) : checkRun(pipeline, payload, closing),
  findings: storeOneFinding,
  runs: workOnRuns,
};

/** What the workers of one call have in common. */
interface Circumstances {
  concurrency: number;
  schedules: boolean;
  closing: AbortSignal;
}

/** How often a job may come back from a worker that died before it counts as the cause. */
const MAX_DEATHS = 5;

/** Workers that are running. */
export interface Workers {
  /** Stops taking jobs and waits for those at hand. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts workers in this process.
 *
 * @param kinds the queues to work on
 * @param options `concurrency`: jobs of one queue at the same time; `schedules`: whether to keep the schedules too, as a
 *   process does that stays
 */
export async function startWorkers(
  pipeline: Pipeline,
  kinds: readonly QueueName[],
  options: { concurrency?: number; schedules?: boolean } = {},
): Promise<Workers> {
  const concurrency = options.concurrency ?? pipeline.config.concurrency;
  const schedules = (options.schedules ?? false) && kinds.includes('runs');
  const closing = new AbortController();
  const circumstances = { concurrency, schedules, closing: closing.signal };
  const workers = kinds.map((kind) => startWorker(pipeline, kind, circumstances));
  const endWatch = kinds.includes('runs') ? watchForLostJobs(pipeline) : () => undefined;
  const endDeliveries = kinds.includes('findings') ? watchDeliveries(pipeline) : () => Promise.resolve();
  let endSchedules: () => Promise<void> = () => Promise.resolve();
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    endWatch();
    closing.abort();
    const ends = [endDeliveries, endSchedules, ...workers.map((worker) => () => worker.close())];
    return (closed ??= Promise.all(ends.map((end) => end())).then(() => undefined));
  };
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  } catch (error) {
    await close();
    throw error;
  }
  if (schedules) endSchedules = keepSchedules(pipeline);
  return { close };
}

function startWorker(pipeline: Pipeline, queue: QueueName, circumstances: Circumstances): EngineWorker {
  const log = pipeline.log.child({ queue });
  const worker = pipeline.queues.engine.worker(
    queue,
    circumstances.concurrency,
    handle(pipeline, queue, circumstances),
  );
  // Lost connections mend themselves, and a job that "is not in the active state" any more comes again.
  worker.on('error', (error) => log.warn({ err: error }, 'worker'));
  worker.on('stalled', (id) => log.warn({ job: id }, 'job of a dead worker is taken up again'));
  return worker;
}

/** How a job ended, for the metrics and the log. */
interface Ending {
  outcome: JobOutcome;
  code: string;
}

function handle<Q extends QueueName>(pipeline: Pipeline, queue: Q, circumstances: Circumstances): JobHandler {
  const work = workOnce(pipeline, queue, circumstances);
  return (job, token) =>
    inJob({ queue, ...subjectOfPayload(job.data), document: null, issuer: null }, async (notes) => {
      const began = performance.now();
      const ending: Ending = { outcome: 'done', code: '' };
      try {
        await work(job, token, ending, notes);
      } finally {
        const seconds = (performance.now() - began) / 1000;
        pipeline.metrics.jobEnded({ queue, ...ending, format: notes.format, seconds });
        pipeline.log.debug({ ...ending, seconds }, 'job');
      }
    });
}

function workOnce<Q extends QueueName>(
  pipeline: Pipeline,
  queue: Q,
  { schedules, closing }: Circumstances,
): (
  job: Parameters<JobHandler>[0],
  token: string | undefined,
  ending: Ending,
  notes: JobNotes,
) => Promise<void> {
  return async (job, token, ending, notes) => {
    try {
      const payload = readPayload(queue, job.data);
      // A process that goes when its own work is done begins no nightly run; one that stays looks for itself.
      if ('schedule' in payload && !schedules) return;
      if (job.stalledCounter > MAX_DEATHS) {
        throw new NianbaoError('worker_died', { step: queue, times: job.stalledCounter });
      }
      await WORK[queue](pipeline, payload, job.attemptsStarted > 1, closing);
    } catch (thrown) {
      if (thrown instanceof Postponed) {
        ending.outcome = 'postponed';
        await job.moveToDelayed(Date.now() + thrown.waitMs, token);
        throw new DelayedError();
      }
      const error = toNianbaoError(asDatabaseFault(thrown));
      const final = !error.retryable || job.attemptsMade + 1 >= pipeline.config.attempts;
      Object.assign(ending, { outcome: final ? 'failed' : 'retried', code: error.code });
      await noteFailure(pipeline, queue, job.data, error, final, notes);
      throw final ? new UnrecoverableError(error.message) : error;
    }
  };
}

async function noteFailure(
  pipeline: Pipeline,
  queue: QueueName,
  data: unknown,
  error: NianbaoError,
  final: boolean,
  notes: JobNotes,
): Promise<void> {
  const at = itemOfPayload(data);
  if (at !== null && notes.issuer === null) {
    // A diagnosis without the issuer helps nobody; the database that fails just now is no reason to have none.
    const known = await describeItem(pipeline.database.pool, at.item).catch(() => null);
    if (known !== null) Object.assign(notes, known);
  }
  // What the program itself did wrong is for its developers; a bad file is for the listing of failed items.
  const level = error.code === 'internal' ? 'error' : final ? 'info' : 'warn';
  pipeline.log[level](
    { queue, ...at, code: error.code, final, err: error.cause ?? undefined },
    error.message,
  );
  if (queue === 'runs' || at === null) return;
  const place = { step: queue, generation: at.generation };
  const ending = { final, quarantineAfter: pipeline.config.quarantineAfter };
  const run = await recordFailure(pipeline.database.pool, at.item, place, error, ending);
  if (run !== null && final) await announceSettled(pipeline, run);
}
