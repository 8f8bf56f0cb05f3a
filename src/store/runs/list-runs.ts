import { given, parameter } from '../database/conditions.js';
import { beyond, eachRow, idCursor, pageOf, type Page, type PageAsked } from '../database/pages.js';
import { rowOf, rowsOf, type Queryable } from '../database/query.js';
import { readStatuses, type RunStatus } from './run-status.js';

/** A page of runs by id. */
export async function readRuns(db: Queryable, page: PageAsked): Promise<Page<RunStatus>> {
  const values: unknown[] = [];
  const { order, after } = beyond('id', page);
  const where = given(values, [[page.after, after]]);
  const rest = `where ${where} order by ${order} limit ${parameter(values, page.limit + 1)}`;
  return pageOf(await readStatuses(db, rest, values), page.limit, idCursor);
}

/** Runs by ascending id. */
export function listRuns(db: Queryable): AsyncGenerator<RunStatus> {
  return eachRow((page) => readRuns(db, page));
}

/** The run that was started last; null before the first. */
export async function latestRunId(db: Queryable): Promise<number | null> {
  const row = await rowOf<{ id: number | null }>(db, 'select max(id) as id from run');
  return row?.id ?? null;
}

/** Ids of the runs that are not finished, oldest first. */
export async function listUnfinishedRunIds(db: Queryable): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(db, `select id from run where state <> 'finished' order by id`);
  return rows.map(({ id }) => id);
}
