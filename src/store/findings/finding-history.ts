import type { Queryable } from '../database/query.js';

/** One change in the life of a finding: by a run, or by a person. */
export interface FindingEvent {
  id: number;
  finding: number;
  /**
   * By a run: `opened`, `changed` (expected or actual), `resolved` (no current report yields it), `reopened`; `vanished`
   * and `returned` where a person's verdict stays; `regraded`, `waived`, `unwaived` by the configuration. By a
   * person: `confirmed`, `dismissed`, `reopened`.
   */
  kind: string;
  /** Status from then on. */
  status: 'open' | 'confirmed' | 'dismissed' | 'resolved';
  /** ISO time. */
  at: string;
  run: number | null;
  by: string | null;
  note: string | null;
  expected: string | number | null;
  actual: string | number | null;
}

/**
 * The life of a finding, from its first event on.
 *
 * @returns null when there is no such finding
 */
export async function findingHistory(db: Queryable, finding: number): Promise<FindingEvent[] | null> {
  const { rows } = await db.query<FindingEvent>(
    `select id::float8 as id, finding_id::float8 as finding, kind, status, at, run_id::float8 as run, by, note,
            expected, actual
       from finding_event where finding_id = $1 order by finding_event.id`,
    [finding],
  );
  // Every finding begins with an event.
  return rows.length === 0 ? null : rows;
}
