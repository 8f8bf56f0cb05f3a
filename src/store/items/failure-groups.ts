import type { Details } from '../../errors/details.js';
import { rowOf, rowsOf, type Queryable } from '../database/query.js';
import { itemConditions, type FailedSelection } from './item-filter.js';
import { storedError, type StoredError } from './stored-error.js';

/** Failed items with one error code; the message tells of the first of them. */
export interface FailureGroup extends StoredError {
  count: number;
  /** Those of them that are in quarantine. */
  quarantined: number;
  /** One of the sources, as an example. */
  source: string;
}

/** Failed items by error code, the most frequent first. */
export async function failureGroups(db: Queryable, selection: FailedSelection): Promise<FailureGroup[]> {
  const values: unknown[] = [];
  const where = itemConditions(values, { ...selection, state: 'failed' });
  const rows = await rowsOf<Omit<FailureGroup, 'message' | 'retryable'> & { details: Details | null }>(
    db,
    `select code, count, quarantined, grouped.source, error_details as details
       from (select error_code as code, count(*) as count, count(quarantined_at) as quarantined,
                    min(source) as source, min(id) as first
               from run_item where ${where} group by 1) grouped
       join run_item on id = first
      order by count desc, code`,
    values,
  );
  return rows.map(({ details, ...row }) => ({ ...row, ...storedError(row.code, details) }));
}

/** How many of some failed items are in quarantine. */
export async function countQuarantined(db: Queryable, selection: FailedSelection): Promise<number> {
  const values: unknown[] = [];
  const where = itemConditions(values, { ...selection, state: 'failed', quarantined: true });
  const row = await rowOf<{ count: number }>(db, `select count(*) from run_item where ${where}`, values);
  return row?.count ?? 0;
}
