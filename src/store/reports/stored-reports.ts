import type { Declared } from '../../report/declared.js';
import type { Queryable } from '../database/query.js';

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

/** The document that a current report was read from. */
export interface StoredReport {
  id: number;
  /** Name of its source. */
  path: string;
  sourceId: number;
  documentId: number;
  declared: Declared | null;
}

/**
 * Current reports with their documents, by ascending id.
 *
 * @param after id of a report after which to go on; 0 for the first page
 */
export async function storedReports(
  db: Queryable,
  { run, issuer, year, outdated }: StoredSelection,
  after: number,
  limit: number,
): Promise<StoredReport[]> {
  const { rows } = await db.query<{
    id: number;
    path: string;
    source_id: number;
    document_id: number;
    declared: Declared | null;
  }>(
    `select r.id, s.path, r.source_id, r.document_id, r.declared
       from report r join source s on s.id = r.source_id
      where r.current and r.id > $5
        and ($1::bigint is null or exists (select 1 from run_item i where i.run_id = $1 and i.source_id = r.source_id))
        and ($2::text is null or strpos(r.issuer, $2) > 0)
        and ($3::int is null or r.report_year = $3)
        and ($4::int is null or r.extractor_version <> $4)
      order by r.id limit $6`,
    [run ?? null, issuer ?? null, year ?? null, outdated ?? null, after, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    sourceId: row.source_id,
    documentId: row.document_id,
    declared: row.declared,
  }));
}
