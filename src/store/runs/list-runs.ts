import type { Pool } from 'pg';
import { eachPage } from '../database/each-page.js';

/** Ids of all runs, oldest first. */
export async function* listRunIds(pool: Pool): AsyncGenerator<number> {
  const rows = eachPage(async (after, limit) => {
    const { rows } = await pool.query<{ id: number }>(
      'select id::float8 as id from run where id > $1 order by id limit $2',
      [after, limit],
    );
    return rows;
  });
  for await (const { id } of rows) yield id;
}

/** The run that was started last; null before the first. */
export async function latestRunId(pool: Pool): Promise<number | null> {
  const { rows } = await pool.query<{ id: number | null }>('select max(id)::float8 as id from run');
  return rows[0]?.id ?? null;
}

/** Ids of the runs that are not finished, oldest first. */
export async function listUnfinishedRunIds(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `select id::float8 as id from run where state <> 'finished' order by id`,
  );
  return rows.map(({ id }) => id);
}
