import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Declared } from '../../report/declared.js';
import { issuerIdentity, issuerKey } from '../../report/issuer-identity.js';
import type { Report } from '../../report/report.js';
import type { Queryable } from '../database/query.js';
import { paragraphText, reportRows, type ReportRows } from './report-rows.js';
import { storableDate, storableJson, storableText } from '../database/storable.js';

/** What identifies a version of a report. */
export interface ReportIdentity {
  sourceId: number;
  documentId: number;
  extractorVersion: number;
  /** What is declared of it; another declaration makes another version. */
  declared: Declared | null;
}

/**
 * What {@link writeReport} did: wrote the first report of a source, a further version, or found it written.
 */
export interface WrittenReport {
  id: number;
  outcome: 'new' | 'changed' | 'unchanged';
  /** How many rows were added, by table. */
  rows: Readonly<Record<string, number>>;
}

/**
 * Makes what was read from a document the current report of its source. The same document read by the same
 * extractor is written once; an earlier version of the same source is kept and loses only its place as the
 * current one.
 *
 * @param client inside a transaction, which the caller commits
 * @param runId the run that this belongs to
 */
export async function writeReport(
  client: pg.PoolClient,
  identity: ReportIdentity,
  runId: number,
  report: Report,
): Promise<WrittenReport> {
  const { sourceId, documentId, extractorVersion, declared } = identity;
  // The lock makes versions of one source follow each other, whoever writes them.
  const source = await client.query<{ path: string }>({
    name: 'lock_source',
    text: 'select path from source where id = $1 for update',
    values: [sourceId],
  });
  const reading = readingOf(identity, source.rows[0]?.path ?? '', report);
  const { rows } = await client.query<{
    id: number;
    version: number;
    current: boolean;
    same: boolean;
    alike: boolean;
  }>({
    name: 'source_reports',
    text: `select id, version, current, of_these and extractor_version = $3 as same,
                  of_these and reading_hash is not distinct from $5 as alike
             from report, lateral (select document_id = $2
                    and declared - 'from' is not distinct from $4::jsonb - 'from' as of_these) as told
            where source_id = $1 order by version`,
    values: [sourceId, documentId, extractorVersion, declared && storableJson(declared), reading.hash],
  });
  const current = rows.find((row) => row.current);
  const same = rows.find((row) => row.same);
  if (same?.current) return { id: same.id, outcome: 'unchanged', rows: {} };
  if (same === undefined && current?.alike) {
    // A later extractor reads what the one before did: there is nothing to keep apart.
    await client.query('update report set extractor_version = $2 where id = $1', [
      current.id,
      extractorVersion,
    ]);
    return { id: current.id, outcome: 'unchanged', rows: {} };
  }
  if (current) await client.query('update report set current = false where id = $1', [current.id]);
  if (same) {
    // The source is back at an earlier content: its findings, which may be resolved by now, are to be stored
    // again.
    await client.query(
      'update report set current = true, validated_at = null, checked_at = null where id = $1',
      [same.id],
    );
    await client.query(
      `update finding_outbox set state = 'pending' where checked_report_id = $1 and yielded and state = 'stored'`,
      [same.id],
    );
    return { id: same.id, outcome: 'changed', rows: {} };
  }
  const version = (rows.at(-1)?.version ?? 0) + 1;
  const id = await insertReport(
    client,
    identity,
    { runId, version, previousId: current?.id ?? null },
    reading,
  );
  const { dependent } = reading;
  await client.query({
    name: 'insert_report_rows',
    text: INSERT_ROWS,
    values: [id, reading.dependentJson],
  });
  const added: Record<string, number> = { report: 1 };
  for (const [table, { length }] of Object.entries<unknown[]>({ ...dependent })) added[table] = length;
  return { id, outcome: current ? 'changed' : 'new', rows: added };
}

/** All that was read of a report, as it is stored. */
interface Reading {
  /** Columns of its own row. */
  columns: Record<string, unknown>;
  /** Rows of the tables that depend on it. */
  dependent: ReportRows;
  dependentJson: string;
  /** Of all that; equal where two extractors read the same. */
  hash: string;
}

function readingOf(identity: ReportIdentity, path: string, report: Report): Reading {
  const { period } = report;
  const columns: Record<string, unknown> = {
    format: report.format,
    encoding_name: report.encoding.name,
    encoding_source: report.encoding.source,
    encoding_replacements: report.encoding.replacements,
    title: text(report.title),
    issuer_source: report.issuerSource,
    ...issuerColumns(report.issuer, identity.declared?.divisionCode ?? null, path),
    report_year: report.reportYear,
    period_start: storableDate(period?.start ?? null),
    period_end: storableDate(period?.end ?? null),
    period_stated: period?.stated ?? null,
    published_on: storableDate(report.publishedOn),
    division_code: text(identity.declared?.divisionCode ?? null),
    declared: identity.declared && storableJson(identity.declared),
    templates: storableJson(report.templates),
    contact: storableJson(report.contact),
    declared_parts: report.declaredParts && storableJson(report.declaredParts),
    spans: storableJson({
      title: report.titleSpan,
      published: report.publishedSpan,
      period: period?.span ?? null,
    }),
    period_reading: period && storableJson({ raw: period.raw ?? null, malformed: period.malformed ?? false }),
    enumerations: storableJson(report.narrative.enumerations),
    shares: storableJson(report.narrative.shares),
    notices: storableJson(report.notices),
    front_text: storableText(paragraphText(report.front)),
    back_text: storableText(paragraphText(report.back)),
  };
  const dependent = reportRows(report);
  const dependentJson = storableJson(dependent);
  const hash = createHash('sha256').update(JSON.stringify(columns)).update(dependentJson).digest('hex');
  return { columns, dependent, dependentJson, hash };
}

/**
 * The issuer with what it is compared by; these columns follow from the others, and change only with them.
 */
function issuerColumns(
  issuer: string | null,
  divisionCode: string | null,
  path: string,
): Record<string, unknown> {
  return {
    issuer: text(issuer),
    issuer_key: issuer === null ? null : storableText(issuerKey(issuer)),
    issuer_identity: issuer === null ? null : storableText(issuerIdentity(issuer, divisionCode, path)),
  };
}

async function insertReport(
  client: pg.PoolClient,
  identity: ReportIdentity,
  chain: { runId: number; version: number; previousId: number | null },
  reading: Reading,
): Promise<number> {
  const columns: Record<string, unknown> = {
    source_id: identity.sourceId,
    document_id: identity.documentId,
    extractor_version: identity.extractorVersion,
    version: chain.version,
    previous_id: chain.previousId,
    run_id: chain.runId,
    reading_hash: reading.hash,
    ...reading.columns,
  };
  const names = Object.keys(columns);
  const { rows } = await client.query<{ id: number }>({
    name: 'insert_report',
    text: `insert into report (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})
           returning id`,
    values: Object.values(columns),
  });
  const [inserted] = rows;
  if (inserted === undefined) throw new Error('the report was not written');
  return inserted.id;
}

const text = (value: string | null): string | null => (value === null ? null : storableText(value));

/** Tables that depend on a report, each after those that it refers to. */
const TABLES = ['section', 'report_table', 'observation', 'claim'] as const satisfies (keyof ReportRows)[];

// All rows of a report in one statement: this is the hot path. A table says its own columns.
const INSERT_ROWS = `with ${TABLES.map(
  (table) => `${table}_rows as (
    insert into ${table}
    select row.* from json_populate_recordset(
      json_populate_record(null::${table}, json_build_object('report_id', $1::bigint)), $2::json -> '${table}') row)`,
).join(', ')} select 1`;

/** Which document a report was read from, and by which extractor. */
export async function loadReportOrigin(
  db: Queryable,
  reportId: number,
): Promise<{ documentId: number; extractorVersion: number; sourceId: number; source: string } | null> {
  const { rows } = await db.query<{
    document_id: number;
    extractor_version: number;
    source_id: number;
    path: string;
  }>({
    name: 'load_report_origin',
    text: `select r.document_id, r.extractor_version, r.source_id, s.path
             from report r join source s on s.id = r.source_id where r.id = $1`,
    values: [reportId],
  });
  const row = rows[0];
  return row === undefined
    ? null
    : {
        documentId: row.document_id,
        extractorVersion: row.extractor_version,
        sourceId: row.source_id,
        source: row.path,
      };
}
