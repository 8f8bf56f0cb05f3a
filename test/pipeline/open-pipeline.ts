import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, inject } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { openPipeline, type Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { workRun } from '../../src/pipeline/work-run.js';
import type { RunStatus } from '../../src/store/runs/run-status.js';
import { createTestDatabase } from '../setup/database.js';

/** The two stores that the queues can live in. */
export const ENGINES = ['postgres', 'redis'] as const;

/** Environment of a process on a database and queues of its own; both go when the test has finished. */
export async function ownEnvironment(
  engine: (typeof ENGINES)[number],
  settings: Record<string, string> = {},
): Promise<Record<string, string>> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  return environmentOn(database.url, engine, settings);
}

/** Environment of a process on a database, with queues of its own. */
export function environmentOn(
  databaseUrl: string,
  engine: (typeof ENGINES)[number],
  settings: Record<string, string> = {},
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    ...(engine === 'redis' ? { REDIS_URL: inject('redisUrl') } : {}),
    NIANBAO_QUEUE_SCHEMA: `queue_${randomBytes(6).toString('hex')}`,
    NIANBAO_LOG_LEVEL: 'silent',
    NIANBAO_BACKOFF_MS: '20',
    NIANBAO_ATTEMPTS: '3',
    ...settings,
  };
}

/** A pipeline in an environment, closed when the test has finished. */
export async function openTestPipeline(environment: Record<string, string>): Promise<Pipeline> {
  const pipeline = await openPipeline(readConfig(environment));
  onTestFinished(() => pipeline.close());
  return pipeline;
}

/** A directory that goes when the test has finished. */
export async function ownDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-pipeline-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Plans a run over some paths and works it to its end. */
export async function ingest(pipeline: Pipeline, ...paths: string[]): Promise<RunStatus> {
  const { runId } = await planRun(pipeline, { kind: 'ingest', paths });
  return workRun(pipeline, runId);
}

const WITHOUT_TIMES = {
  report: `select s.path, d.sha256, r.version, r.current, r.extractor_version, r.format, r.encoding_name, r.title, r.issuer,
                  r.issuer_key, r.issuer_identity,
                  r.report_year, r.period_start, r.period_end, r.published_on, r.templates, r.contact, r.declared_parts,
                  r.spans, r.enumerations, r.shares, r.notices, r.front_text, r.back_text,
                  r.validated_at is not null as validated
             from report r join source s on s.id = r.source_id join document d on d.id = r.document_id`,
  section: `select s.path, r.version, t.* from section t join report r on r.id = t.report_id join source s on s.id = r.source_id`,
  report_table: `select s.path, r.version, t.* from report_table t join report r on r.id = t.report_id join source s on s.id = r.source_id`,
  observation: `select s.path, r.version, t.* from observation t join report r on r.id = t.report_id join source s on s.id = r.source_id`,
  claim: `select s.path, r.version, t.* from claim t join report r on r.id = t.report_id join source s on s.id = r.source_id`,
  finding: `select f.fingerprint, f.rule, f.severity, f.status, f.yielded, f.issuer, f.report_year, f.subject, f.message_zh,
                   f.expected, f.actual, f.evidence, s.path
              from finding f join report r on r.id = f.report_id join source s on s.id = r.source_id`,
  finding_event: `select f.fingerprint, e.kind, e.status, e.expected, e.actual
                    from finding_event e join finding f on f.id = e.finding_id`,
};

/**
 * What the tables hold, without ids and times, which differ between databases: one sorted list of rows a
 * table.
 */
export async function contents(pipeline: Pipeline): Promise<Record<string, string[]>> {
  const held: Record<string, string[]> = {};
  for (const [table, sql] of Object.entries(WITHOUT_TIMES)) {
    const { rows } = await pipeline.database.pool.query<{ row: string }>(
      `select (to_jsonb(found) - 'report_id')::text as row from (${sql}) found order by 1`,
    );
    held[table] = rows.map(({ row }) => row);
  }
  return held;
}

/** Every row of every table but the runs' own, with the transaction that last wrote it. */
export async function physicalRows(pipeline: Pipeline): Promise<Record<string, string[]>> {
  const { pool } = pipeline.database;
  const tables = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables
      where schemaname = 'public' and tablename not in ('run', 'run_item', 'run_item_attempt', 'run_source')`,
  );
  const held: Record<string, string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(
      `select xmin || ' ' || md5(t::text) as row from ${name} t order by 1`,
    );
    held[name] = rows.map(({ row }) => row);
  }
  return held;
}

/** Failed items as source and code, by source. */
export async function failures(pipeline: Pipeline): Promise<Record<string, string>> {
  const { rows } = await pipeline.database.pool.query<{ source: string; code: string }>(
    `select source, error_code as code from run_item where state = 'failed' order by source`,
  );
  return Object.fromEntries(rows.map(({ source, code }) => [source, code]));
}

/** What a run without any fault makes of a directory. */
export async function undisturbed(directory: string): Promise<Record<string, string[]>> {
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  await ingest(pipeline, directory);
  return contents(pipeline);
}

/** A worker process of one kind, or of all, killed when the test has finished if it still runs. */
export function startWorkerProcess(environment: Record<string, string>, kind = 'all'): ChildProcess {
  const script = join(inject('packageDirectory'), 'dist', 'workers', `${kind}.js`);
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: 'inherit',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
