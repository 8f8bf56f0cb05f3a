import type { Telemetry } from 'bullmq';
import type { Logger } from 'pino';
import type { Config } from '../settings/config.js';
import type { Timing } from '../schedules/cron.js';
import { openEngine, type EngineQueue, type QueueConfig, type QueueEngine } from './engine.js';
import type { QueuedJob } from './job.js';
import { QUEUES, type QueueName } from './names.js';

/** Jobs in a queue by state. */
export type QueueDepth = Record<'waiting' | 'active' | 'delayed' | 'failed', number>;

/** A schedule as the queue has it. */
export interface Scheduler extends Timing {
  id: number;
  /** Of its jobs. */
  name: string;
  /** In milliseconds since 1970. */
  next: number;
}

/** The five queues, on either engine. */
export interface Queues {
  engine: QueueEngine;
  config: QueueConfig;
  /**
   * Queues work. A job that is queued or being worked already is not queued again; one that ended is.
   *
   * @param jobs any number; an empty list does nothing
   */
  add(jobs: readonly QueuedJob[]): Promise<void>;
  /** Has a schedule's job come at its times, instead of what it had before. */
  schedule(id: number, timing: Timing, job: QueuedJob): Promise<void>;
  unschedule(id: number): Promise<void>;
  /** The schedules whose jobs come. */
  schedulers(): Promise<Scheduler[]>;
  /** How many jobs each queue holds. */
  depths(): Promise<Record<QueueName, QueueDepth>>;
  /**
   * When the oldest waiting job of each queue was queued, in milliseconds since 1970; null where none
   * waits.
   */
  oldestWaiting(): Promise<Record<QueueName, number | null>>;
  close(): Promise<void>;
}

const schedulerId = (id: number): string => `schedule-${id}`;

/** Jobs in one round trip. */
const BATCH = 500;
/**
 * Up to so many jobs are added one by one: BullMQ's bulk insert on Postgres makes two temporary tables,
 * which takes as long as some forty single inserts.
 */
const FEW = 20;

/**
 * Opens the queues, in Redis where the configuration has one and else in the database.
 *
 * @param databaseUrl of the open database
 * @param log told of connection errors, which pass by themselves
 * @param telemetry traces the jobs; absent: nothing does
 * @throws NianbaoError `redis_unreachable` within 10 s, `redis_evicts`, `redis_too_old`
 */
export async function openQueues(
  config: QueueConfig & Partial<Config>,
  databaseUrl: string,
  log: Logger,
  telemetry?: Telemetry,
): Promise<Queues> {
  const onError = (error: Error): void => log.warn({ err: error }, 'queue connection');
  const engine = await openEngine(config, databaseUrl, onError, telemetry);
  const held = {} as Record<QueueName, EngineQueue>;
  for (const name of QUEUES) {
    held[name] = engine.queue(name);
    held[name].on('error', onError);
  }
  const options = jobOptions(config);
  let closed: Promise<void> | undefined;
  return {
    engine,
    config,
    async add(jobs) {
      for (const name of QUEUES) {
        const own = jobs.filter(({ queue }) => queue === name);
        if (own.length > 0) await addTo(held[name], own, options);
      }
    },
    async schedule(id, { cron, timeZone }, { name, payload }) {
      const template = { name, data: payload, opts: options };
      await held.runs.upsertJobScheduler(schedulerId(id), { pattern: cron, tz: timeZone }, template);
    },
    async unschedule(id) {
      await held.runs.removeJobScheduler(schedulerId(id));
    },
    schedulers: () => schedulersOf(held.runs),
    depths: () => ofEach(held, depthOf),
    oldestWaiting: () => ofEach(held, oldestWaitingIn),
    close: () =>
      (closed ??= (async () => {
        await Promise.all(QUEUES.map((name) => held[name].close()));
        await engine.close();
      })()),
  };
}

async function schedulersOf(queue: EngineQueue): ReturnType<Queues['schedulers']> {
  return (await queue.getJobSchedulers()).flatMap(({ key, name, pattern = '', tz = '', next = 0 }) => {
    const id = /^schedule-(\d+)$/.exec(key)?.[1];
    return id === undefined ? [] : [{ id: Number(id), name, cron: pattern, timeZone: tz, next }];
  });
}

/** Asks all queues the same at once. */
async function ofEach<T>(
  held: Readonly<Record<QueueName, EngineQueue>>,
  ask: (queue: EngineQueue) => Promise<T>,
): Promise<Record<QueueName, T>> {
  const answers = await Promise.all(QUEUES.map(async (name) => [name, await ask(held[name])] as const));
  return Object.fromEntries(answers) as Record<QueueName, T>;
}

async function depthOf(queue: EngineQueue): Promise<QueueDepth> {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts;
  return { waiting, active, delayed, failed };
}

async function oldestWaitingIn(queue: EngineQueue): Promise<number | null> {
  const [oldest] = await queue.getJobs(['waiting'], 0, 0, true);
  return oldest?.timestamp ?? null;
}

/** Jobs go as soon as they end, so that an ended one never swallows a later one. */
const jobOptions = ({ attempts, backoffMs }: QueueConfig) => ({
  attempts,
  backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
});

async function addTo(
  queue: EngineQueue,
  jobs: readonly QueuedJob[],
  options: ReturnType<typeof jobOptions>,
): Promise<void> {
  const made = jobs.map(({ name, id, payload }) => ({
    name,
    data: payload,
    opts: { ...options, jobId: id },
  }));
  if (made.length <= FEW) {
    await Promise.all(made.map(({ name, data, opts }) => queue.add(name, data, opts)));
    return;
  }
  for (let start = 0; start < made.length; start += BATCH) {
    await queue.addBulk(made.slice(start, start + BATCH));
  }
}
