import type pg from 'pg';
import type { Queryable } from '../database/query.js';

/** Key of the lock under which rules across reports are asked: any number, as long as it never changes. */
const RUN_CHECK = '50798364277';

/**
 * Waits until nobody else asks the rules across reports, and keeps others waiting until the transaction ends.
 */
export async function lockRunCheck(client: pg.PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [RUN_CHECK]);
}

/**
 * Years whose prose is compared for a run: those of its new and changed reports, and the years beside them.
 */
export async function yearsToCompare(db: Queryable, runId: number): Promise<number[]> {
  const { rows } = await db.query<{ year: number }>(
    `select distinct r.report_year + beside as year
       from run_item i
       join report r on r.id = i.report_id and r.checked_at is null
       cross join generate_series(-1, 1) beside
      where i.run_id = $1 and r.report_year is not null
      order by 1`,
    [runId],
  );
  return rows.map(({ year }) => year);
}

/** Notes that the rules across reports were asked about a run and its reports. */
export async function markChecked(client: pg.PoolClient, runId: number): Promise<void> {
  await client.query(
    `update report set checked_at = now()
      where checked_at is null and id in (select report_id from run_item where run_id = $1)`,
    [runId],
  );
  await client.query('update run set checked_at = now() where id = $1', [runId]);
}
