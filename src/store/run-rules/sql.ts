import type pg from 'pg';

/**
 * SQL of the figures of some reports: numbers that stand once, or several times and always the same. Blank
 * cells and words are no figures.
 *
 * @param reports a query of `report_id`
 * @param condition on `o`, a row of `observation`
 * @returns a query of report_id, indicator, applicant, value, position
 */
export const figures = (reports: string, condition: string): string => `
  select o.report_id, o.indicator, o.applicant, min(o.value) as value, min(o.position) as position
    from observation o
    join (${reports}) chosen on chosen.report_id = o.report_id
   where ${condition}
   group by o.report_id, o.indicator, o.applicant
  having bool_and(o.status = 'number') and min(o.value) = max(o.value)`;

/** Only whole counts of known indicators: of table 3 the total column. */
export const WHOLE = `coalesce(o.applicant, 'total') = 'total' and o.indicator not like 'unknown:%'`;

/**
 * SQL of a figure as the rules take it, `{ value, evidence }`.
 *
 * @param figure alias of a row of {@link figures}
 * @param held alias of its report's row in `held`
 */
export const figureJson = (figure: string, held: string): string => `(
  select jsonb_build_object('value', ${figure}.value, 'evidence', ${placeJson('o', held)})
    from observation o where o.report_id = ${figure}.report_id and o.position = ${figure}.position)`;

/** SQL of a place in a report as evidence, from the columns in which tables keep places. */
export const placeJson = (row: string, held: string): string => `
  jsonb_build_object(
    'start', jsonb_build_object('line', ${row}.start_line, 'column', ${row}.start_column, 'offset', ${row}.start_offset),
    'end', jsonb_build_object('line', ${row}.start_line,
                              'column', ${row}.start_column + ${row}.end_offset - ${row}.start_offset,
                              'offset', ${row}.end_offset),
    'report', ${held}.report_id, 'source', ${held}.path)
  || case when ${row}.page is null then '{}'::jsonb else jsonb_build_object('page', ${row}.page) end`;

/** SQL of the place of a report's title, or of its beginning, as evidence. */
export const titleJson = (held: string): string => `
  case when jsonb_typeof(${held}.title_span) = 'object' then ${held}.title_span
       else '{"start": {"line": 1, "column": 1, "offset": 0}, "end": {"line": 1, "column": 1, "offset": 0}}'::jsonb end
  || jsonb_build_object('report', ${held}.report_id, 'source', ${held}.path)`;

/** SQL of whom a finding is about, as the rules take it. */
export const referenceJson = (held: string): string => `
  jsonb_build_object('identity', ${held}.identity, 'issuer', ${held}.issuer, 'year', ${held}.report_year,
                     'report', ${held}.report_id, 'source', ${held}.path)`;

/**
 * Asks about whole years. PostgreSQL can't know how many rows the steps of such a query have, and where it
 * takes them for few, it compares each with each: minutes instead of a second. Hashing never takes long.
 */
export async function withoutNestedLoops<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  await client.query('set local enable_nestloop = off');
  const { rows } = await client.query<Row>(sql, [...values]);
  await client.query('set local enable_nestloop = on');
  return rows;
}
