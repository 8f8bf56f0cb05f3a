import type { Queryable } from '../database/query.js';

/** Ids of runs, the latest first. */
export async function browseRunIds(db: Queryable, before: number | null, limit: number): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id::float8 as id from run where $1::bigint is null or id < $1 order by id desc limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}
