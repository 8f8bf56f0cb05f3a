import type pg from 'pg';
import { figures, WHOLE } from './sql.js';

/** What the rules across reports are asked about. */
export interface RunScope {
  /** Years of reports that are new or changed, ascending. */
  touchedYears: number[];
  /** Years of all reports of the run, also those that are unchanged, ascending. */
  runYears: number[];
}

const TABLES = `
  -- Issuers and years to check again: those of reports that are new or changed, whatever they were before,
  -- and the year after, which is compared with them.
  create temp table checked (identity text, report_year integer) on commit drop;
  -- Current reports of those years and of the years beside them. rank: 1, 2 … of one issuer and year, by
  -- source path. sole: all of that issuer and year are one document, so that it is clear which one counts.
  create temp table held (
    report_id bigint, identity text, issuer text, issuer_key text, report_year integer, division_code text,
    document_id bigint, published_on date, path text, title_span jsonb, rank integer, sole boolean
  ) on commit drop;
  -- Reports of two years that follow each other, the later one to be checked.
  create temp table pair (now_report bigint, before_report bigint) on commit drop;
  -- The figures of those reports; of table 3 the total column, and of what is carried over every column.
  create temp table pair_figure (
    report_id bigint, indicator text, applicant text, value numeric, position integer
  ) on commit drop`;

const CHECKED = `
  insert into checked
  select distinct v.issuer_identity, v.report_year + later
    from run_item i
    join report mine on mine.id = i.report_id and mine.checked_at is null
    join report v on v.source_id = mine.source_id
    cross join generate_series(0, 1) later
   where i.run_id = $1 and v.issuer_identity is not null and v.report_year is not null`;

const YEARS = `
  select (select coalesce(array_agg(distinct v.report_year order by v.report_year), '{}')
            from run_item i
            join report mine on mine.id = i.report_id and mine.checked_at is null
            join report v on v.source_id = mine.source_id
           where i.run_id = $1 and v.report_year is not null) as touched,
         (select coalesce(array_agg(distinct r.report_year order by r.report_year), '{}')
            from run_item i join report r on r.id = i.report_id
           where i.run_id = $1 and r.report_year is not null) as run`;

const HELD = `
  insert into held
  select id, identity, issuer, issuer_key, report_year, division_code, document_id, published_on, path, title,
         row_number() over (partition by identity, report_year order by path collate "C"),
         min(document_id) over same = max(document_id) over same
           and min(division_code) over same is not distinct from max(division_code) over same
    from (select r.id, r.issuer_identity as identity, r.issuer, r.issuer_key, r.report_year, r.division_code, r.document_id,
                 r.published_on, s.path, r.spans -> 'title' as title
            from report r join source s on s.id = r.source_id
           where r.current and r.issuer is not null and r.report_year = any ($1)) r
  window same as (partition by identity, report_year)`;

const PAIRS = `
  insert into pair
  select n.report_id, b.report_id
    from checked j
    join held n on n.identity = j.identity and n.report_year = j.report_year and n.rank = 1 and n.sole
    join held b on b.identity = n.identity and b.report_year = n.report_year - 1 and b.rank = 1 and b.sole
   where n.division_code is null or b.division_code is null or n.division_code = b.division_code`;

const CARRIED = `o.indicator in ('application.carried_in', 'application.carried_out')`;
const PAIR_FIGURES = `insert into pair_figure ${figures(
  'select now_report as report_id from pair union select before_report from pair',
  `(${WHOLE} or ${CARRIED})`,
)}`;

/**
 * Makes the tables that rules across reports are asked on: `checked`, `held`, `pair` and `pair_figure`, which
 * go with the transaction.
 *
 * @param client inside a transaction
 * @param runId whose reports are asked about
 */
export async function openScope(client: pg.PoolClient, runId: number): Promise<RunScope> {
  await client.query(TABLES);
  const { rows } = await client.query<{ touched: number[]; run: number[] }>(YEARS, [runId]);
  const { touched = [], run = [] } = rows[0] ?? {};
  await client.query(CHECKED, [runId]);
  const compared = new Set([...touched.flatMap((year) => [year - 1, year, year + 1]), ...run]);
  await client.query(HELD, [[...compared]]);
  // A night's first run fills tables that PostgreSQL knows nothing of yet; its plans need to know how large
  // they are.
  await client.query('analyze checked; analyze held');
  await client.query(PAIRS);
  await client.query('analyze pair');
  await client.query(PAIR_FIGURES);
  await client.query('analyze pair_figure');
  return { touchedYears: touched, runYears: run };
}
