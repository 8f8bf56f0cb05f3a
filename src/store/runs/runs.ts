import type pg from 'pg';
import { recordSources } from './run-sources.js';
import { countTotals, type RunState } from './run-status.js';
import { inTransaction, type Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** What a run was asked to do; enough to plan it again. Paths are absolute. */
export type RunArguments =
  /** Files and directories. */
  | { kind: 'ingest'; paths: string[] }
  /** A crawl list. */
  | { kind: 'crawl'; list: string }
  /** Stored documents that are read again. */
  | { kind: 'reprocess'; reprocess: Reprocessing };

/** Kind of a run. */
export type RunKind = RunArguments['kind'];

/** What was asked for, as paths: to ingest, or of the list; none where nothing is read from a disk. */
export function pathsAsked(asked: RunArguments): string[] {
  switch (asked.kind) {
    case 'ingest':
      return asked.paths;
    case 'crawl':
      return [asked.list];
    case 'reprocess':
      return [];
  }
}

/** Which stored documents are read again; nothing given means those of all current reports. */
export interface Reprocessing {
  /** Those whose sources were in this run. */
  run?: number;
  /** Part of the issuer's name. */
  issuer?: string;
  year?: number;
  /** Only those that this version of the extractor has not read. */
  outdated?: boolean;
}

/**
 * Creates a run to which items can be added.
 *
 * @param scheduleId the schedule that begins it; null for a person
 */
export async function createRun(
  db: Queryable,
  label: string | null,
  asked: RunArguments,
  scheduleId: number | null = null,
): Promise<number> {
  const { rows } = await db.query<{ id: number }>(
    'insert into run (label, arguments, kind, schedule_id) values ($1, $2, $3, $4) returning id',
    [label === null ? null : storableText(label), storableJson(asked), asked.kind, scheduleId],
  );
  const [made] = rows;
  if (made === undefined) throw new Error('the run was not written');
  return made.id;
}

/** A run's state and what it was asked to do; null when there is no such run. */
export async function loadRun(
  db: Queryable,
  runId: number,
): Promise<{ state: RunState; asked: RunArguments } | null> {
  const { rows } = await db.query<{ state: RunState; arguments: RunArguments }>({
    name: 'load_run',
    text: 'select state, arguments from run where id = $1',
    values: [runId],
  });
  const row = rows[0];
  return row === undefined ? null : { state: row.state, asked: row.arguments };
}

/** Ends the planning of a run: from now on it finishes when nothing is pending. */
export async function endPlanning(db: Queryable, runId: number): Promise<void> {
  await db.query(
    `update run set state = 'running', planned_at = now() where id = $1 and state = 'planning'`,
    [runId],
  );
}

/** Whether a run is planned and none of its items is pending. */
export async function isSettled(db: Queryable, runId: number): Promise<boolean> {
  const { rows } = await db.query<{ settled: boolean }>({
    name: 'is_settled',
    text: `select state <> 'planning'
                  and not exists (select 1 from run_item where run_id = $1 and state = 'pending') as settled
             from run where id = $1`,
    values: [runId],
  });
  return rows[0]?.settled ?? false;
}

/**
 * How far a run is: `open` while it is planned or items are pending, or when there is none; then `unchecked`
 * until the rules across reports were asked, `unstored` while a finding of theirs is pending, `closable`, and
 * `finished`.
 */
export type RunStage = 'open' | 'unchecked' | 'unstored' | 'closable' | 'finished';

/** How far a run is. */
export async function runStage(db: Queryable, runId: number): Promise<RunStage> {
  const { rows } = await db.query<{ stage: RunStage }>({
    name: 'run_stage',
    text: `select case
                    when state = 'finished' then 'finished'
                    when state = 'planning'
                         or exists (select 1 from run_item where run_id = $1 and state = 'pending') then 'open'
                    when checked_at is null then 'unchecked'
                    when exists (select 1 from finding_outbox where run_id = $1 and state = 'pending') then 'unstored'
                    else 'closable'
                  end as stage
             from run where id = $1`,
    values: [runId],
  });
  return rows[0]?.stage ?? 'open';
}

/** Runs that are planned, of which nothing is pending, and that are not finished yet; ascending. */
export async function settledRuns(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from run where state = 'running'
        and not exists (select 1 from run_item where run_id = run.id and state = 'pending') order by id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Finishes a run whose items, and the findings of the rules across reports, are all settled, and writes down
 * its totals.
 *
 * @returns whether this call finished it
 */
export async function closeRun(pool: pg.Pool, runId: number): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    // The lock keeps a retry from adding work between the check and the end.
    await client.query('select 1 from run where id = $1 for update', [runId]);
    if ((await runStage(client, runId)) !== 'closable') return false;
    const totals = await countTotals(client, runId);
    await recordSources(client, runId);
    await client.query(`update run set state = 'finished', finished_at = now(), totals = $2 where id = $1`, [
      runId,
      storableJson(totals),
    ]);
    return true;
  });
}
