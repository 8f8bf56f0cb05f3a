import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { continuePlanning } from '../../src/pipeline/planners/plan-run.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { createRun } from '../../src/store/runs/runs.js';
import { recordFiring, saveSchedule } from '../../src/store/schedules/schedules.js';
import { inventedOffice, inventReport, writeReports } from '../pipeline/invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { openTestConsole, visitor } from './open-console.js';

it('schedules are shown with their next times, what became of the last ones, and sources that dried up', async () => {
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const { pool } = pipeline.database;
  const root = await ownDirectory();
  await mkdir(join(root, '青禾县'));
  await writeFile(join(root, '青禾县', 'a.txt'), inventReport(inventedOffice(1)));
  const asked = { kind: 'ingest' as const, paths: [root] };
  const timing = { cron: '0 2 * * *', timeZone: 'Asia/Shanghai' };
  const schedule = await saveSchedule(pool, { name: '每晚', ...timing, asked, catchUp: true });
  const night = async (due: string): Promise<number> => {
    const run = await createRun(pool, '每晚', asked, schedule);
    await recordFiring(pool, schedule, { due: new Date(due), outcome: 'fired', run, passedOver: 0 });
    await continuePlanning(pipeline, run, asked);
    await workRun(pipeline, run);
    return run;
  };
  await night('2026-01-01T18:00:00Z');
  await rm(join(root, '青禾县', 'a.txt'));
  const second = await night('2026-01-02T18:00:00Z');

  const somebody = visitor((await openTestConsole(pipeline)).address);
  const page = (await somebody.get('/schedules')).text;
  expect(page).toContain('每晚');
  expect(page.match(/02:00:00 \+08:00/g)).toHaveLength(5);
  expect(page).toContain(`href="/runs/${second}"`);
  const run = (await somebody.get(`/runs/${second}`)).text;
  expect(run).toMatch(/青禾县.*没有年报，以往 1 份/s);
  expect((await somebody.get('/')).text).toMatch(/<strong>1<\/strong><span>来源警报/);
});

it('a retry leaves what is in quarantine alone and says so, and releases it where that is asked for', async () => {
  const pipeline = await openTestPipeline(
    await ownEnvironment('postgres', { NIANBAO_QUARANTINE_AFTER: '1' }),
  );
  const directory = await ownDirectory();
  const [file = ''] = await writeReports(directory, 1);
  await writeFile(file, '');
  const { id } = await ingest(pipeline, directory);
  const somebody = visitor((await openTestConsole(pipeline)).address);
  expect((await somebody.get('/failed')).text).toContain('已隔离');

  const left = await somebody.post('/failed/retry', { scope: 'all' });
  expect(left.location).toBe('/failed?done=0&aside=1');
  expect((await somebody.get(left.location ?? '')).text).toContain('另有 1 项屡次失败');

  await writeFile(file, inventReport(inventedOffice(1)));
  const released = await somebody.post('/failed/retry', { scope: 'quarantined' });
  expect(released.location).toBe('/failed?done=1');
  expect((await workRun(pipeline, id)).items).toMatchObject({ done: 1, failed: 0 });
});
