import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import {
  ENGINES,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
  startWorkerProcess,
} from './open-pipeline.js';

const REPORTS = 50;
const ROWS = 100;

/** Reports with a table full of rows that no form has, each of which is a finding of its own. */
async function writeTalkativeReports(directory: string): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, row) => `| 自设指标第${row + 1}项 | 条 | ${row} |\n`);
  for (let index = 0; index < REPORTS; index += 1) {
    const text = inventReport(inventedOffice(index)).replace('| （二）申请办结数', `${rows.join('')}$&`);
    await writeFile(join(directory, `office-${index}.txt`), text);
  }
}

async function stored(pipeline: Pipeline): Promise<number> {
  const { rows } = await pipeline.database.pool.query<{ count: number }>(
    `select count(*)::int as count from finding_outbox where state = 'stored'`,
  );
  return rows[0]?.count ?? 0;
}

describe.each(ENGINES)('on %s', (engine) => {
  it('a findings worker killed twice in the middle of 5,000 findings loses none and doubles none', async () => {
    const directory = await ownDirectory();
    await writeTalkativeReports(directory);
    const environment = await ownEnvironment(engine, { NIANBAO_LOCK_MS: '1000', NIANBAO_STALLED_MS: '300' });
    const pipeline = await openTestPipeline(environment);
    const { pool } = pipeline.database;
    const { runId } = await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    const before = await startWorkers(pipeline, ['fetch', 'extract', 'validate']);
    while (
      (await pool.query(`select from run_item where step <> 'findings' and state = 'pending'`)).rowCount !== 0
    ) {
      await sleep(20);
    }
    await before.close();
    expect(await stored(pipeline)).toBe(0);

    for (const enough of [1000, 3000]) {
      const worker = startWorkerProcess(environment, 'findings');
      while ((await stored(pipeline)) < enough) await sleep(5);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      expect(await stored(pipeline)).toBeLessThan(REPORTS * ROWS);
    }
    const status = await workRun(pipeline, runId);

    expect(status.items).toMatchObject({ planned: REPORTS, done: REPORTS, pending: 0 });
    const { rows } = await pool.query(
      `select count(*)::int as findings, count(distinct fingerprint)::int as known,
              (select count(distinct fingerprint)::int from finding_outbox) as yielded,
              (select count(*)::int from finding_event) as events,
              (select count(*)::int from finding_outbox where state <> 'stored' or not yielded) as lost from finding`,
    );
    const [{ findings } = { findings: 0 }] = rows as { findings: number }[];
    expect(findings).toBeGreaterThanOrEqual(REPORTS * ROWS);
    expect(rows).toEqual([{ findings, known: findings, yielded: findings, events: findings, lost: 0 }]);
  }, 300_000);
});
