import type { Block, Span } from '../document/block.js';
import { noticeIn, type Notice } from '../document/notice.js';
import { present } from '../document/present.js';
import type { Details } from '../errors/details.js';
import type { Bilingual, Language } from '../language.js';
import type { Section } from '../segment/section.js';
import type { Claim } from './narrative.js';
import type { Observation, Report, ReportingPeriod, ReportTable } from './report.js';

/** What a finding must have to stand in a report's JSON; the rules' findings have it. */
export interface StatedFinding {
  rule: string;
  severity: string;
  subject: string;
  message: Bilingual;
  expected: string | number | null;
  actual: string | number | null;
  evidence: readonly Span[];
  waiver?: WaiverJson;
}

/** Why a finding may stand, who accepted that, and the last day on which it counts. */
export interface WaiverJson {
  reason: string;
  approver: string;
  expires: string;
}

/** A stretch of the decoded text, flat: lines and columns from 1, offsets from 0, ends exclusive. */
export interface PlaceJson {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  offset: number;
  endOffset: number;
  page?: number;
  block?: number;
}

/** A block of a section: a paragraph's words, or a table's cells. */
export type BlockJson =
  | { kind: 'paragraph'; line: number; text: string }
  | { kind: 'table'; line: number; layout: string; rows: string[][] };

/** A section with everything under it. */
export interface SectionJson {
  level: number;
  label: string;
  ordinal: number | null;
  title: string;
  line: number;
  anomalies: { kind: string; expected: string; actual: string }[];
  blocks: BlockJson[];
  children: SectionJson[];
}

/** A table: rows of cells' texts. */
export interface TableJson {
  caption: string;
  layout: string;
  template: { table: string; form: string } | null;
  year: number | null;
  line: number;
  rows: string[][];
}

/** An observation and the place of its cell. */
export type ObservationJson = Omit<Observation, 'cell' | 'span'> & PlaceJson;

/** A claim and the place of its number. */
export type ClaimJson = Omit<Claim, 'span'> & PlaceJson;

/** A report as `nianbao parse --json` prints it. */
export interface ReportJson {
  file: string;
  encoding: { name: string; source: string; replacements: number };
  format: string;
  title: string | null;
  issuer: string | null;
  issuerSource: string | null;
  reportYear: number | null;
  period: { start: string; end: string; stated: boolean; raw?: string; malformed?: boolean } | null;
  publishedOn: string | null;
  contact: Record<string, string>;
  declaredParts: { count: number; names: string[]; raw: string } | null;
  /** Level, label and title of the headings of levels 1 and 2, in document order. */
  headings: [number, string, string][];
  sections: SectionJson[];
  templates: Record<string, string>;
  tables: TableJson[];
  observations: ObservationJson[];
  claims: ClaimJson[];
  findings: FindingJson[];
  /** What was not read, or not with certainty. */
  notices: NoticeJson[];
  /** The sentences of the notices. */
  warnings: string[];
}

/** A notice, its place and its sentence in the reader's language. */
export interface NoticeJson {
  code: string;
  details: Details;
  span: PlaceJson | null;
  message: string;
}

/** A finding: the message is Chinese, its twin English. */
export interface FindingJson {
  rule: string;
  severity: string;
  subject: string;
  message: string;
  messageEn: string;
  expected: string | number | null;
  actual: string | number | null;
  evidence: PlaceJson[];
  /** Null where nothing was waived. */
  waiver: WaiverJson | null;
}

/** A span as flat data. */
export function placeToJson(span: Span): PlaceJson {
  return {
    line: span.start.line,
    column: span.start.column,
    endLine: span.end.line,
    endColumn: span.end.column,
    offset: span.start.offset,
    endOffset: span.end.offset,
    ...(span.page === undefined ? {} : { page: span.page }),
    ...(span.block === undefined ? {} : { block: span.block }),
  };
}

/** A finding as flat data. */
export function findingToJson(finding: StatedFinding): FindingJson {
  return {
    rule: finding.rule,
    severity: finding.severity,
    subject: finding.subject,
    message: finding.message.zh,
    messageEn: finding.message.en,
    expected: finding.expected,
    actual: finding.actual,
    evidence: finding.evidence.map(placeToJson),
    waiver: finding.waiver ?? null,
  };
}

/** Notices as data, and their sentences alone. */
export function noticesToJson(
  notices: readonly Notice[],
  language: Language,
): Pick<ReportJson, 'notices' | 'warnings'> {
  const shown = notices.map((notice) => ({
    code: notice.code,
    details: notice.details,
    span: notice.span && placeToJson(notice.span),
    message: noticeIn(notice, language),
  }));
  return { notices: shown, warnings: shown.map(({ message }) => message) };
}

const texts = (rows: readonly (readonly { text: string }[])[]): string[][] =>
  rows.map((row) => row.map((cell) => cell.text));

function blockToJson(block: Block): BlockJson {
  const line = block.span.start.line;
  return block.kind === 'paragraph'
    ? { kind: 'paragraph', line, text: block.text }
    : { kind: 'table', line, layout: block.layout, rows: texts(block.rows) };
}

function sectionToJson(section: Section): SectionJson {
  return {
    level: section.level,
    label: section.label,
    ordinal: section.ordinal,
    title: section.title,
    line: section.span.start.line,
    anomalies: section.anomalies.map(({ kind, expected, actual }) => ({ kind, expected, actual })),
    blocks: section.blocks.map(blockToJson),
    children: section.children.map(sectionToJson),
  };
}

/** Sections in document order, parents before their children. */
export function* eachSection(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section;
    yield* eachSection(section.children);
  }
}

/**
 * A report and its findings as plain JSON data.
 *
 * @param report what was read
 * @param findings of the rules over this report
 * @param file the name that the report goes by, as given by the user
 * @param language of the notices' sentences; findings carry both
 */
export function reportToJson(
  report: Report,
  findings: readonly StatedFinding[],
  file: string,
  language: Language = 'zh',
): ReportJson {
  const { declaredParts } = report;
  return {
    file,
    encoding: report.encoding,
    format: report.format,
    title: report.title,
    issuer: report.issuer,
    issuerSource: report.issuerSource,
    reportYear: report.reportYear,
    period: report.period && periodToJson(report.period),
    publishedOn: report.publishedOn,
    contact: { ...report.contact },
    declaredParts: declaredParts && {
      count: declaredParts.count,
      names: declaredParts.names,
      raw: declaredParts.raw,
    },
    headings: headingsOf(report.sections),
    sections: report.sections.map(sectionToJson),
    templates: report.templates,
    tables: report.tables.map(tableToJson),
    observations: report.observations.map(observationToJson),
    claims: report.narrative.claims.map(claimToJson),
    findings: findings.map(findingToJson),
    ...noticesToJson(report.notices, language),
  };
}

function periodToJson({ start, end, stated, raw, malformed }: ReportingPeriod): ReportJson['period'] {
  return present({ start, end, stated, raw, malformed });
}

/** Headings of the first two levels in the order of the document. */
function headingsOf(sections: Report['sections']): ReportJson['headings'] {
  const headings: [number, string, string][] = [];
  for (const { level, label, title } of eachSection(sections)) {
    if (level <= 2) headings.push([level, label, title]);
  }
  return headings;
}

function tableToJson({
  caption,
  layout,
  template,
  year,
  span,
  rows,
}: ReportTable): ReportJson['tables'][number] {
  return { caption, layout, template, year, line: span.start.line, rows: texts(rows) };
}

function observationToJson(observation: Observation): ReportJson['observations'][number] {
  const { indicator, applicant, value, status, raw, unit, printedUnit, label, template, span } = observation;
  return {
    ...present({ indicator, applicant, value, status, raw, unit, printedUnit, label, template }),
    ...placeToJson(span),
  };
}

function claimToJson(claim: Claim): ReportJson['claims'][number] {
  const { indicator, applicant, value, unit, approximate, none, scope, quote, span } = claim;
  return {
    ...present({ indicator, applicant, value, unit, approximate, none, scope, quote }),
    ...placeToJson(span),
  };
}
