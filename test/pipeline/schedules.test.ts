import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { lookAfterSchedules, mirrorSchedules } from '../../src/pipeline/schedules/keep-schedules.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { QUEUES } from '../../src/queue/names.js';
import { runStatus } from '../../src/store/runs/run-status.js';
import {
  listFirings,
  pauseSchedule,
  removeSchedule,
  saveSchedule,
  type ListedFiring,
  type NewSchedule,
} from '../../src/store/schedules/schedules.js';
import { writeReports } from './invented-reports.js';
import { ENGINES, failures, openTestPipeline, ownDirectory, ownEnvironment } from './open-pipeline.js';

const EACH_SECOND = '* * * * * *';

function schedule(paths: string[], changes: Partial<NewSchedule> = {}): NewSchedule {
  const timing = { cron: EACH_SECOND, timeZone: 'Asia/Shanghai' };
  return { name: 'nightly', ...timing, asked: { kind: 'ingest', paths }, catchUp: false, ...changes };
}

/** Once an hour, half an hour away from now on both sides. */
function hourly(): string {
  return `${(new Date().getUTCMinutes() + 30) % 60} * * * *`;
}

/** As if nothing had run for three days. */
async function letDaysPass(pipeline: Pipeline): Promise<void> {
  await pipeline.database.pool.query(`update schedule set considered_at = now() - interval '72 hours'`);
}

async function firings(pipeline: Pipeline): Promise<ListedFiring[]> {
  return (await listFirings(pipeline.database.pool, null, 1000)).reverse();
}

async function until(
  pipeline: Pipeline,
  wanted: (firings: ListedFiring[]) => boolean,
): Promise<ListedFiring[]> {
  for (;;) {
    const found = await firings(pipeline);
    if (wanted(found)) return found;
    await sleep(20);
  }
}

describe.each(ENGINES)('on %s', (engine) => {
  it('a schedule fires, skips while its run goes on, and goes on after a restart and a lost queue', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 1);
    const environment = await ownEnvironment(engine);
    const pipeline = await openTestPipeline(environment);
    const { pool } = pipeline.database;
    // Nobody works the items, so the first run stays open.
    const keeping = await startWorkers(pipeline, ['runs'], { stays: true });
    await saveSchedule(pool, schedule([directory]));
    await mirrorSchedules(pipeline);
    const [first, second] = await until(pipeline, (all) => all.length >= 2);
    expect(first).toMatchObject({ outcome: 'fired', run: 1, schedule: 'nightly' });
    expect(second).toMatchObject({ outcome: 'skipped', run: 1 });

    const beside = await openTestPipeline(environment);
    expect(await workRun(beside, 1)).toMatchObject({
      label: 'nightly',
      state: 'finished',
      items: { planned: 1, done: 1 },
    });
    await until(pipeline, (all) => all.at(-1)?.run === 2);
    await keeping.close();
    for (const { id } of await pipeline.queues.schedulers()) await pipeline.queues.unschedule(id);
    await pipeline.close();

    const again = await openTestPipeline(environment);
    const before = (await firings(again)).length;
    const workers = await startWorkers(again, QUEUES, { stays: true });
    const all = await until(again, (found) => found.length > before && found.at(-1)?.outcome === 'fired');
    await workers.close();
    expect(new Set(all.map(({ due }) => due)).size).toBe(all.length);
    expect(await again.queues.schedulers()).toMatchObject([{ cron: EACH_SECOND, timeZone: 'Asia/Shanghai' }]);
  });

  it('what is paused or removed comes no more', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { pool } = pipeline.database;
    const known = async (): Promise<number> => {
      await mirrorSchedules(pipeline);
      return (await pipeline.queues.schedulers()).length;
    };
    await saveSchedule(pool, schedule(['/a'], { cron: hourly() }));
    expect(await known()).toBe(1);
    await pauseSchedule(pool, 'nightly', true);
    expect(await known()).toBe(0);
    await letDaysPass(pipeline);
    await lookAfterSchedules(pipeline);
    expect(await firings(pipeline)).toEqual([]);
    await pauseSchedule(pool, 'nightly', false);
    expect(await known()).toBe(1);
    await removeSchedule(pool, 'nightly');
    expect(await known()).toBe(0);
  });

  it('a schedule that is set again comes at its new times only', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    const { pool } = pipeline.database;
    await saveSchedule(pool, schedule(['/a'], { cron: hourly() }));
    await mirrorSchedules(pipeline);
    await saveSchedule(pool, schedule(['/a'], { cron: '0 2 * * *', timeZone: 'Europe/Paris' }));
    await mirrorSchedules(pipeline);
    expect(await pipeline.queues.schedulers()).toMatchObject([
      { cron: '0 2 * * *', timeZone: 'Europe/Paris' },
    ]);
    expect((await pipeline.queues.depths()).runs.delayed).toBe(1);
  });
});

it('what was missed while nothing ran is made up for once, however many look', async () => {
  const environment = await ownEnvironment('postgres');
  const pipeline = await openTestPipeline(environment);
  const other = await openTestPipeline(environment);
  await saveSchedule(
    pipeline.database.pool,
    schedule([await ownDirectory()], { cron: hourly(), catchUp: true }),
  );
  await letDaysPass(pipeline);

  await Promise.all([pipeline, other, pipeline, other].map(lookAfterSchedules));

  expect(await firings(pipeline)).toMatchObject([{ outcome: 'fired', run: 1, passedOver: 71 }]);
  expect(await workRun(pipeline, 1)).toMatchObject({ state: 'finished' });
  expect(await runStatus(pipeline.database.pool, 2)).toBeNull();
});

it('what was missed is only noted where it is not to be made up for', async () => {
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await saveSchedule(pipeline.database.pool, schedule(['/a'], { cron: hourly() }));
  await letDaysPass(pipeline);
  await lookAfterSchedules(pipeline);
  await lookAfterSchedules(pipeline);
  expect(await firings(pipeline)).toMatchObject([{ outcome: 'missed', run: null, passedOver: 71 }]);
  expect(await runStatus(pipeline.database.pool, 1)).toBeNull();
});

it('a planning whose job was lost is done at the next look', async () => {
  const directory = await ownDirectory();
  await writeReports(directory, 2);
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const { pool } = pipeline.database;
  await saveSchedule(pool, schedule([directory], { cron: hourly() }));
  await pool.query(
    `insert into run (label, arguments, schedule_id) select name, arguments, id from schedule`,
  );
  await lookAfterSchedules(pipeline);
  expect(await workRun(pipeline, 1)).toMatchObject({ state: 'finished', items: { done: 2 } });
});

it('a run that cannot be planned ends with what kept it from that', async () => {
  const list = join(await ownDirectory(), 'sites.csv');
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await saveSchedule(
    pipeline.database.pool,
    schedule([], { cron: hourly(), asked: { kind: 'crawl', list }, catchUp: true }),
  );
  await letDaysPass(pipeline);
  await lookAfterSchedules(pipeline);
  expect(await workRun(pipeline, 1)).toMatchObject({ state: 'finished', items: { failed: 1 } });
  expect(await failures(pipeline)).toEqual({ [list]: 'path_not_found' });
});
