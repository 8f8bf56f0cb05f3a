import type { Queryable } from '../database/query.js';
import type { PendingItem } from '../items/run-items.js';

/** Which current reports are to be read again; nothing given means all of them. */
export interface StoredSelection {
  /** Those whose sources were in this run. */
  run?: number | undefined;
  /** Part of the issuer's name. */
  issuer?: string | undefined;
  year?: number | undefined;
  /** Only those that this version of the extractor has not read. */
  outdated?: number | undefined;
}

/**
 * Adds to a run the documents that current reports were read from, at the step that reads them. A source that the run has
 * already is left alone.
 *
 * @param after id of a report after which to go on; 0 for the first batch
 * @returns the items that were added; `last`: id of the last report that was looked at, null when there is none left
 */
export async function addStored(
  db: Queryable,
  runId: number,
  selection: StoredSelection,
  after: number,
  limit: number,
): Promise<{ items: PendingItem[]; last: number | null }> {
  const { run, issuer, year, outdated } = selection;
  const { rows } = await db.query<{ items: PendingItem[] | null; last: number | null }>(
    `with chosen as (
       select r.id, r.source_id, r.document_id, r.declared, s.path
         from report r join source s on s.id = r.source_id
        where r.current and r.id > $6
          and ($2::bigint is null or exists (select 1 from run_item i where i.run_id = $2 and i.source_id = r.source_id))
          and ($3::text is null or strpos(r.issuer, $3) > 0)
          and ($4::int is null or r.report_year = $4)
          and ($5::int is null or r.extractor_version <> $5)
        order by r.id limit $7
     ), added as (
       insert into run_item (run_id, source, source_id, document_id, declared, step)
       select $1, path, source_id, document_id, declared, 'extract' from chosen order by id
       on conflict (run_id, source) do nothing
       returning id, run_id, step, generation, report_id
     )
     select (select jsonb_agg(jsonb_build_object('id', id, 'runId', run_id, 'step', step, 'generation', generation,
                                                 'reportId', report_id) order by id) from added) as items,
            (select max(id)::float8 from chosen) as last`,
    [runId, run ?? null, issuer ?? null, year ?? null, outdated ?? null, after, limit],
  );
  return { items: rows[0]?.items ?? [], last: rows[0]?.last ?? null };
}
