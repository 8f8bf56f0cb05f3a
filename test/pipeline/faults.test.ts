import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { jobOf } from '../../src/pipeline/jobs.js';
import { recoverLostJobs } from '../../src/pipeline/lost-jobs.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { resumeRun, workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { QUEUES, type QueueName } from '../../src/queue/names.js';
import { countItems } from '../../src/store/runs/run-status.js';
import { inventedOffice, inventReport, writeReports } from './invented-reports.js';
import {
  contents,
  ENGINES,
  failures,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
  startWorkerProcess,
  undisturbed,
} from './open-pipeline.js';

async function settledItems(pipeline: Pipeline, runId: number): Promise<number> {
  const { planned, pending } = await countItems(pipeline.database.pool, runId);
  return planned - pending;
}

describe.each(ENGINES)('on %s', (engine) => {
  it('workers killed in the middle of a run lose nothing and double nothing', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 120);
    const environment = await ownEnvironment(engine, { NIANBAO_LOCK_MS: '1000', NIANBAO_STALLED_MS: '300' });
    const pipeline = await openTestPipeline(environment);
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });

    for (const enough of [10, 40, 70]) {
      const worker = startWorkerProcess(environment);
      while ((await settledItems(pipeline, runId)) < enough) await sleep(5);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    const status = await workRun(pipeline, runId);

    expect(status.items).toEqual({ planned: 120, done: 120, unchanged: 0, failed: 0, pending: 0 });
    expect(await contents(pipeline)).toEqual(await undisturbed(directory));
  });

  it('two processes may work one run at the same time', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 60);
    const environment = await ownEnvironment(engine);
    const pipeline = await openTestPipeline(environment);
    const other = await openTestPipeline(environment);
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });

    const [mine, theirs] = await Promise.all([workRun(pipeline, runId), workRun(other, runId)]);

    expect(mine.items).toMatchObject({ planned: 60, done: 60 });
    expect(theirs).toEqual(mine);
    expect(await contents(pipeline)).toEqual(await undisturbed(directory));
  });

  it('two runs over the same files at the same time give each report once', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 30);
    const environment = await ownEnvironment(engine);
    const pipeline = await openTestPipeline(environment);
    const other = await openTestPipeline(environment);

    const both = await Promise.all([ingest(pipeline, directory), ingest(other, directory)]);

    for (const { items } of both) expect(items.done + items.unchanged).toBe(30);
    expect(await contents(pipeline)).toEqual(await undisturbed(directory));
  });

  it('an interrupted run can be resumed, and a new one simply works', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 60);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    const interrupt = new AbortController();

    const status = await workRun(pipeline, runId, {
      signal: interrupt.signal,
      onProgress: ({ done }) => void (done > 0 && interrupt.abort()),
    });

    expect(status.state).toBe('running');
    const next = await ingest(pipeline, directory);
    expect(next.items).toMatchObject({ planned: 60, failed: 0, pending: 0 });
    await resumeRun(pipeline, runId);
    expect((await workRun(pipeline, runId)).items).toMatchObject({ planned: 60, failed: 0, pending: 0 });
    expect(await contents(pipeline)).toEqual(await undisturbed(directory));
  });

  it('a queue that lost everything is made again from the rows', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 40);
    const environment = await ownEnvironment(engine);
    const pipeline = await openTestPipeline(environment);
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    const workers = await startWorkers(pipeline, ['fetch', 'extract', 'validate']);
    const { pool } = pipeline.database;
    while ((await pool.query(`select 1 from run_item where step = 'findings'`)).rowCount === 0)
      await sleep(5);
    await workers.close();

    const emptied = await openTestPipeline({
      ...environment,
      NIANBAO_QUEUE_SCHEMA: `${environment.NIANBAO_QUEUE_SCHEMA}_anew`,
    });

    expect(await recoverLostJobs(emptied)).toBeGreaterThan(0);
    expect((await workRun(emptied, runId)).items).toMatchObject({ planned: 40, done: 40 });
    expect(await contents(emptied)).toEqual(await undisturbed(directory));
  });

  it('jobs that are delivered again change nothing', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 6);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { id } = await ingest(pipeline, directory);
    const before = await contents(pipeline);
    const { pool } = pipeline.database;
    const items = await pool.query<{ item: number }>('select id::int as item from run_item');
    const findings = await pool.query<{ item: number; finding: number }>(
      `select i.id::int as item, f.id::int as finding
         from run_item i join finding_outbox f on f.checked_report_id = i.report_id`,
    );

    const own = { run: id, generation: 1 };
    for (const step of ['fetch', 'extract', 'validate'] as const) {
      await pipeline.queues.add(items.rows.map(({ item }) => jobOf(step, { ...own, item })));
    }
    await pipeline.queues.add(findings.rows.map((row) => jobOf('storeFinding', { ...own, ...row })));
    const workers = await startWorkers(pipeline, QUEUES);
    while (await anyJob(pipeline)) await sleep(20);
    await workers.close();

    expect(await contents(pipeline)).toEqual(before);
  });

  it('an item that fails again after a retry keeps both diagnoses', async () => {
    const file = join(await ownDirectory(), 'report.txt');
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { id } = await ingest(pipeline, file);
    expect(await failures(pipeline)).toEqual({ [file]: 'path_not_found' });

    await writeFile(file, '');
    await retryItems(pipeline, { code: 'path_not_found' });
    await workRun(pipeline, id);
    expect(await failures(pipeline)).toEqual({ [file]: 'file_empty' });

    await writeFile(file, inventReport(inventedOffice(1)));
    expect(await retryItems(pipeline, { code: 'path_not_found' })).toEqual({ count: 0, runs: [] });
    await retryItems(pipeline, { step: 'fetch' });
    expect((await workRun(pipeline, id)).items).toMatchObject({ done: 1, failed: 0 });
    const { rows } = await pipeline.database.pool.query(
      'select attempt, generation, error_code from run_item_attempt order by attempt',
    );
    expect(rows).toEqual([
      { attempt: 1, generation: 1, error_code: 'path_not_found' },
      { attempt: 2, generation: 2, error_code: 'file_empty' },
    ]);
  });
});

it('a planning that was interrupted is ended by resuming', async () => {
  const directory = await ownDirectory();
  await writeReports(directory, 5);
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const { runId } = await planRun(
    pipeline,
    { kind: 'ingest', paths: [directory] },
    { signal: AbortSignal.abort() },
  );

  await resumeRun(pipeline, runId);

  expect((await workRun(pipeline, runId)).items).toMatchObject({ planned: 5, done: 5 });
});

it('a settled run whose closing was lost is closed', async () => {
  const directory = await ownDirectory();
  await writeReports(directory, 3);
  const environment = await ownEnvironment('postgres');
  const pipeline = await openTestPipeline(environment);
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
  const workers = await startWorkers(pipeline, ['fetch', 'extract', 'validate', 'findings']);
  while ((await countItems(pipeline.database.pool, runId)).done < 3) await sleep(5);
  await workers.close();
  const emptied = await openTestPipeline({
    ...environment,
    NIANBAO_QUEUE_SCHEMA: `${environment.NIANBAO_QUEUE_SCHEMA}_anew`,
  });

  await recoverLostJobs(emptied);

  expect((await emptied.queues.depths()).runs.waiting).toBe(1);
  expect(await workRun(emptied, runId)).toMatchObject({ state: 'finished', items: { done: 3 } });
});

it('separate processes, one for each queue, do the work together and stop on SIGTERM', async () => {
  const directory = await ownDirectory();
  await writeReports(directory, 20);
  const environment = await ownEnvironment('redis');
  const pipeline = await openTestPipeline(environment);
  const workers = QUEUES.map((kind: QueueName) => startWorkerProcess(environment, kind));
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
  const { pool } = pipeline.database;
  while (
    (await pool.query(`select 1 from run where id = $1 and state = 'finished'`, [runId])).rowCount === 0
  ) {
    await sleep(20);
  }
  const codes = await Promise.all(
    workers.map(async (worker) => {
      worker.kill('SIGTERM');
      return (await once(worker, 'exit'))[0] as number;
    }),
  );
  expect(codes).toEqual([0, 0, 0, 0, 0]);
  expect(await contents(pipeline)).toEqual(await undisturbed(directory));
});

async function anyJob(pipeline: Pipeline): Promise<boolean> {
  const depths = Object.values(await pipeline.queues.depths());
  return depths.some(({ waiting, active, delayed }) => waiting + active + delayed > 0);
}
