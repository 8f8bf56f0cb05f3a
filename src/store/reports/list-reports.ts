import type { Pool } from 'pg';
import { eachPage } from '../database/each-page.js';

/** One report of a listing. Ids are numbers, dates ISO. */
export interface ListedReport {
  id: number;
  issuer: string | null;
  reportYear: number | null;
  title: string | null;
  divisionCode: string | null;
  publishedOn: string | null;
  templates: Record<string, string>;
  source: string;
  current: boolean;
  version: number;
  observations: number;
  findings: number;
}

/** Which reports to list. */
export interface ReportFilter {
  year?: number | undefined;
  /** Part of the issuer's name. */
  issuer?: string | undefined;
  /** Superseded versions too. */
  all?: boolean;
}

const SQL = `
  select r.id::float8 as id, r.issuer, r.report_year as "reportYear", r.title, r.division_code as "divisionCode",
         r.published_on::text as "publishedOn", r.templates, s.path as source, r.current, r.version,
         (select count(*)::int from observation o where o.report_id = r.id) as observations,
         (select count(*)::int from finding_outbox f where f.report_id = r.id and f.yielded) as findings
    from report r
    join source s on s.id = r.source_id
   where r.id > $1
     and (r.current or $3)
     and ($4::int is null or r.report_year = $4)
     and ($5::text is null or strpos(r.issuer, $5) > 0)
   order by r.id
   limit $2`;

/**
 * Reports by ascending id; without `all` only the current version of each source.
 *
 * @param pool the database
 * @param filter which ones
 */
export function listReports(pool: Pool, filter: ReportFilter): AsyncGenerator<ListedReport> {
  return eachPage(async (after, limit) => {
    const { rows } = await pool.query<ListedReport>(SQL, [
      after,
      limit,
      filter.all ?? false,
      filter.year ?? null,
      filter.issuer ?? null,
    ]);
    return rows;
  });
}
