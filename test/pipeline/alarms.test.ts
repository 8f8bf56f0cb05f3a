import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { continuePlanning } from '../../src/pipeline/planners/plan-run.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { listRunSources } from '../../src/store/runs/run-sources.js';
import { createRun } from '../../src/store/runs/runs.js';
import type { RunStatus } from '../../src/store/runs/run-status.js';
import { saveSchedule } from '../../src/store/schedules/schedules.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from './open-pipeline.js';

/** Writes a county's reports; those that it had and has no more are gone. */
async function publish(root: string, county: string, count: number): Promise<void> {
  await rm(join(root, county), { recursive: true, force: true });
  await mkdir(join(root, county), { recursive: true });
  for (let index = 0; index < count; index++) {
    const report = inventedOffice(index + county.length * 50);
    await writeFile(join(root, county, `${index}.txt`), inventReport(report));
  }
}

/** A schedule over a directory, and the runs that it begins. */
async function nightly(root: string): Promise<{ pipeline: Pipeline; night: () => Promise<RunStatus> }> {
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const { pool } = pipeline.database;
  const asked = { kind: 'ingest' as const, paths: [root] };
  const timing = { cron: '0 2 * * *', timeZone: 'Asia/Shanghai' };
  const id = await saveSchedule(pool, { name: 'nightly', ...timing, asked, catchUp: false });
  const night = async (): Promise<RunStatus> => {
    const run = await createRun(pool, 'nightly', asked, id);
    await continuePlanning(pipeline, run, asked);
    return workRun(pipeline, run);
  };
  return { pipeline, night };
}

it('a source that gives nothing, or less than 85 %, raises an alarm until it gives again', async () => {
  const root = await ownDirectory();
  const { pipeline, night } = await nightly(root);
  await publish(root, '青禾县', 7);
  await publish(root, '柳湾', 20);
  await writeFile(join(root, '说明.txt'), inventReport(inventedOffice(300)));
  expect(await night()).toMatchObject({ schedule: 'nightly', alarms: [], items: { planned: 28 } });

  await publish(root, '青禾县', 0);
  await publish(root, '柳湾', 17);
  const second = await night();
  const gone = { source: join(root, '青禾县'), alarm: 'nothing', usual: 7, yielded: 0 };
  expect(second.alarms).toEqual([{ ...gone, runs: 1 }]);
  expect(second.seconds).toBeGreaterThan(0);
  expect(second.rate).toBeCloseTo(18 / (second.seconds ?? 0), 1);

  await publish(root, '柳湾', 14);
  const fewer = { source: join(root, '柳湾'), alarm: 'fewer', usual: 17, yielded: 14 };
  expect((await night()).alarms).toEqual([
    { ...fewer, runs: 1 },
    { ...gone, runs: 2 },
  ]);

  await publish(root, '柳湾', 17);
  await publish(root, '青禾县', 6);
  const last = await night();
  expect(last.alarms).toEqual([]);
  expect(await listRunSources(pipeline.database.pool, last.id)).toEqual([
    { source: root, items: 1, yielded: 1, failed: 0, usual: 1, alarm: null },
    { source: join(root, '柳湾'), items: 17, yielded: 17, failed: 0, usual: 17, alarm: null },
    { source: join(root, '青禾县'), items: 6, yielded: 6, failed: 0, usual: 7, alarm: null },
  ]);
  expect((await ingest(pipeline, root)).alarms).toEqual([]);
});

it('after seven alarms in a row the new measure counts as usual', async () => {
  const root = await ownDirectory();
  const { pipeline, night } = await nightly(root);
  await publish(root, '青禾县', 3);
  await night();
  await publish(root, '青禾县', 1);
  expect((await night()).alarms).toMatchObject([{ usual: 3, runs: 1 }]);
  // Stands for five more nights like it.
  await pipeline.database.pool.query('update run_source set alarms = 6 where alarm is not null');
  expect((await night()).alarms).toMatchObject([{ usual: 3, runs: 7 }]);
  expect((await night()).alarms).toEqual([]);
});

it('what a retry fixes ends the alarm, and codes and time are counted again', async () => {
  const root = await ownDirectory();
  const { pipeline, night } = await nightly(root);
  await publish(root, '青禾县', 1);
  await night();
  await writeFile(join(root, '青禾县', '0.txt'), '');
  const broken = await night();
  expect(broken).toMatchObject({ codes: { file_empty: 1 }, alarms: [{ alarm: 'nothing' }] });
  await publish(root, '青禾县', 1);
  await retryItems(pipeline, { run: broken.id });
  const fixed = await workRun(pipeline, broken.id);
  expect(fixed).toMatchObject({ codes: {}, alarms: [] });
  expect(fixed.seconds).toBeGreaterThan(broken.seconds ?? Infinity);
});

it('a file counts to its directory below the path of the run, a page to its host', async () => {
  const groups = {
    '/drop/青禾县/柳湾/a.txt': '/drop/青禾县',
    '/drop/青禾县.zip!柳湾/a.txt': '/drop',
    '/drop/青禾县/all.zip!柳湾/a.txt': '/drop/青禾县',
    '/drop': '/drop',
    '/drop2/x/y/a.txt': '/drop2/x',
    '/elsewhere/b/a.txt': '/elsewhere/b',
    '/lists/sites.csv:7': '/lists/sites.csv',
    'https://www.qinghe.example/zfxxgk/a.html': 'www.qinghe.example',
    'http://qinghe.example:8080?id=1': 'qinghe.example:8080',
  };
  const { database } = await openTestPipeline(await ownEnvironment('postgres'));
  const { rows } = await database.pool.query<{ source: string; group: string }>(
    'select source, source_group(source, $2) as group from unnest($1::text[]) as source',
    [Object.keys(groups), ['/drop', '/drop2', '/lists/sites.csv']],
  );
  expect(Object.fromEntries(rows.map(({ source, group }) => [source, group]))).toEqual(groups);
});
