import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { openPipeline, type Pipeline } from '../../src/pipeline/pipeline.js';
import { listFindings } from '../../src/store/findings/list-findings.js';
import { inventReport, type InventedReport } from './invented-reports.js';
import { ingest, ownDirectory, ownEnvironment, physicalRows } from './open-pipeline.js';

const WRONG: InventedReport = { issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31, received: 6 };
const WAIVER = {
  rule: 'part-sum',
  issuer: WRONG.issuer,
  year: WRONG.year,
  reason: '更正稿已在审',
  approver: '周敏',
  expires: '2099-12-31',
};

/** A directory of two reports, one of them wrong, that is ingested under one configuration after another. */
async function province(): Promise<{
  /**
   * Ingests under a configuration and gives the pipeline, closed again by the next call, and the items'
   * counts.
   */
  under: <T>(
    settings: unknown,
    look: (pipeline: Pipeline) => Promise<T>,
  ) => Promise<{ counts: unknown; seen: T }>;
}> {
  const directory = await ownDirectory();
  const reports = join(directory, 'reports.txt');
  const other = join(directory, 'other.txt');
  await writeFile(reports, inventReport(WRONG));
  await writeFile(other, inventReport({ ...WRONG, issuer: '青禾县松桥镇人民政府', received: 5 }));
  const file = join(await ownDirectory(), 'own.config.json');
  const environment = await ownEnvironment('postgres', { NIANBAO_CONFIG: file });
  return {
    under: async (settings, look) => {
      await writeFile(file, JSON.stringify(settings));
      const pipeline = await openPipeline(readConfig(environment));
      try {
        const { items } = await ingest(pipeline, directory);
        return { counts: { done: items.done, unchanged: items.unchanged }, seen: await look(pipeline) };
      } finally {
        await pipeline.close();
      }
    },
  };
}

async function partSum(pipeline: Pipeline): Promise<unknown> {
  const found: unknown[] = [];
  for await (const { severity, status, waiver } of listFindings(pipeline.database.pool, {
    rule: 'part-sum',
  })) {
    found.push({ severity, status, waiver });
  }
  return found.length === 1 ? found[0] : found;
}

async function history(pipeline: Pipeline): Promise<string[]> {
  const { rows } = await pipeline.database.pool.query<{ event: string }>(
    `select e.kind || ' → ' || e.status as event from finding_event e join finding f on f.id = e.finding_id
      where f.rule = 'part-sum' order by e.id`,
  );
  return rows.map(({ event }) => event);
}

it('unchanged files are checked again when the settings of the rules have changed, and not otherwise', async () => {
  const { under } = await province();
  const first = await under({}, partSum);
  expect(first).toEqual({
    counts: { done: 2, unchanged: 0 },
    seen: { severity: 'error', status: 'open', waiver: null },
  });

  const regraded = await under({ rules: { 'part-sum': 'info' } }, partSum);
  expect(regraded).toEqual({
    counts: { done: 2, unchanged: 0 },
    seen: { severity: 'info', status: 'open', waiver: null },
  });

  const same = await under({ rules: { 'part-sum': { severity: 'info' } } }, physicalRows);
  expect(same.counts).toEqual({ done: 0, unchanged: 2 });
  const again = await under({ rules: { 'part-sum': 'info' } }, physicalRows);
  expect(again.seen).toEqual(same.seen);
});

it('a rule that is switched off resolves its findings, and opens them again when it is switched on', async () => {
  const { under } = await province();
  await under({}, partSum);
  expect((await under({ rules: { 'part-sum': 'off' } }, partSum)).seen).toMatchObject({ status: 'resolved' });
  const back = await under({}, async (pipeline) => [await partSum(pipeline), await history(pipeline)]);
  expect(back.seen).toEqual([
    { severity: 'error', status: 'open', waiver: null },
    ['opened → open', 'resolved → resolved', 'reopened → open'],
  ]);
});

it('a waiver is shown with its finding, stands in the history, and concerns one report only', async () => {
  const { under } = await province();
  await under({}, partSum);
  const waived = await under({ waivers: [WAIVER] }, partSum);
  expect(waived).toEqual({
    counts: { done: 1, unchanged: 1 },
    seen: {
      severity: 'error',
      status: 'open',
      waiver: { reason: '更正稿已在审', approver: '周敏', expires: '2099-12-31' },
    },
  });
  const over = await under({}, async (pipeline) => [await partSum(pipeline), await history(pipeline)]);
  expect(over.seen).toEqual([
    { severity: 'error', status: 'open', waiver: null },
    ['opened → open', 'waived → open', 'unwaived → open'],
  ]);
});

it('an expired waiver no longer counts', async () => {
  const { under } = await province();
  const { seen } = await under({ waivers: [{ ...WAIVER, expires: '2020-12-31' }] }, partSum);
  expect(seen).toEqual({ severity: 'error', status: 'open', waiver: null });
});
