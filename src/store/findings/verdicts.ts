import type pg from 'pg';
import { inTransaction } from '../database/query.js';
import { storableText } from '../database/storable.js';

/** What a person does with findings: says that they are right or wrong, or takes that back. */
export const VERDICTS = ['confirmed', 'dismissed', 'reopened'] as const;

/** One of {@link VERDICTS}. */
export type Verdict = (typeof VERDICTS)[number];

/** What became of the findings of {@link giveVerdict}; ids in ascending order. */
export interface Disposed {
  changed: number[];
  /** Those that said the same already, by the same person with the same note. */
  unchanged: number[];
  /** Ids that no finding has. When there are any, nothing was done. */
  unknown: number[];
  /**
   * Those that no current report yields any more, and that nobody given a verdict before. As for `unknown`.
   */
  resolved: number[];
}

const DISPOSE = `
  with disposed as (
    update finding set status = $2, verdict = $2, verdict_by = $3, verdict_note = $4,
           verdict_at = now(), changed_since = false, updated_at = now()
     where id = any ($1)
       and (status, verdict_by, verdict_note) is distinct from ($2, $3, $4)
    returning id, status, expected, actual
  )
  insert into finding_event (finding_id, kind, status, by, note, expected, actual)
  select id, $2, status, $3, $4, expected, actual from disposed order by id
  returning finding_id as id`;

// What was said before stays in the history only: a change of values after this is no change "since" it.
const REOPEN = `
  with disposed as (
    update finding set status = case when yielded then 'open' else 'resolved' end, verdict = null,
           verdict_by = null, verdict_note = null, verdict_at = null, changed_since = false,
           updated_at = now()
     where id = any ($1) and status in ('confirmed', 'dismissed')
    returning id, status, expected, actual
  )
  insert into finding_event (finding_id, kind, status, by, note, expected, actual)
  select id, $2, status, $3, $4, expected, actual from disposed order by id
  returning finding_id as id`;

/**
 * Writes a person's verdict of some findings and an event for each, all or none of them.
 *
 * @param ids of the findings
 * @param by the person's name
 * @param note why
 */
export async function giveVerdict(
  pool: pg.Pool,
  ids: readonly number[],
  verdict: Verdict,
  { by, note }: { by: string; note: string },
): Promise<Disposed> {
  return inTransaction(pool, async (client) => {
    // The locks of refresh_finding(), in the order of all who take several: no run changes these findings
    // meanwhile.
    await client.query(
      `select pg_advisory_xact_lock(hashtextextended(fingerprint, 0))
         from (select fingerprint from finding where id = any ($1) order by fingerprint collate "C") held`,
      [ids],
    );
    const { rows } = await client.query<{ id: number; status: string }>(
      'select id, status from finding where id = any ($1) order by id',
      [ids],
    );
    const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
    const resolved = rows.filter(({ status }) => status === 'resolved').map(({ id }) => id);
    if (unknown.length > 0 || resolved.length > 0) return { changed: [], unchanged: [], unknown, resolved };

    const done = await client.query<{ id: number }>(verdict === 'reopened' ? REOPEN : DISPOSE, [
      ids,
      verdict,
      storableText(by),
      storableText(note),
    ]);
    const changed = done.rows.map(({ id }) => id);
    const unchanged = rows.map(({ id }) => id).filter((id) => !changed.includes(id));
    return { changed, unchanged, unknown, resolved };
  });
}
