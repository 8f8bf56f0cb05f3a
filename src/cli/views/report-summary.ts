import { both, type Language } from '../../language.js';
import type { ClaimJson, ObservationJson, ReportJson, TableJson } from '../../report/report-json.js';
import { HEADS, PLAIN_WORDS } from '../../words/heads.js';
import { formatTable, type Column } from '../terminal/table.js';
import { displayWidth, pad, printable } from '../terminal/text-width.js';
import { findingLines, type FindingLine } from './finding-lines.js';

const SAID = {
  assumed: both('（报告未写明，按公历年）', ' (not stated; calendar year)'),
  blank: both('（空白）', '(blank)'),
  claims: (n: number) => both(`正文中的数字（${n}）`, `Claims in the prose (${n})`),
  declaredParts: both('声明的部分', 'Declared parts'),
  findings: (n: number) => both(`校验发现（${n}）`, `Findings (${n})`),
  formOf: (table: string, form: string) =>
    table === 'statistics'
      ? both(`${form} 年式统计表`, `statistics table of ${form}`)
      : both(`表${table}（${form} 年式）`, `table ${table} (form of ${form})`),
  forms: both('统计表', 'Tables'),
  headings: both('标题', 'Headings'),
  none: both('无', 'none'),
  observations: (n: number) => both(`统计数（${n}）`, `Observations (${n})`),
  tables: (n: number) => both(`表格（${n}）`, `Tables (${n})`),
  untitled: both('（无标题）', '(no title)'),
  warnings: both('提醒', 'Warnings'),
};

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
    printable(report.title ?? SAID.untitled[language]),
    ...facts(report, source, language),
    '',
    SAID.headings[language],
    ...(report.sections.length === 0 ? [`  ${SAID.none[language]}`] : headingTree(report.sections, 1)),
    '',
    SAID.observations(report.observations.length)[language],
    ...(report.observations.length === 0
      ? []
      : indent(formatTable(heads, report.observations, inner(width)))),
    '',
    SAID.tables(report.tables.length)[language],
    ...report.tables.map((table) => `  ${tableTitle(table, language)}`),
    '',
    SAID.claims(report.claims.length)[language],
    ...(report.claims.length === 0 ? [] : indent(formatTable(claimHeads, report.claims, inner(width)))),
    '',
    SAID.findings(report.findings.length)[language],
    ...report.findings.flatMap((finding) => findingLines(finding, language, width)),
    ...(report.warnings.length === 0
      ? []
      : ['', SAID.warnings[language], ...report.warnings.map((warning) => `  ${printable(warning)}`)]),
    '',
  ];
}

function facts(report: ReportView, source: string, language: Language): string[] {
  const unknown = PLAIN_WORDS.unknown[language];
  const { period, declaredParts } = report;
  const forms = Object.entries(report.templates).map(([table, form]) => SAID.formOf(table, form)[language]);
  const lines: [string, string][] = [
    [HEADS.source[language], `${source} (${report.encoding.name})`],
    [HEADS.issuer[language], report.issuer ?? unknown],
    [HEADS.year[language], String(report.reportYear ?? unknown)],
    [
      HEADS.period[language],
      period ? `${period.start} – ${period.end}${period.stated ? '' : SAID.assumed[language]}` : unknown,
    ],
    [HEADS.publishedOn[language], report.publishedOn ?? unknown],
    [SAID.forms[language], forms.join(PLAIN_WORDS.comma[language]) || SAID.none[language]],
  ];
  if (declaredParts) lines.push([SAID.declaredParts[language], String(declaredParts.count)]);
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
  const form = table.template ? [SAID.formOf(table.template.table, table.template.form)[language]] : [];
  return [
    ...(table.caption === '' ? [] : [printable(table.caption)]),
    ...form,
    `${table.rows.length} × ${columns}`,
    table.layout,
    PLAIN_WORDS.line(table.line)[language],
  ].join(' · ');
}

const place =
  (language: Language) =>
  (row: { line: number }): string =>
    PLAIN_WORDS.line(row.line)[language];

const indicator = (row: { indicator: string; applicant?: string }): string =>
  row.applicant === undefined ? row.indicator : `${row.indicator}@${row.applicant}`;

function observationColumns(language: Language): Column<ObservationLine>[] {
  return [
    { head: HEADS.indicator[language], cell: indicator, shrinksTo: 16 },
    { head: HEADS.label[language], cell: (row) => row.label, shrinksTo: 8 },
    {
      head: HEADS.value[language],
      cell: (row) =>
        row.status === 'number' ? row.value : row.status === 'blank' ? SAID.blank[language] : row.raw,
      align: 'end',
      shrinksTo: 8,
    },
    { head: HEADS.unit[language], cell: (row) => row.unit },
    { head: HEADS.place[language], cell: place(language) },
  ];
}

function claimColumns(language: Language): Column<ClaimLine>[] {
  return [
    { head: HEADS.indicator[language], cell: indicator, shrinksTo: 16 },
    {
      head: HEADS.value[language],
      cell: (row) => (row.approximate ? `≈${row.value}` : row.value),
      align: 'end',
    },
    { head: HEADS.unit[language], cell: (row) => row.unit },
    { head: HEADS.place[language], cell: place(language) },
    { head: HEADS.quote[language], cell: (row) => row.quote, shrinksTo: 12 },
  ];
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
const inner = (width: number | null): number | null => (width === null ? null : width - 2);
