import type { FindingStatus } from './finding-status.js';
import { rowsOf, type Queryable } from '../database/query.js';

/** One change in the life of a finding: by a run, or by a person. */
export interface FindingEvent {
  id: number;
  finding: number;
  /** What happened, e.g. `opened`: one of FindingEventKind, or one that only another version knows. */
  kind: string;
  /** Status from then on. */
  status: FindingStatus;
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
  const rows = await rowsOf<FindingEvent>(
    db,
    `select id, finding_id as finding, kind, status, at, run_id as run, by, note, expected, actual
       from finding_event where finding_id = $1 order by finding_event.id`,
    [finding],
  );
  // Every finding begins with an event.
  return rows.length === 0 ? null : rows;
}
