import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { QUEUES } from '../../src/queue/names.js';
import type { FailedSelection } from '../../src/store/items/item-filter.js';
import { countQuarantined, failureGroups } from '../../src/store/items/failure-groups.js';
import { listFailed } from '../../src/store/items/list-items.js';
import { loadRun } from '../../src/store/runs/runs.js';
import { countItems } from '../../src/store/runs/run-status.js';
import { startRedis } from '../setup/redis.js';
import { writeReports } from './invented-reports.js';
import {
  contents,
  ENGINES,
  failures,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
} from './open-pipeline.js';

async function attempts(pipeline: Pipeline): Promise<object[]> {
  const { rows } = await pipeline.database.pool.query<object>(
    'select attempt, step, error_code as code from run_item_attempt order by run_item_id, attempt',
  );
  return rows;
}

describe.each(ENGINES)('on %s', (engine) => {
  it('a fault that passes costs tries, and the item is done', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 1);
    const pipeline = await openTestPipeline(await ownEnvironment(engine, { NIANBAO_ATTEMPTS: '20' }));
    const { pool } = pipeline.database;
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    await pool.query('alter table finding_outbox rename column checked_report_id to away');

    const working = workRun(pipeline, runId);
    while ((await attempts(pipeline)).length === 0) await sleep(5);
    await pool.query('alter table finding_outbox rename column away to checked_report_id');

    expect((await working).items).toMatchObject({ done: 1, failed: 0 });
    expect((await attempts(pipeline))[0]).toEqual({ attempt: 1, step: 'validate', code: 'internal' });
  });

  it('a fault that stays fails the item after the configured tries, and a retry goes on from there', async () => {
    const directory = await ownDirectory();
    const [file = ''] = await writeReports(directory, 1);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { pool } = pipeline.database;
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    await pool.query('alter table finding_outbox rename column checked_report_id to away');
    const working = workRun(pipeline, runId);
    while ((await countItems(pool, runId)).failed === 0) await sleep(5);
    await pool.query('alter table finding_outbox rename column away to checked_report_id');
    await working;

    expect(await failures(pipeline)).toEqual({ [file]: 'internal' });
    expect(await attempts(pipeline)).toHaveLength(3);
    await retryItems(pipeline, { run: runId });
    const status = await workRun(pipeline, runId);
    expect(status).toMatchObject({ items: { done: 1, failed: 0 }, reports: { new: 1, unchanged: 0 } });
  });

  it('a permanent error is not tried again', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    await ingest(pipeline, join(await ownDirectory(), 'missing.txt'));
    expect(await attempts(pipeline)).toEqual([{ attempt: 1, step: 'fetch', code: 'path_not_found' }]);
  });

  it('a job with a payload of another version fails its item, and a retry makes it again', async () => {
    const directory = await ownDirectory();
    const [file = ''] = await writeReports(directory, 1);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { pool } = pipeline.database;
    const run = await pool.query<{ id: string }>(`insert into run (state) values ('running') returning id`);
    const runId = Number(run.rows[0]?.id);
    await pool.query('insert into run_item (run_id, source) values ($1, $2)', [runId, file]);
    const queue = pipeline.queues.engine.queue('fetch');
    await queue.add('fetch', { item: 1, generation: 1, path: file });
    await queue.close();

    await workRun(pipeline, runId);
    expect(await failures(pipeline)).toEqual({ [file]: 'payload_invalid' });
    await retryItems(pipeline, {});
    expect((await workRun(pipeline, runId)).items).toMatchObject({ done: 1 });
  });

  it('a job of a kind that this version does not know is made again from the rows', async () => {
    const directory = await ownDirectory();
    const [file = ''] = await writeReports(directory, 1);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { pool } = pipeline.database;
    const run = await pool.query<{ id: string }>(`insert into run (state) values ('running') returning id`);
    const runId = Number(run.rows[0]?.id);
    await pool.query('insert into run_item (run_id, source) values ($1, $2)', [runId, file]);
    for (const [name, payload] of [
      ['fetch', { run: runId, item: 1, generation: 1 }],
      ['validate', { run: runId }],
      ['runs', { run: runId, plan: true }],
    ] as const) {
      const queue = pipeline.queues.engine.queue(name);
      await queue.add('of another version', payload);
      await queue.close();
    }

    const workers = await startWorkers(pipeline, QUEUES);
    while ((await loadRun(pool, runId))?.state !== 'finished') await sleep(10);
    await workers.close();
    expect((await countItems(pool, runId)).done).toBe(1);
    expect(await failures(pipeline)).toEqual({});
    expect(await attempts(pipeline)).toEqual([]);
  });

  it('connections that are cut again and again cost nothing but time', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 80);
    const environment = await ownEnvironment(engine, {
      NIANBAO_ATTEMPTS: '50',
      NIANBAO_LOCK_MS: '1000',
      NIANBAO_STALLED_MS: '300',
      ...(engine === 'redis' ? { REDIS_URL: await ownRedis() } : {}),
    });
    const pipeline = await openTestPipeline(environment);
    const observer = await openTestPipeline(environment);
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });

    const working = workRun(pipeline, runId);
    for (const enough of [5, 25, 50]) {
      while ((await countItems(observer.database.pool, runId)).done < enough) await sleep(10);
      await cutConnections(observer, environment.REDIS_URL);
    }
    expect((await working).items).toEqual({ planned: 80, done: 80, unchanged: 0, failed: 0, pending: 0 });

    const undisturbed = await openTestPipeline(await ownEnvironment('postgres'));
    await ingest(undisturbed, directory);
    expect(await contents(observer)).toEqual(await contents(undisturbed));
  });
});

/** A Redis of the test's own, because cutting connections would disturb other tests. */
async function ownRedis(): Promise<string> {
  const redis = await startRedis(await ownDirectory());
  onTestFinished(() => redis.stop());
  return redis.url;
}

async function cutConnections(observer: Pipeline, redisUrl: string | undefined): Promise<void> {
  await observer.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  if (redisUrl === undefined) return;
  const redis = new Redis(redisUrl);
  await redis.call('CLIENT', 'KILL', 'TYPE', 'normal');
  redis.disconnect();
}

it('an item whose workers die again and again fails, so that the run can finish', async () => {
  const directory = await ownDirectory();
  const [file = ''] = await writeReports(directory, 1);
  const environment = await ownEnvironment('postgres');
  const pipeline = await openTestPipeline(environment);
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
  // Stands for six workers that died: what the queue counts when it gives a dead worker's job to another.
  await pipeline.database.pool.query(
    `update ${environment.NIANBAO_QUEUE_SCHEMA ?? ''}.job set stalled_count = 6`,
  );

  const status = await workRun(pipeline, runId);

  expect(status).toMatchObject({ state: 'finished', items: { failed: 1 } });
  expect(await failures(pipeline)).toEqual({ [file]: 'worker_died' });
});

it('of retries at the same time each item is in one', async () => {
  const directory = await ownDirectory();
  const environment = await ownEnvironment('postgres');
  const pipeline = await openTestPipeline(environment);
  const beside = await openTestPipeline(environment);
  const missing = Array.from({ length: 60 }, (_, index) => join(directory, `${index}.txt`));
  await ingest(pipeline, ...missing);

  const retried = await Promise.all([pipeline, beside, pipeline, beside].map((one) => retryItems(one, {})));

  expect(retried.reduce((sum, { count }) => sum + count, 0)).toBe(60);
  const { rows } = await pipeline.database.pool.query(
    'select generation, count(*)::int as count from run_item group by 1',
  );
  expect(rows).toEqual([{ generation: 2, count: 60 }]);
});

it('an item that failed as often as is allowed is left alone until it is released', async () => {
  const directory = await ownDirectory();
  const environment = await ownEnvironment('postgres', { NIANBAO_QUARANTINE_AFTER: '2' });
  const pipeline = await openTestPipeline(environment);
  const { pool } = pipeline.database;
  const quarantined = async (): Promise<boolean[]> => {
    const found: boolean[] = [];
    for await (const item of listFailed(pool, {})) found.push(item.quarantined);
    return found;
  };
  const { id } = await ingest(pipeline, join(directory, 'batch-0'));
  expect(await quarantined()).toEqual([false]);
  expect(await retryItems(pipeline, {})).toMatchObject({ count: 1 });
  await workRun(pipeline, id);
  expect(await quarantined()).toEqual([true]);

  expect(await retryItems(pipeline, { run: id })).toEqual({ count: 0, runs: [] });
  expect(await countQuarantined(pool, { run: id })).toBe(1);
  expect(await failureGroups(pool, {})).toMatchObject([
    { code: 'path_not_found', count: 1, quarantined: 1, retryable: false },
  ]);

  await writeReports(directory, 1);
  expect(await retryItems(pipeline, { quarantined: true })).toMatchObject({ count: 1 });
  expect((await workRun(pipeline, id)).items).toMatchObject({ done: 1, failed: 0 });
  expect(await attempts(pipeline)).toHaveLength(2);
});

it('failed items are chosen by step and by host', async () => {
  const { database } = await openTestPipeline(await ownEnvironment('postgres'));
  await database.pool.query(
    `with one as (insert into run (state) values ('running') returning id)
     insert into run_item (run_id, source, state, step, error_code, failed_at)
     select one.id, source, 'failed', step, 'internal', now()
       from one, (values ('https://a.example:8443/1', 'fetch'), ('https://A.example/2', 'extract'),
                         ('https://b.example/a.example', 'fetch'), ('/srv/a.example/3', 'fetch')) as given(source, step)`,
  );
  const chosen = async (selection: FailedSelection): Promise<string[]> => {
    const found: string[] = [];
    for await (const { source } of listFailed(database.pool, selection)) found.push(source);
    return found;
  };
  expect(await chosen({ host: 'a.example' })).toEqual(['https://a.example:8443/1', 'https://A.example/2']);
  expect(await chosen({ host: 'a.example', step: 'fetch' })).toEqual(['https://a.example:8443/1']);
});
