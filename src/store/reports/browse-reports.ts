import type { Queryable } from '../database/query.js';
import type { ListedReport } from './list-reports.js';

/** Which current reports to show. */
export interface ReportSearch {
  /** Part of issuer, title or source. */
  q?: string | undefined;
  /** Leading digits of the division code. */
  division?: string | undefined;
  year?: number | undefined;
  /** `any`, `error`, `warning` or `none`: by the open findings. */
  findings?: string | undefined;
}

/** One report of a page, with its findings that are open or confirmed. */
export interface BrowsedReport extends ListedReport {
  errors: number;
  warnings: number;
}

/** A page of current reports, the latest read first. */
export async function browseReports(
  db: Queryable,
  { q, division, year, findings }: ReportSearch,
  page: { before: number | null; limit: number },
): Promise<BrowsedReport[]> {
  const { rows } = await db.query<BrowsedReport>(
    `select r.id::float8 as id, r.issuer, r.report_year as "reportYear", r.title,
            r.division_code as "divisionCode", r.published_on::text as "publishedOn", r.templates,
            s.path as source, r.current, r.version,
            (select count(*)::int from observation o where o.report_id = r.id) as observations,
            f.findings, f.errors, f.warnings
       from (
         select r.* from report r join source s on s.id = r.source_id
          where r.current
            and ($1::bigint is null or r.id < $1)
            and ($3::text is null or strpos(r.issuer, $3) > 0 or strpos(r.title, $3) > 0 or strpos(s.path, $3) > 0)
            and ($4::text is null or starts_with(r.division_code, $4))
            and ($5::int is null or r.report_year = $5)
            and ($6::text is null or ($6 <> 'none') = exists (
                  select 1 from finding f where f.report_id = r.id and f.status in ('open', 'confirmed')
                     and ($6 in ('any', 'none') or f.severity = $6)))
          order by r.id desc limit $2
       ) r
       join source s on s.id = r.source_id
       cross join lateral (
         select count(*)::int as findings, count(*) filter (where severity = 'error')::int as errors,
                count(*) filter (where severity = 'warning')::int as warnings
           from finding f where f.report_id = r.id and f.status in ('open', 'confirmed')
       ) f
      order by r.id desc`,
    [page.before, page.limit, q ?? null, division ?? null, year ?? null, findings ?? null],
  );
  return rows;
}

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
export async function reportVersions(db: Queryable, report: number): Promise<ReportVersion[]> {
  const { rows } = await db.query<ReportVersion>(
    `select r.id::float8 as id, r.version, r.current, r.created_at as at, d.sha256,
            r.extractor_version as "extractorVersion"
       from report r join document d on d.id = r.document_id
      where r.source_id = (select source_id from report where id = $1) order by r.version desc`,
    [report],
  );
  return rows;
}

/** The document of a report and the name it goes by; null when there is no such report. */
export async function reportDocument(
  db: Queryable,
  report: number,
): Promise<{ documentId: number; source: string } | null> {
  const { rows } = await db.query<{ documentId: number; source: string }>(
    `select r.document_id::float8 as "documentId", s.path as source
       from report r join source s on s.id = r.source_id where r.id = $1`,
    [report],
  );
  return rows[0] ?? null;
}
