import {
  createPostgresBackend,
  Queue,
  runMigrations,
  withBackend,
  Worker,
  type Job,
  type Telemetry,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { present } from '../document/present.js';
import type { Config } from '../settings/config.js';
import type { QueueName } from './names.js';
import { checkRedis } from './redis-check.js';

/** The part of the configuration that the queues need. */
export type QueueConfig = Pick<
  Config,
  'redisUrl' | 'queueSchema' | 'attempts' | 'backoffMs' | 'lockMs' | 'stalledMs' | 'concurrency'
>;

/** What Nianbao uses of BullMQ's Queue, the same on both engines. */
export type EngineQueue = Pick<
  Queue,
  | 'add'
  | 'addBulk'
  | 'getJobCounts'
  | 'getJobs'
  | 'close'
  | 'on'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'getJobSchedulers'
>;

/** What Nianbao uses of BullMQ's Worker, the same on both engines. */
export interface EngineWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'stalled', listener: (id: string) => void): unknown;
  close(force?: boolean): Promise<void>;
  waitUntilReady(): Promise<unknown>;
}

/** Does one job; what it returns is not kept. `token` proves that the worker holds it. */
export type JobHandler = (
  job: Pick<
    Job<unknown>,
    'name' | 'data' | 'attemptsMade' | 'attemptsStarted' | 'stalledCounter' | 'id' | 'moveToDelayed'
  >,
  token?: string,
) => Promise<void>;

/** The store behind the queues. */
export interface QueueEngine {
  kind: 'redis' | 'postgres';
  queue(name: QueueName): EngineQueue;
  worker(name: QueueName, concurrency: number, handler: JobHandler): EngineWorker;
  close(): Promise<void>;
}

/**
 * Any number of jobs may be lost with their workers; how often one item may is decided where it is worked.
 */
const MAX_STALLED = 1_000_000;

/**
 * Opens the engine that the configuration names: Redis, or else the database.
 *
 * @param databaseUrl for the Postgres engine
 * @param onError told of errors of connections, which reconnect by themselves
 * @param telemetry traces the jobs; absent: nothing does
 * @throws NianbaoError `redis_unreachable` within 10 s, `redis_evicts`, `redis_too_old`
 */
export async function openEngine(
  config: QueueConfig,
  databaseUrl: string,
  onError: (error: Error) => void,
  telemetry?: Telemetry,
): Promise<QueueEngine> {
  const traced = present({ telemetry });
  return config.redisUrl === undefined
    ? openPostgres(config, databaseUrl, traced)
    : openRedis(config, config.redisUrl, onError, traced);
}

/** What queues and workers take to trace their jobs. */
interface Traced {
  telemetry?: Telemetry;
}

const workerOptions = (config: QueueConfig, concurrency: number) => ({
  concurrency,
  lockDuration: config.lockMs,
  stalledInterval: config.stalledMs,
  maxStalledCount: MAX_STALLED,
});

async function openRedis(
  config: QueueConfig,
  url: string,
  onError: (error: Error) => void,
  traced: Traced,
): Promise<QueueEngine> {
  await checkRedis(url);
  // One connection for all queues; each worker duplicates it for its blocking wait. Without a limit of
  // retries, commands wait until Redis is back.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on('error', onError);
  const prefix = config.queueSchema;
  return {
    kind: 'redis',
    queue: (name) => new Queue(name, { connection, prefix, ...traced }),
    worker: (name, concurrency, handler) =>
      new Worker(name, handler, { connection, prefix, ...traced, ...workerOptions(config, concurrency) }),
    close: async () => {
      await connection.quit().catch(() => connection.disconnect());
    },
  };
}

const OnPostgres = withBackend(createPostgresBackend);

async function openPostgres(
  config: QueueConfig,
  connectionString: string,
  traced: Traced,
): Promise<QueueEngine> {
  await migrateQueue(connectionString, config.queueSchema);
  const connection = (max: number) => ({
    connectionString,
    max,
    schema: config.queueSchema,
    application_name: 'nianbao-queue',
    // The queue can be rebuilt from the rows, so it need not wait for the disk.
    options: '-c synchronous_commit=off',
  });
  return {
    kind: 'postgres',
    queue: (name) =>
      new OnPostgres.Queue(name, { connection: connection(2), ...traced }) as unknown as EngineQueue,
    worker: (name, concurrency, handler) =>
      new OnPostgres.Worker(name, handler, {
        connection: connection(Math.min(concurrency, 4)),
        ...traced,
        ...workerOptions(config, concurrency),
      }),
    close: () => Promise.resolve(),
  };
}

/** Creates or updates the queue's tables in their own schema. Two processes may do this at once. */
async function migrateQueue(connectionString: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'nianbao-queue' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    await client.end();
  }
}
