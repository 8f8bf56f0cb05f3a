import type { Details } from '../../errors/details.js';
import type { Language } from '../../language.js';
import { SELECTED, selectionValues, type FailedSelection } from './failed-selection.js';
import { storedError } from './list-failed.js';
import type { Queryable } from '../database/query.js';

/** Failed items with one error code. */
export interface FailureGroup {
  code: string;
  count: number;
  /** Those of them that are in quarantine. */
  quarantined: number;
  /** Whether trying again may help although nobody mends anything. */
  retryable: boolean;
  /** What happened to the first of them, and what to do. */
  message: string;
}

/** Failed items by error code, the most frequent first. */
export async function failureGroups(
  db: Queryable,
  selection: FailedSelection,
  language: Language,
): Promise<FailureGroup[]> {
  const { rows } = await db.query<{
    code: string;
    count: number;
    quarantined: number;
    details: Details | null;
  }>(
    `select error_code as code, count(*)::int as count, count(quarantined_at)::int as quarantined,
            (array_agg(error_details order by id))[1] as details
       from run_item where ${SELECTED} group by 1 order by 2 desc, 1`,
    selectionValues(selection),
  );
  return rows.map(({ details, ...row }) => {
    const error = storedError(row.code, details);
    return {
      ...row,
      retryable: error?.retryable ?? false,
      message: error?.messageIn(language) ?? row.code,
    };
  });
}

/** How many of some failed items are in quarantine. */
export async function countQuarantined(db: Queryable, selection: FailedSelection): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*)::int as count from run_item where ${SELECTED}`,
    selectionValues({ ...selection, quarantined: true }),
  );
  return rows[0]?.count ?? 0;
}
