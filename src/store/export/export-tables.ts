import type pg from 'pg';
import type { Cell, ExportColumn, ExportTable } from './table.js';

/** What to export; nothing given means everything. */
export interface ExportFilter {
  /** Reporting year. */
  year?: number | undefined;
  /** Leading digits of the division code. */
  division?: string | undefined;
  /** What this run led to. */
  run?: number | undefined;
}

/** Rows that are fetched together. */
const BATCH = 2000;

/** Columns as `type name = expression`, one a line, so that what a file holds can be read off. */
function columnsOf(text: string): (ExportColumn & { sql: string })[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [, type = '', name = '', sql = ''] = /^\s*(\w+)\s+(\w+)\s+=\s+(.*)$/.exec(line) ?? [];
      return { type: type as ExportColumn['type'], name, sql };
    });
}

const WHOSE = `
  integer report_id = r.id
  text    issuer = r.issuer
  integer report_year = r.report_year
  text    division_code = r.division_code`;

const PLACE = `
  integer line = x.start_line
  integer column = x.start_column
  integer start_offset = x.start_offset
  integer end_offset = x.end_offset
  integer page = x.page
  text    source = s.path`;

const REPORTS = columnsOf(`${WHOSE}
  text    title = r.title
  date    published_on = r.published_on
  date    period_start = r.period_start
  date    period_end = r.period_end
  text    format = r.format
  text    templates = r.templates
  integer version = r.version
  integer extractor_version = r.extractor_version
  integer observations = (select count(*) from observation o where o.report_id = r.id)
  integer claims = (select count(*) from claim c where c.report_id = r.id)
  integer findings = (select count(*) from finding f where f.report_id = r.id and f.yielded)
  text    source = s.path`);

const OBSERVATIONS = columnsOf(`${WHOSE}
  text    indicator = x.indicator
  text    applicant = x.applicant
  number  value = x.value
  text    status = x.status
  text    raw = x.raw
  text    unit = x.unit
  text    printed_unit = x.printed_unit
  text    label = x.label
  text    template = x.template${PLACE}`);

const CLAIMS = columnsOf(`${WHOSE}
  text    indicator = x.indicator
  text    applicant = x.applicant
  number  value = x.value
  text    unit = x.unit
  boolean approximate = x.approximate
  boolean none = x."none"
  text    scope = x.scope
  text    quote = x.quote${PLACE}`);

const FINDINGS = columnsOf(`
  integer id = f.id
  text    rule = f.rule
  text    severity = f.severity
  text    status = f.status
  text    issuer = f.issuer
  integer report_year = f.report_year
  text    division_code = r.division_code
  text    subject = f.subject
  text    message_zh = f.message_zh
  text    message_en = f.message_en
  text    expected = f.expected #>> '{}'
  text    actual = f.actual #>> '{}'
  text    evidence = f.evidence
  integer report_id = f.report_id
  text    source = s.path
  text    verdict = f.verdict
  text    verdict_by = f.verdict_by
  text    verdict_note = f.verdict_note
  boolean changed_since = f.changed_since
  text    waiver = waiver_in_force(f.waiver)
  text    opened_at = to_char(f.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  text    updated_at = to_char(f.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/** Current reports that are asked for; the parameters are those of {@link valuesOf}. */
const REPORT_ROWS = `
  from report r join source s on s.id = r.source_id
 where r.current and ($1::int is null or r.report_year = $1) and ($2::text is null or starts_with(r.division_code, $2))
   and ($3::bigint is null or exists (select 1 from run_item i where i.run_id = $3 and i.source_id = r.source_id))`;

const valuesOf = ({ year, division, run }: ExportFilter): unknown[] => [
  year ?? null,
  division ?? null,
  run ?? null,
];

/**
 * The tables of an export, all of one moment: reports, observations (one row a value, and one row a report),
 * claims, findings.
 *
 * @param client inside a transaction of its own, `repeatable read`
 */
export async function exportTables(client: pg.PoolClient, filter: ExportFilter): Promise<ExportTable[]> {
  const values = valuesOf(filter);
  const table = (
    name: string,
    columns: readonly (ExportColumn & { sql: string })[],
    rest: string,
  ): ExportTable => ({
    name,
    columns,
    batches: () =>
      readBatches(client, `select ${columns.map(({ sql }) => `(${sql})::text`).join(', ')} ${rest}`, values),
  });
  const within = (from: string): string =>
    REPORT_ROWS.replace('join source', `join ${from} x on x.report_id = r.id join source`);
  return [
    table('reports', REPORTS, `${REPORT_ROWS} order by r.id`),
    table('observations', OBSERVATIONS, `${within('observation')} order by r.id, x.position`),
    await wideTable(client, values),
    table('claims', CLAIMS, `${within('claim')} order by r.id, x.position`),
    table(
      'findings',
      FINDINGS,
      `from finding f left join report r on r.id = f.report_id left join source s on s.id = r.source_id
        where ($1::int is null or f.report_year = $1) and ($2::text is null or starts_with(r.division_code, $2))
          and ($3::bigint is null or exists (select 1 from run_item i where i.run_id = $3 and i.source_id = r.source_id))
        order by f.id`,
    ),
  ];
}

/**
 * One row a report, and for each indicator that a form knows its value and its status. Of an indicator that a
 * report has twice, the first one counts.
 */
async function wideTable(client: pg.PoolClient, values: unknown[]): Promise<ExportTable> {
  const key = `x.indicator || coalesce('@' || x.applicant, '')`;
  const told = `${REPORT_ROWS.replace('join source', 'join observation x on x.report_id = r.id join source')}
    and not starts_with(x.indicator, 'unknown:')`;
  const { rows } = await client.query<{ key: string }>(
    `select distinct (${key}) collate "C" as key ${told} order by 1`,
    values,
  );
  const keys = rows.map((row) => row.key);
  const whose = columnsOf(`${WHOSE}
  text    source = s.path`);
  const sql = `select ${whose.map(({ sql }) => `(${sql})::text`).join(', ')},
      (select jsonb_object_agg(told.key, jsonb_build_array(told.value, told.status)) from (
         select distinct on (1) ${key} as key, x.value::text as value, x.status from observation x
          where x.report_id = r.id order by 1, x.position) told)::text
    ${REPORT_ROWS} order by r.id`;
  return {
    name: 'observations-wide',
    columns: [
      ...whose,
      ...keys.flatMap((name): ExportColumn[] => [
        { name, type: 'number' },
        { name: `${name}:status`, type: 'text' },
      ]),
    ],
    async *batches() {
      for await (const batch of readBatches(client, sql, values)) {
        yield batch.map((row) => {
          const held = JSON.parse(row.at(-1) ?? 'null') as Record<string, [Cell, Cell]> | null;
          return [...row.slice(0, -1), ...keys.flatMap((name) => held?.[name] ?? [null, null])];
        });
      }
    },
  };
}

/** Rows of a query in batches, through a cursor: any number of rows takes little memory on either side. */
async function* readBatches(
  client: pg.PoolClient,
  sql: string,
  values: unknown[],
): AsyncGenerator<readonly (readonly Cell[])[]> {
  await client.query(`declare exported no scroll cursor for ${sql}`, values);
  try {
    for (;;) {
      const { rows } = await client.query<Cell[]>({ text: `fetch ${BATCH} from exported`, rowMode: 'array' });
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await client.query('close exported');
  }
}
