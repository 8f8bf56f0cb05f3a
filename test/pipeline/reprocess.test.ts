import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import type { Reprocessing } from '../../src/store/runs/runs.js';
import type { RunStatus } from '../../src/store/runs/run-status.js';
import { inventReport, writeReports } from './invented-reports.js';
import {
  contents,
  ENGINES,
  failures,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
} from './open-pipeline.js';

async function reprocess(pipeline: Pipeline, selection: Reprocessing = {}): Promise<RunStatus> {
  const { runId } = await planRun(pipeline, { kind: 'reprocess', reprocess: selection });
  return workRun(pipeline, runId);
}

/** As if an earlier version of the extractor had read everything. */
async function outdate(pipeline: Pipeline): Promise<void> {
  await pipeline.database.pool.query('update report set extractor_version = 0');
}

/** Stands for an extractor that reads the same document differently: the document's bytes are others. */
async function readDifferently(pipeline: Pipeline, text: string): Promise<void> {
  await pipeline.database.pool.query('update document_content set content = $1', [Buffer.from(text)]);
}

async function versions(pipeline: Pipeline): Promise<object[]> {
  const { rows } = await pipeline.database.pool.query<object>(
    'select version, extractor_version as extractor, current from report order by version',
  );
  return rows;
}

describe.each(ENGINES)('on %s', (engine) => {
  it('what is read as before stays as it is, although its files are gone', async () => {
    const directory = await ownDirectory();
    await writeReports(directory, 6);
    const pipeline = await openTestPipeline(await ownEnvironment(engine));
    await ingest(pipeline, directory);
    const before = await contents(pipeline);
    await outdate(pipeline);
    await rm(directory, { recursive: true });

    expect(await reprocess(pipeline, { outdated: true })).toMatchObject({
      state: 'finished',
      items: { planned: 6, done: 6 },
      reports: { new: 0, changed: 0, unchanged: 6 },
    });
    expect(await contents(pipeline)).toEqual(before);
    expect(await reprocess(pipeline, { outdated: true })).toMatchObject({ items: { planned: 0 } });
  });
});

const SOUND = { issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31 };

it('what is read otherwise is a new version, and a finding that it has no more is resolved', async () => {
  const file = join(await ownDirectory(), 'report.txt');
  await writeFile(file, inventReport({ ...SOUND, received: 6 }));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await ingest(pipeline, file);
  await outdate(pipeline);
  await readDifferently(pipeline, inventReport(SOUND));

  expect(await reprocess(pipeline)).toMatchObject({ reports: { new: 0, changed: 1, unchanged: 0 } });
  expect(await versions(pipeline)).toEqual([
    { version: 1, extractor: 0, current: false },
    { version: 2, extractor: 1, current: true },
  ]);
  const { rows } = await pipeline.database.pool.query(
    `select f.status, e.kind, e.run_id::int as run from finding f join finding_event e on e.finding_id = f.id
      where f.rule = 'part-sum' order by e.id`,
  );
  expect(rows).toEqual([
    { status: 'resolved', kind: 'opened', run: 1 },
    { status: 'resolved', kind: 'resolved', run: 2 },
  ]);
});

it('what cannot be read any more fails, and a retry reads the stored document again, not the file', async () => {
  const file = join(await ownDirectory(), 'report.txt');
  await writeFile(file, inventReport(SOUND));
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await ingest(pipeline, file);
  await rm(file);
  await readDifferently(pipeline, '今天天气很好。');
  const { id } = await reprocess(pipeline);
  expect(await failures(pipeline)).toEqual({ [file]: 'not_a_report' });
  expect(await versions(pipeline)).toEqual([{ version: 1, extractor: 1, current: true }]);

  await readDifferently(pipeline, inventReport(SOUND));
  await retryItems(pipeline, { run: id });
  expect(await workRun(pipeline, id)).toMatchObject({ items: { done: 1, failed: 0 } });
});

it('chooses by run, issuer and year', async () => {
  const directory = await ownDirectory();
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const publish = async (name: string, year: number, issuer: string): Promise<number> => {
    const file = join(directory, `${name}.txt`);
    await writeFile(file, inventReport({ issuer, year, disclosed: 12 }));
    return (await ingest(pipeline, file)).id;
  };
  const first = await publish('a', 2017, '青禾县柳桥镇人民政府');
  await publish('b', 2018, '青禾县柳桥镇人民政府');
  await publish('c', 2018, '青禾县石坪镇人民政府');
  const planned = async (plan: Reprocessing): Promise<number> =>
    (await reprocess(pipeline, plan)).items.planned;
  expect(await planned({})).toBe(3);
  expect(await planned({ run: first })).toBe(1);
  expect(await planned({ year: 2018 })).toBe(2);
  expect(await planned({ issuer: '柳桥' })).toBe(2);
  expect(await planned({ issuer: '柳桥', year: 2018, outdated: false })).toBe(1);
});
