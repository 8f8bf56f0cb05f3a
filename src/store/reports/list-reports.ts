import { given, parameter } from '../database/conditions.js';
import { beyond, eachRow, idCursor, pageOf, type Page, type PageAsked } from '../database/pages.js';
import { rowsOf, type Queryable } from '../database/query.js';
import type { ReportFilter } from './report-filter.js';

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
  /** What the rules say of this version, whatever became of it. */
  findings: number;
  /** Its findings that stand: open or confirmed, of any severity, errors, warnings. */
  standing: number;
  errors: number;
  warnings: number;
}

const COLUMNS = `
  r.id, r.issuer, r.report_year, r.title, r.division_code, r.published_on, r.templates, s.path as source, r.current, r.version,
  (select count(*) from observation o where o.report_id = r.id) as observations,
  (select count(*) from finding_outbox f where f.report_id = r.id and f.yielded) as findings,
  f.standing, f.errors, f.warnings`;

const STANDING = `
  select count(*) as standing, count(*) filter (where severity = 'error') as errors,
         count(*) filter (where severity = 'warning') as warnings
    from finding f where f.report_id = r.id and f.status in ('open', 'confirmed')`;

/** A page of reports by id. */
export async function readReports(
  db: Queryable,
  filter: ReportFilter,
  page: PageAsked,
): Promise<Page<ListedReport>> {
  const values: unknown[] = [];
  const { order, after } = beyond('r.id', page);
  const standing = filter.findings === 'none' ? 'not exists' : 'exists';
  const severity = filter.findings === 'error' || filter.findings === 'warning' ? filter.findings : undefined;
  const where = given(values, [
    filter.all !== true && 'r.current',
    [page.after, after],
    [
      filter.q,
      (part) =>
        `strpos(r.issuer, ${part}) > 0 or strpos(r.title, ${part}) > 0 or strpos(s.path, ${part}) > 0`,
    ],
    [filter.issuer, (part) => `strpos(r.issuer, ${part}) > 0`],
    [filter.division, (code) => `starts_with(r.division_code, ${code})`],
    [filter.year, (year) => `r.report_year = ${year}`],
    filter.findings !== undefined &&
      `${standing} (select 1 from finding f where f.report_id = r.id and f.status in ('open', 'confirmed')
                       and ${given(values, [[severity, (one) => `f.severity = ${one}`]])})`,
  ]);
  const rows = await rowsOf<ListedReport>(
    db,
    `select ${COLUMNS}
       from (select r.* from report r join source s on s.id = r.source_id
              where ${where} order by ${order} limit ${parameter(values, page.limit + 1)}) r
       join source s on s.id = r.source_id
       cross join lateral (${STANDING}) f
      order by ${order}`,
    values,
  );
  return pageOf(rows, page.limit, idCursor);
}

/** Reports by ascending id; without `all` only the current version of each source. */
export function listReports(db: Queryable, filter: ReportFilter): AsyncGenerator<ListedReport> {
  return eachRow((page) => readReports(db, filter, page));
}
