import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { recoverLostJobs } from '../../src/pipeline/lost-jobs.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { resumeRun, workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { RUN_RULES } from '../../src/rules/registry.js';
import { replaceRoster } from '../../src/store/coverage/roster.js';
import { runStage } from '../../src/store/runs/runs.js';
import {
  inventOffice,
  plantedCounty,
  ROSTER,
  soundCounty,
  TOWNS,
  writeOffices,
  writeSecondReport,
} from './invented-province.js';
import {
  ENGINES,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
  physicalRows,
} from './open-pipeline.js';

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

it('a run over unchanged files changes nothing; a fixed file resolves what it caused, and what a person said stays', async () => {
  const directory = await ownDirectory();
  const { offices, found } = plantedCounty();
  const files = await writeOffices(directory, offices);
  await writeSecondReport(directory, offices);
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const { pool } = pipeline.database;
  await replaceRoster(pool, ROSTER);
  const first = await ingest(pipeline, directory);
  const before = await physicalRows(pipeline);

  const second = await ingest(pipeline, directory);

  expect(await physicalRows(pipeline)).toEqual(before);
  expect(second.findings).toEqual(first.findings);

  await pool.query(
    `update finding set status = 'dismissed', verdict = 'dismissed', verdict_by = 'Wang', verdict_note = 'known',
            verdict_at = now() where rule = 'in-force-balance'`,
  );
  const fixed = new Set([`${TOWNS[0]} 2022`, `${TOWNS[1]} 2023`]);
  for (const office of soundCounty()) {
    if (fixed.has(`${office.issuer} ${office.year}`))
      await writeFile(fileOf(files, office), inventOffice(office));
  }
  await ingest(pipeline, directory);

  expect(await foundAcross(pipeline)).toEqual(found.filter((line) => !/^(carried-over|in-force)/.test(line)));
  const { rows } = await pool.query(
    `select rule, status, verdict_by from finding where rule in ('carried-over-mismatch', 'in-force-balance')
      order by rule, subject`,
  );
  expect(rows).toEqual([
    { rule: 'carried-over-mismatch', status: 'resolved', verdict_by: null },
    { rule: 'carried-over-mismatch', status: 'resolved', verdict_by: null },
    { rule: 'in-force-balance', status: 'dismissed', verdict_by: 'Wang' },
  ]);
});

it('a worker that dies while it asks the rules, and a queue that loses their findings, cost nothing', async () => {
  const directory = await ownDirectory();
  const { offices, found } = plantedCounty();
  await writeOffices(directory, offices);
  await writeSecondReport(directory, offices);
  const environment = await ownEnvironment('postgres');
  const pipeline = await openTestPipeline(environment);
  const { pool } = pipeline.database;
  await replaceRoster(pool, ROSTER);
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
  const stage = async (): Promise<string> => runStage(pool, runId);

  // Nobody gets to the findings, and whoever asks the rules loses its connection in the midst of it.
  const gate = await pool.connect();
  await gate.query('begin; lock table roster in access exclusive mode');
  const workers = await startWorkers(pipeline, ['fetch', 'extract', 'validate', 'findings', 'runs']);
  let cut = 0;
  while (cut === 0) {
    const { rows } = await pool.query<{ cut: boolean }>(
      `select pg_terminate_backend(pid) as cut from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%from roster%'
          and pid <> pg_backend_pid()`,
    );
    cut = rows.length;
    await sleep(20);
  }
  expect(await stage()).toBe('unchecked');
  const closing = workers.close();
  await gate.query('rollback');
  gate.release();
  await closing;
  const asking = await startWorkers(pipeline, ['validate', 'runs']);
  await recoverLostJobs(pipeline);
  while ((await stage()) === 'unchecked') await sleep(20);
  await asking.close();
  const emptied = await openTestPipeline({
    ...environment,
    NIANBAO_QUEUE_SCHEMA: `${environment.NIANBAO_QUEUE_SCHEMA}_anew`,
  });
  await resumeRun(emptied, runId);

  expect(await workRun(emptied, runId)).toMatchObject({ state: 'finished', items: { done: 39 } });
  expect(await foundAcross(pipeline)).toEqual(found);
  const twice = await pool.query(
    `select finding_id from finding_event where kind = 'opened' group by 1 having count(*) > 1`,
  );
  expect(twice.rows).toEqual([]);
});

it('an interruption ends a rule that is being asked at once, and the run can be resumed', async () => {
  const directory = await ownDirectory();
  const { offices, found } = plantedCounty();
  await writeOffices(directory, offices);
  await writeSecondReport(directory, offices);
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const { pool } = pipeline.database;
  await replaceRoster(pool, ROSTER);
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });

  // The statement of a rule waits for a table that nobody gives back before the work has ended.
  const gate = await pool.connect();
  await gate.query('begin; lock table roster in access exclusive mode');
  const interrupt = new AbortController();
  const phases: string[] = [];
  const working = workRun(pipeline, runId, {
    signal: interrupt.signal,
    onChecking: () => phases.push('checking'),
  });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                      and query like '%from roster%' and pid <> pg_backend_pid()`;
  while (phases.length === 0 || (await pool.query(waiting)).rowCount === 0) await sleep(20);
  interrupt.abort();
  expect(await working).toMatchObject({ state: 'running', items: { done: 39, failed: 0, pending: 0 } });
  expect((await pool.query(waiting)).rowCount).toBe(0);
  await gate.query('rollback');
  gate.release();

  await resumeRun(pipeline, runId);
  expect(await workRun(pipeline, runId)).toMatchObject({ state: 'finished', items: { done: 39, failed: 0 } });
  expect(await foundAcross(pipeline)).toEqual(found);
});

const fileOf = (files: readonly string[], { issuer, year }: { issuer: string; year: number }): string =>
  files.find((file) => file.endsWith(join(String(year), `${issuer}.txt`))) ?? '';
