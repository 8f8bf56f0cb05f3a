import type { Language } from '../language.js';
import type {
  ClaimJson,
  FindingJson,
  ObservationJson,
  ReportJson,
  TableJson,
} from '../report/report-json.js';
import { MESSAGES } from './messages.js';
import { formatTable, type Column } from './table.js';
import { waiverNote } from './waiver-note.js';
import { displayWidth, pad, printable, wrap } from './text-width.js';

/** What people are shown of a report, wherever it came from: a file just parsed, or the database. */
export type ReportView = Pick<
  ReportJson,
  | 'title'
  | 'issuer'
  | 'reportYear'
  | 'period'
  | 'publishedOn'
  | 'declaredParts'
  | 'templates'
  | 'tables'
  | 'warnings'
> & {
  encoding: { name: string };
  sections: readonly Heading[];
  observations: readonly ObservationLine[];
  claims: readonly ClaimLine[];
  findings: readonly FindingLine[];
};

type ObservationLine = Pick<
  ObservationJson,
  'indicator' | 'applicant' | 'label' | 'value' | 'status' | 'raw' | 'unit' | 'line'
>;
type ClaimLine = Pick<
  ClaimJson,
  'indicator' | 'applicant' | 'value' | 'unit' | 'approximate' | 'quote' | 'line'
>;
type FindingLine = Pick<FindingJson, 'rule' | 'severity' | 'message' | 'messageEn' | 'waiver'> & {
  evidence: readonly { line: number }[];
};

/** A heading with those below it. */
interface Heading {
  label: string;
  title: string;
  children: readonly Heading[];
}

/**
 * A report as lines for a person.
 *
 * @param report what to show
 * @param source where it came from
 * @param language of the headings and of the findings' messages
 * @param width columns of the terminal; null when nothing is to be cut
 */
export function reportSummary(
  report: ReportView,
  source: string,
  language: Language,
  width: number | null,
): string[] {
  const heads = observationColumns(language);
  const claimHeads = claimColumns(language);
  return [
    printable(report.title ?? MESSAGES.untitled[language]),
    ...facts(report, source, language),
    '',
    MESSAGES.headings[language],
    ...(report.sections.length === 0 ? [`  ${MESSAGES.none[language]}`] : headingTree(report.sections, 1)),
    '',
    MESSAGES.observations(report.observations.length)[language],
    ...(report.observations.length === 0
      ? []
      : indent(formatTable(heads, report.observations, inner(width)))),
    '',
    MESSAGES.tables(report.tables.length)[language],
    ...report.tables.map((table) => `  ${tableTitle(table, language)}`),
    '',
    MESSAGES.claims(report.claims.length)[language],
    ...(report.claims.length === 0 ? [] : indent(formatTable(claimHeads, report.claims, inner(width)))),
    '',
    MESSAGES.findings(report.findings.length)[language],
    ...report.findings.flatMap((finding) => findingLines(finding, language, width)),
    ...(report.warnings.length === 0
      ? []
      : ['', MESSAGES.warnings[language], ...report.warnings.map((warning) => `  ${printable(warning)}`)]),
    '',
  ];
}

function facts(report: ReportView, source: string, language: Language): string[] {
  const unknown = MESSAGES.unknown[language];
  const { period, declaredParts } = report;
  const forms = Object.entries(report.templates).map(
    ([table, form]) => MESSAGES.formOf(table, form)[language],
  );
  const lines: [string, string][] = [
    [MESSAGES.source[language], `${source} (${report.encoding.name})`],
    [MESSAGES.issuer[language], report.issuer ?? unknown],
    [MESSAGES.reportYear[language], String(report.reportYear ?? unknown)],
    [
      MESSAGES.period[language],
      period ? `${period.start} – ${period.end}${period.stated ? '' : MESSAGES.assumed[language]}` : unknown,
    ],
    [MESSAGES.publishedOn[language], report.publishedOn ?? unknown],
    [MESSAGES.forms[language], forms.join(language === 'zh' ? '、' : ', ') || MESSAGES.none[language]],
  ];
  if (declaredParts) lines.push([MESSAGES.declaredParts[language], String(declaredParts.count)]);
  const widest = Math.max(...lines.map(([name]) => displayWidth(name)));
  return lines.map(([name, value]) => `  ${pad(name, widest)}  ${printable(value)}`);
}

function headingTree(sections: readonly Heading[], depth: number): string[] {
  return sections.flatMap((section) => [
    `${'  '.repeat(depth)}${printable(section.label + section.title)}`,
    ...headingTree(section.children, depth + 1),
  ]);
}

function tableTitle(table: TableJson, language: Language): string {
  const columns = Math.max(0, ...table.rows.map((row) => row.length));
  const form = table.template ? [MESSAGES.formOf(table.template.table, table.template.form)[language]] : [];
  return [
    ...(table.caption === '' ? [] : [printable(table.caption)]),
    ...form,
    `${table.rows.length} × ${columns}`,
    table.layout,
    MESSAGES.line(table.line)[language],
  ].join(' · ');
}

const place =
  (language: Language) =>
  (row: { line: number }): string =>
    MESSAGES.line(row.line)[language];

const indicator = (row: { indicator: string; applicant?: string }): string =>
  row.applicant === undefined ? row.indicator : `${row.indicator}@${row.applicant}`;

function observationColumns(language: Language): Column<ObservationLine>[] {
  return [
    { head: MESSAGES.indicator[language], cell: indicator, shrinksTo: 16 },
    { head: MESSAGES.label[language], cell: (row) => row.label, shrinksTo: 8 },
    {
      head: MESSAGES.value[language],
      cell: (row) =>
        row.status === 'number' ? row.value : row.status === 'blank' ? MESSAGES.blank[language] : row.raw,
      align: 'end',
      shrinksTo: 8,
    },
    { head: MESSAGES.unit[language], cell: (row) => row.unit },
    { head: MESSAGES.place[language], cell: place(language) },
  ];
}

function claimColumns(language: Language): Column<ClaimLine>[] {
  return [
    { head: MESSAGES.indicator[language], cell: indicator, shrinksTo: 16 },
    {
      head: MESSAGES.value[language],
      cell: (row) => (row.approximate ? `≈${row.value}` : row.value),
      align: 'end',
    },
    { head: MESSAGES.unit[language], cell: (row) => row.unit },
    { head: MESSAGES.place[language], cell: place(language) },
    { head: MESSAGES.quote[language], cell: (row) => row.quote, shrinksTo: 12 },
  ];
}

/** A finding in full: a message that is cut says nothing. */
export function findingLines(finding: FindingLine, language: Language, width: number | null): string[] {
  const said = language === 'zh' ? finding.message : finding.messageEn;
  const message = printable(waiverNote(finding.waiver, language) + said);
  const first = finding.evidence[0];
  const where = first === undefined ? '' : ` · ${MESSAGES.line(first.line)[language]}`;
  const severity = MESSAGES.severities[finding.severity]?.[language] ?? finding.severity;
  const body = width === null ? [message] : wrap(message, Math.max(20, width - 4));
  return [`  ${severity} · ${finding.rule}${where}`, ...body.map((line) => `    ${line}`)];
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const inner = (width: number | null): number | null => (width === null ? null : width - 2);
