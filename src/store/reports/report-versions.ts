import { rowOf, rowsOf, type Queryable } from '../database/query.js';

/** One version of a report. */
export interface ReportVersion {
  id: number;
  version: number;
  current: boolean;
  /** ISO time. */
  at: string;
  sha256: string;
  extractorVersion: number;
}

/** All versions of the report that this one is a version of, the latest first. */
export function reportVersions(db: Queryable, report: number): Promise<ReportVersion[]> {
  return rowsOf<ReportVersion>(
    db,
    `select r.id, r.version, r.current, r.created_at as at, d.sha256, r.extractor_version
       from report r join document d on d.id = r.document_id
      where r.source_id = (select source_id from report where id = $1) order by r.version desc`,
    [report],
  );
}

/** The document of a report and the name it goes by; null when there is no such report. */
export async function reportDocument(
  db: Queryable,
  report: number,
): Promise<{ documentId: number; source: string } | null> {
  const row = await rowOf<{ documentId: number; source: string }>(
    db,
    'select r.document_id, s.path as source from report r join source s on s.id = r.source_id where r.id = $1',
    [report],
  );
  return row ?? null;
}
