import { expect, it, vi } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { RUN_RULES } from '../../src/rules/registry.js';
import { replaceRoster } from '../../src/store/roster.js';
import { ROSTER, plantedCounty, soundCounty, writeOffices, writeSecondReport } from './invented-province.js';
import { ENGINES, ingest, openTestPipeline, ownDirectory, ownEnvironment } from './open-pipeline.js';

// Each test reads a county of three years, some twice.
vi.setConfig({ testTimeout: 240_000 });

/** Findings of rules across reports as `rule issuer year subject`, those that are yielded. */
async function foundAcross(pipeline: Pipeline): Promise<string[]> {
  const { rows } = await pipeline.database.pool.query<{ line: string }>(
    `select concat_ws(' ', rule, issuer, report_year, subject) as line from finding
      where yielded and (rule = any ($1) or rule = 'rule-failed')`,
    [Object.keys(RUN_RULES)],
  );
  return rows.map(({ line }) => line).sort();
}

it('a county of three years in which nothing is wrong yields nothing', async () => {
  const directory = await ownDirectory();
  await writeOffices(directory, soundCounty());
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await replaceRoster(pipeline.database.pool, ROSTER);

  const status = await ingest(pipeline, directory);

  expect(status).toMatchObject({ state: 'finished', items: { done: 39 } });
  expect(await foundAcross(pipeline)).toEqual([]);
});

it.each(ENGINES)('what is planted across reports is found, and nothing else (%s)', async (engine) => {
  const directory = await ownDirectory();
  const { offices, found } = plantedCounty();
  await writeOffices(directory, offices);
  await writeSecondReport(directory, offices);
  const pipeline = await openTestPipeline(await ownEnvironment(engine));
  await replaceRoster(pipeline.database.pool, ROSTER);

  const status = await ingest(pipeline, directory);

  expect(status).toMatchObject({ state: 'finished', items: { done: 39 } });
  expect(await foundAcross(pipeline)).toEqual(found);
});
