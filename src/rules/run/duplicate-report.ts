import { examplePlace, exampleReport } from '../checks/example-facts.js';
import type { EvidenceInReport, ReportReference, RunRule } from '../run-rule.js';

/** A current report with what tells whether it is another's copy. */
export interface HeldReport {
  about: ReportReference;
  /** SHA-256 of its bytes. */
  sha256: string;
  title: EvidenceInReport;
}

/** Current reports that should not stand beside each other. */
export type ReportsTogether =
  /** All current reports of one issuer and year, by source path. */
  | { kind: 'one-issuer'; reports: readonly HeldReport[] }
  /** Reports of several issuers over the same bytes, by source path. */
  | { kind: 'one-content'; reports: readonly HeldReport[] };

/** Sources that a message names; there may be many more. */
const NAMED = 3;

/** A report for an example. */
function held(source: string, sha256: string, issuer?: string): HeldReport {
  const about = exampleReport(2023, issuer, source);
  return { about, sha256, title: examplePlace(about) };
}

/** Two different reports of one issuer and year, or one content under two issuers. */
export const duplicateReport: RunRule<ReportsTogether> = {
  id: 'duplicate-report',
  scope: 'run',
  severity: 'warning',
  title: { zh: '年报重复', en: 'More than one report' },
  checks: {
    zh: '同一机关同一年度有两份内容不同的现行年报；或者同一份文件以两个机关的名义出现。同一份文件放在两处不算重复。',
    en: 'One issuer has two current reports of different content for one year; or the same file stands under the names of two issuers. A copy of a file is no second report.',
  },
  formula: '|reports(issuer, year)| = 1 ∧ |issuers(content)| = 1',
  source: '《政府信息公开条例》（2019）第四十九条：每年公布一份年度报告',
  examples: [
    {
      shows: {
        zh: '某镇 2023 年度有 a.pdf 和 b.docx 两份年报，内容不同：应为 1 份，实有 2 份。',
        en: 'A town has two reports for 2023, a.pdf and b.docx, of different content: 1 expected, 2 found.',
      },
      facts: [{ kind: 'one-issuer', reports: [held('a.pdf', '5e1f'), held('b.docx', '9c40')] }],
      finds: [{ subject: 'report', expected: 1, actual: 2 }],
    },
    {
      shows: {
        zh: 'a.pdf 与 copy/a.pdf 是同一份文件：不算重复。',
        en: 'a.pdf and copy/a.pdf are one and the same file: that is no second report.',
      },
      facts: [{ kind: 'one-issuer', reports: [held('a.pdf', '5e1f'), held('copy/a.pdf', '5e1f')] }],
      finds: [],
    },
    {
      shows: {
        zh: '同一份文件以柳湾镇和石湾镇的名义出现：两份都报告。',
        en: 'One file stands under the names of two towns: both are reported.',
      },
      facts: [
        {
          kind: 'one-content',
          reports: [held('a.pdf', '5e1f'), held('b.pdf', '5e1f', '青禾县石湾镇人民政府')],
        },
      ],
      finds: [
        { subject: 'content', expected: 1, actual: 2 },
        { subject: 'content', expected: 1, actual: 2 },
      ],
    },
  ],
  thresholds: {},
  check: (facts) =>
    facts.flatMap((fact) =>
      fact.kind === 'one-issuer' ? severalReports(fact.reports) : severalIssuers(fact.reports),
    ),
};

function severalReports(reports: readonly HeldReport[]): ReturnType<typeof duplicateReport.check> {
  const contents = new Map<string, HeldReport>();
  for (const report of reports) if (!contents.has(report.sha256)) contents.set(report.sha256, report);
  const [first] = contents.values();
  if (first === undefined || contents.size === 1) return [];
  const distinct = [...contents.values()];
  const sources = distinct.map(({ about }) => about.source ?? '');
  return [
    {
      about: first.about,
      subject: 'report',
      message: {
        zh: `该机关 ${first.about.year} 年度有 ${distinct.length} 份不同的年报：${list(sources, '、', '等')}。请确认以哪一份为准。`,
        en: `This issuer has ${distinct.length} different reports for ${first.about.year}: ${list(sources, ', ', ' …')}. Find out which one counts.`,
      },
      expected: 1,
      actual: distinct.length,
      evidence: distinct.map(({ title }) => title),
    },
  ];
}

function severalIssuers(reports: readonly HeldReport[]): ReturnType<typeof duplicateReport.check> {
  const issuers = new Map<string, HeldReport>();
  for (const report of reports)
    if (!issuers.has(report.about.identity)) issuers.set(report.about.identity, report);
  if (issuers.size < 2) return [];
  return [...issuers.values()].map((report) => {
    const others = [...issuers.values()].filter((other) => other !== report);
    const names = others.map(({ about }) => about.issuer);
    return {
      about: report.about,
      subject: 'content',
      message: {
        zh: `这份年报与 ${list(names, '、', '等')}的年报是同一份文件。请确认它是谁的年报。`,
        en: `This report is the same file as that of ${list(names, ', ', ' …')}. Find out whose report it is.`,
      },
      expected: 1,
      actual: issuers.size,
      evidence: [report, ...others].map(({ title }) => title),
    };
  });
}

const list = (names: readonly string[], separator: string, more: string): string =>
  names.slice(0, NAMED).join(separator) + (names.length > NAMED ? more : '');
