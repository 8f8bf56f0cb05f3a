import { DelayedError, UnrecoverableError } from 'bullmq';
import { NianbaoError, toNianbaoError } from '../errors/nianbao-error.js';
import { inJob, type JobNotes } from '../observe/job-context.js';
import type { JobOutcome } from '../observe/metrics.js';
import type { JobHandler } from '../queue/engine.js';
import type { QueueName } from '../queue/names.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import { describeItem, recordFailure } from '../store/items/run-items.js';
import { announceSettled, requeueItem } from './enqueue.js';
import { subjectOf, type JobSubject } from './jobs.js';
import type { Pipeline } from './pipeline.js';
import { Postponed } from './postponed.js';
import { taskOf, type Circumstances } from './tasks.js';
import { asQueueFault } from '../queue/queue-fault.js';

/** How often a job may come back from a worker that died before it counts as the cause. */
const MAX_DEATHS = 5;

type Job = Parameters<JobHandler>[0];

/** How a job ended, for the metrics and the log. */
interface Ending {
  outcome: JobOutcome;
  code: string;
}

/** What has failed. */
interface Failure {
  queue: QueueName;
  subject: JobSubject;
  error: NianbaoError;
  /** Whether the job is not tried again. */
  final: boolean;
  /** Whether the job is of a kind that this program has. */
  known: boolean;
}

/**
 * Makes what works the jobs of a queue: each by its task, counted and logged, its failure noted with its
 * item.
 *
 * @param surroundings what all jobs of the worker have in common
 */
export function workJobs(
  pipeline: Pipeline,
  queue: QueueName,
  surroundings: Omit<Circumstances, 'again'>,
): JobHandler {
  return (job, token) => {
    const { run, item } = subjectOf(job.data);
    return inJob({ queue, run, item, document: null, issuer: null }, async (notes) => {
      const began = performance.now();
      const ending: Ending = { outcome: 'done', code: '' };
      try {
        await workOnce(pipeline, queue, job, surroundings);
      } catch (thrown) {
        await endBadly(pipeline, queue, job, token, thrown, { ending, notes });
      } finally {
        const seconds = (performance.now() - began) / 1000;
        pipeline.metrics.jobEnded({ queue, ...ending, format: notes.format, seconds });
        pipeline.log.debug({ ...ending, seconds }, 'job');
      }
    });
  };
}

async function workOnce(
  pipeline: Pipeline,
  queue: QueueName,
  job: Job,
  surroundings: Omit<Circumstances, 'again'>,
): Promise<void> {
  const task = taskOf(queue, job.name);
  if (task === null) {
    throw new NianbaoError('payload_invalid', { queue, reason: `no job is called ${job.name}` });
  }
  const work = task.read(job.data);
  if (job.stalledCounter > MAX_DEATHS) {
    throw new NianbaoError('worker_died', { step: queue, times: job.stalledCounter });
  }
  await work(pipeline, { ...surroundings, again: job.attemptsStarted > 1 });
}

/** Puts the job back, or notes its failure. @throws what tells the queue which */
async function endBadly(
  pipeline: Pipeline,
  queue: QueueName,
  job: Job,
  token: string | undefined,
  thrown: unknown,
  { ending, notes }: { ending: Ending; notes: JobNotes },
): Promise<never> {
  if (thrown instanceof Postponed) {
    ending.outcome = 'postponed';
    await job.moveToDelayed(Date.now() + thrown.waitMs, token);
    throw new DelayedError();
  }
  const error = toNianbaoError(asDatabaseFault(asQueueFault(thrown)));
  const final = !error.retryable || job.attemptsMade + 1 >= pipeline.config.attempts;
  Object.assign(ending, { outcome: final ? 'failed' : 'retried', code: error.code });
  const known = taskOf(queue, job.name) !== null;
  await noteFailure(pipeline, { queue, subject: subjectOf(job.data), error, final, known }, notes);
  throw final ? new UnrecoverableError(error.message) : error;
}

async function noteFailure(
  pipeline: Pipeline,
  { queue, subject, error, final, known }: Failure,
  notes: JobNotes,
): Promise<void> {
  const { pool } = pipeline.database;
  const { run, item, generation } = subject;
  const at = item === null || generation === null ? null : { item, generation };
  if (at !== null && notes.issuer === null) {
    // A diagnosis without the issuer helps nobody; the database that fails just now is no reason to have
    // none.
    const described = await describeItem(pool, at.item).catch(() => null);
    if (described !== null) Object.assign(notes, described);
  }
  // What the program itself did wrong is for its developers; a bad file is for the listing of failed items.
  const level = error.code === 'internal' ? 'error' : final ? 'info' : 'warn';
  pipeline.log[level](
    { queue, ...at, code: error.code, final, err: error.cause ?? undefined },
    error.message,
  );
  // A job of another version says nothing against its item: what the rows ask for is queued in its place.
  if (!known && at !== null) return requeueItem(pipeline, at);
  if (at === null) {
    if (error.code === 'payload_invalid' && run !== null) await announceSettled(pipeline, run);
    return;
  }
  if (queue === 'runs') return;
  const ended = { final, quarantineAfter: pipeline.config.quarantineAfter };
  const place = { step: queue, generation: at.generation };
  const failed = await recordFailure(pool, at.item, place, error, ended);
  if (failed !== null && final) await announceSettled(pipeline, failed);
}
