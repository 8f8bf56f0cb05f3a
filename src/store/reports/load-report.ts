import type { Pool } from 'pg';
import type { HeadingAnomaly } from '../../segment/section.js';
import type { Notice } from '../../document/notice.js';
import type { Language } from '../../language.js';
import { noticesToJson, type PlaceJson, type ReportJson, type TableJson } from '../../report/report-json.js';
import type { Declared } from '../../report/declared.js';
import type { Observation } from '../../report/report.js';
import type { Claim } from '../../report/narrative.js';
import { findingToJson, type FindingJson } from '../findings/finding-json.js';
import { listFindings, type ListedFinding } from '../findings/list-findings.js';
import { rowsOf, type Queryable } from '../database/query.js';

/** Where a stored value stands in the decoded text. */
export type StoredPlace = Pick<PlaceJson, 'line' | 'column' | 'offset' | 'endOffset' | 'page'>;

/** A stored section with everything under it. */
export interface StoredSection {
  level: number;
  label: string;
  ordinal: number | null;
  title: string;
  line: number;
  anomalies: HeadingAnomaly[];
  /** The section's own paragraphs, one a line. */
  text: string;
  children: StoredSection[];
}

/** One version of a report as the database has it; the shape follows `parse --json`. */
export interface StoredReport extends Pick<
  ReportJson,
  | 'format'
  | 'encoding'
  | 'title'
  | 'issuer'
  | 'issuerSource'
  | 'reportYear'
  | 'period'
  | 'publishedOn'
  | 'contact'
  | 'declaredParts'
  | 'headings'
  | 'templates'
  | 'notices'
  | 'warnings'
> {
  id: number;
  source: string;
  sha256: string;
  version: number;
  current: boolean;
  divisionCode: string | null;
  /** What a manifest or a sidecar says of it, and which file does; null where none does. */
  declared: Declared | null;
  sections: StoredSection[];
  tables: TableJson[];
  observations: (Omit<Observation, 'cell' | 'span'> & StoredPlace)[];
  claims: (Omit<Claim, 'span'> & StoredPlace)[];
  findings: ListedFinding[];
}

const REPORT = `
  select r.id, s.path as source, d.sha256, r.version, r.current, r.division_code, r.declared,
         r.format, r.title, r.issuer, r.issuer_source, r.report_year,
         r.published_on, r.contact, r.templates, r.notices,
         jsonb_build_object('name', r.encoding_name, 'source', r.encoding_source,
                            'replacements', r.encoding_replacements) as encoding,
         case when r.period_start is not null then jsonb_strip_nulls(jsonb_build_object(
           'start', r.period_start, 'end', r.period_end, 'stated', r.period_stated,
           'raw', r.period_reading -> 'raw', 'malformed', r.period_reading -> 'malformed')) end as period,
         r.declared_parts - 'span' as declared_parts
    from report r
    join source s on s.id = r.source_id
    join document d on d.id = r.document_id
   where r.id = $1`;

const SECTIONS = `
  select position, parent, level, label, ordinal, title, text, anomalies, start_line as line
    from section where report_id = $1 order by position`;

const TABLES = `
  select t.caption, t.layout, t.year, t.start_line as line,
         case when t.template_table is not null
              then jsonb_build_object('table', t.template_table, 'form', t.template_form) end as template,
         t.cells -> 'rows' as rows
    from report_table t where t.report_id = $1 order by t.position`;

const PLACE = `start_line as line, start_column as column, start_offset as offset, end_offset, page`;

const OBSERVATIONS = `
  select indicator, applicant, value, status, raw, unit, printed_unit, label,
         template, ${PLACE}
    from observation where report_id = $1 order by position`;

const CLAIMS = `
  select indicator, applicant, value, unit, approximate, "none", scope, quote, ${PLACE}
    from claim where report_id = $1 order by position`;

/** A stored report as command line and API print it. */
export type StoredReportJson = Omit<StoredReport, 'findings'> & { findings: FindingJson[] };

/** A stored report as flat data. */
export function storedReportToJson({ findings, ...report }: StoredReport): StoredReportJson {
  return { ...report, findings: findings.map(findingToJson) };
}

type Head = Omit<
  StoredReport,
  'headings' | 'sections' | 'tables' | 'observations' | 'claims' | 'findings' | 'notices' | 'warnings'
> & { notices: Notice[] };
type SectionRow = Omit<StoredSection, 'children'> & { position: number; parent: number | null };

/**
 * One report with everything read from it and every finding that it yields.
 *
 * @param pool the database
 * @param id of the report
 * @param language of the notices' sentences
 * @returns null when there is none
 */
export async function loadReport(pool: Pool, id: number, language: Language): Promise<StoredReport | null> {
  const [head] = await rows<Head>(pool, REPORT, id);
  if (!head) return null;
  const sections = await rows<SectionRow>(pool, SECTIONS, id);
  const findings: ListedFinding[] = [];
  for await (const finding of listFindings(pool, { report: id })) findings.push(finding);
  return {
    ...head,
    ...noticesToJson(head.notices, language),
    headings: sections
      .filter(({ level }) => level <= 2)
      .map(({ level, label, title }) => [level, label, title]),
    sections: sectionTree(sections),
    tables: await rows<TableJson>(pool, TABLES, id),
    observations: (await rows<StoredReport['observations'][number]>(pool, OBSERVATIONS, id)).map(
      withoutNulls,
    ),
    claims: (await rows<StoredReport['claims'][number]>(pool, CLAIMS, id)).map(withoutNulls),
    findings,
  };
}

async function rows<Row extends object>(db: Queryable, sql: string, id: number): Promise<Row[]> {
  return rowsOf<Row>(db, sql, [id]);
}

/** Fields that do not apply are absent, as in `parse --json`; a value of null stays. */
function withoutNulls<Row extends { applicant?: string; page?: number }>(row: Row): Row {
  const { applicant, page, ...rest } = row as { applicant?: string | null; page?: number | null };
  return {
    ...rest,
    ...(applicant == null ? {} : { applicant }),
    ...(page == null ? {} : { page }),
  } as Row;
}

/** Rows come parents first, so each finds its parent made. */
function sectionTree(sections: readonly SectionRow[]): StoredSection[] {
  const made = new Map<number, StoredSection>();
  const roots: StoredSection[] = [];
  for (const { position, parent, ...own } of sections) {
    const section: StoredSection = { ...own, children: [] };
    made.set(position, section);
    (parent === null ? roots : (made.get(parent)?.children ?? roots)).push(section);
  }
  return roots;
}
