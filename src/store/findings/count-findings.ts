import type { Severity } from '../../rules/rule.js';
import { parameter } from '../database/conditions.js';
import { rowOf, rowsOf, type Queryable } from '../database/query.js';
import { findingConditions, searched, type FindingFilter } from './finding-filter.js';

/** How many findings there are, by severity. */
export async function countFindings(db: Queryable, filter: FindingFilter): Promise<Record<Severity, number>> {
  const values: unknown[] = [];
  const where = findingConditions(values, await searched(db, filter));
  const rows = await rowsOf<{ severity: Severity; count: number }>(
    db,
    `select f.severity, count(*) from finding f where ${where} group by f.severity`,
    values,
  );
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of rows) counts[severity] = count;
  return counts;
}

/** The highest id of all findings; 0 without any. */
export async function latestFinding(db: Queryable): Promise<number> {
  const row = await rowOf<{ id: number | null }>(db, 'select max(id) as id from finding');
  return row?.id ?? 0;
}

/**
 * Ids of the findings that can take a verdict, in batches, ascending: those that are gone can't.
 *
 * @param upTo highest id
 * @param limit ids in a batch
 */
export async function* matchingFindings(
  db: Queryable,
  filter: FindingFilter,
  upTo: number,
  limit: number,
): AsyncGenerator<number[]> {
  const asked = await searched(db, filter);
  let after = 0;
  for (;;) {
    const values: unknown[] = [];
    const where = findingConditions(values, asked, [
      [after, (last) => `f.id > ${last}`],
      [upTo, (last) => `f.id <= ${last}`],
      `f.status <> 'resolved'`,
    ]);
    const rows = await rowsOf<{ id: number }>(
      db,
      `select f.id from finding f where ${where}
        order by f.id limit ${parameter(values, limit)}`,
      values,
    );
    if (rows.length === 0) return;
    yield rows.map(({ id }) => id);
    after = rows.at(-1)?.id ?? upTo;
  }
}
