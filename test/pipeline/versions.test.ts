import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import type { Finding } from '../../src/rules/rule.js';
import { writeReportFindings } from '../../src/store/findings/outbox.js';
import { inventReport, type InventedReport } from './invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from './open-pipeline.js';

const SOUND: InventedReport = { issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31 };
const WRONG: InventedReport = { ...SOUND, received: 6 };
const WORSE: InventedReport = { ...SOUND, received: 7 };

/** A pipeline and one file whose content a test changes from run to run. */
async function oneFile(): Promise<{
  pipeline: Pipeline;
  file: string;
  publish: (report: InventedReport) => Promise<number>;
}> {
  const file = join(await ownDirectory(), 'report.txt');
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const publish = async (report: InventedReport): Promise<number> => {
    await writeFile(file, inventReport(report));
    return (await ingest(pipeline, file)).id;
  };
  return { pipeline, file, publish };
}

async function partSum(pipeline: Pipeline): Promise<unknown> {
  const { rows } = await pipeline.database.pool.query(
    `select status, yielded, expected, actual, changed_since, verdict, verdict_note from finding where rule = 'part-sum'`,
  );
  return rows.length === 1 ? rows[0] : rows;
}

async function history(pipeline: Pipeline): Promise<string[]> {
  const { rows } = await pipeline.database.pool.query<{ kind: string; status: string; run: string | null }>(
    `select e.kind, e.status, e.run_id as run from finding_event e join finding f on f.id = e.finding_id
      where f.rule = 'part-sum' order by e.id`,
  );
  return rows.map(({ kind, status, run }) => `${kind} → ${status}${run === null ? '' : ` (run ${run})`}`);
}

/** What a person does with `nianbao findings dismiss`, as far as the tables are concerned. */
async function dismiss(pipeline: Pipeline): Promise<void> {
  await pipeline.database.pool.query(
    `with dismissed as (
       update finding set status = 'dismissed', verdict = 'dismissed', verdict_by = '周', verdict_note = '已核对原件',
              verdict_at = now() where rule = 'part-sum' returning id
     ) insert into finding_event (finding_id, kind, status, by, note) select id, 'dismissed', 'dismissed', '周', '已核对原件' from dismissed`,
  );
}

it('changed content makes a new current version and keeps the old one with its rows', async () => {
  const { pipeline, publish } = await oneFile();
  await publish(SOUND);
  await publish({ ...SOUND, disclosed: 44 });

  const { rows } = await pipeline.database.pool.query(
    `select r.version, r.current, r.previous_id is not null as follows, o.value::int
       from report r join observation o on o.report_id = r.id and o.indicator = 'disclosure.total' order by r.version`,
  );
  expect(rows).toEqual([
    { version: 1, current: false, follows: false, value: 31 },
    { version: 2, current: true, follows: true, value: 44 },
  ]);
});

it('content that comes back makes its own version current again', async () => {
  const { pipeline, publish } = await oneFile();
  await publish(SOUND);
  await publish(WRONG);
  await publish(SOUND);

  const { rows } = await pipeline.database.pool.query('select version, current from report order by version');
  expect(rows).toEqual([
    { version: 1, current: true },
    { version: 2, current: false },
  ]);
  expect(await partSum(pipeline)).toMatchObject({ status: 'resolved', yielded: false });
});

it('a finding is opened, changed, resolved and reopened by the runs, and its history tells so', async () => {
  const { pipeline, publish } = await oneFile();
  for (const report of [WRONG, WRONG, WORSE, SOUND, WORSE]) await publish(report);

  expect(await partSum(pipeline)).toMatchObject({ status: 'open', yielded: true });
  expect(await history(pipeline)).toEqual([
    'opened → open (run 1)',
    'changed → open (run 3)',
    'resolved → resolved (run 4)',
    'reopened → open (run 5)',
  ]);
});

it('a dismissed finding stays dismissed while its values are the same, also when it vanishes and returns', async () => {
  const { pipeline, publish } = await oneFile();
  await publish(WRONG);
  await dismiss(pipeline);
  for (const report of [{ ...WRONG, disclosed: 32 }, SOUND, WRONG]) await publish(report);

  expect(await partSum(pipeline)).toMatchObject({
    status: 'dismissed',
    yielded: true,
    changed_since: false,
    verdict_note: '已核对原件',
  });
  expect(await history(pipeline)).toEqual([
    'opened → open (run 1)',
    'dismissed → dismissed',
    'vanished → dismissed (run 3)',
    'returned → dismissed (run 4)',
  ]);
});

it('a dismissed finding whose values changed is open again, marked, with the old verdict kept', async () => {
  const { pipeline, publish } = await oneFile();
  await publish(WRONG);
  await dismiss(pipeline);
  await publish(WORSE);

  expect(await partSum(pipeline)).toMatchObject({
    status: 'open',
    changed_since: true,
    verdict: 'dismissed',
    verdict_note: '已核对原件',
  });
});

it('a finding that two sources yield has the values of the first that still yields it', async () => {
  const directory = await ownDirectory();
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const [a, b] = [join(directory, 'a.txt'), join(directory, 'b.txt')];
  const states: unknown[] = [];
  for (const [file, report] of [
    [b, WORSE],
    [a, WRONG],
    [a, SOUND],
    [b, SOUND],
  ] as const) {
    await writeFile(file, inventReport(report));
    await ingest(pipeline, file);
    const { status, expected, actual } = (await partSum(pipeline)) as Record<string, unknown>;
    states.push([status, expected, actual]);
  }
  expect(states).toEqual([
    ['open', 5, 7],
    ['open', 5, 6],
    ['open', 5, 7],
    ['resolved', 5, 7],
  ]);
});

it('two reports without issuer do not share findings', async () => {
  const directory = await ownDirectory();
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  for (const name of ['a.txt', 'b.txt']) {
    const text = inventReport({ ...WRONG, disclosed: name === 'a.txt' ? 31 : 32 }).replaceAll(
      WRONG.issuer,
      '',
    );
    await writeFile(join(directory, name), text);
  }
  await ingest(pipeline, directory);
  const { rows } = await pipeline.database.pool.query(`select issuer from finding where rule = 'part-sum'`);
  expect(rows).toEqual([{ issuer: null }, { issuer: null }]);
});

it('a rule that crashes leaves open what it found before', async () => {
  const { pipeline, publish } = await oneFile();
  await publish(WRONG);
  const { pool } = pipeline.database;
  const { rows } = await pool.query<{ id: string }>('select id from report where current');
  const crashed: Finding = {
    rule: 'rule-failed',
    severity: 'warning',
    subject: 'part-sum',
    message: { zh: '规则出错', en: 'the rule crashed' },
    expected: null,
    actual: null,
    evidence: [],
  };
  await writeReportFindings(pool, Number(rows[0]?.id), 'asked', [
    { ...crashed, fingerprint: 'crashed', issuer: null, year: null, identity: null, report: null },
  ]);

  const { rows: states } = await pool.query(
    `select rule, state, yielded from finding_outbox where rule in ('part-sum', 'rule-failed') order by rule`,
  );
  expect(states).toEqual([
    { rule: 'part-sum', state: 'stored', yielded: true },
    { rule: 'rule-failed', state: 'pending', yielded: true },
  ]);
});
