import type { ReportRule } from '../rule.js';

const ATTACHMENT = /附件|附表|统计表|情况表/;

/** The preamble announces another number of parts than the report has. */
export const declaredParts: ReportRule = {
  id: 'declared-parts',
  scope: 'report',
  severity: 'warning',
  title: { zh: '声明的部分数与实有不符', en: 'The declared number of parts is wrong' },
  checks: {
    zh: '前言声明的部分数应当等于一级标题数；声明中点名的附件、附表可以算作一部分，没有序号的引言可以不算。',
    en: 'The number of parts that the preamble declares equals the number of level-1 headings; an attachment that the declaration names may count as a part, and an unnumbered introduction need not.',
  },
  formula: 'declared = level-1 sections (+ attachments named)',
  source: '年报前言自述（"本报告由……等 N 部分组成"）',
  example: {
    zh: '前言称「全文由七部分组成」，实有六个一级标题：报告声明 7、实有 6。',
    en: 'The preamble says that the report has seven parts, and there are six level-1 headings: declared 7, found 6.',
  },
  check: (report) => {
    const declared = report.declaredParts;
    const sections = report.sections.filter((section) => section.level === 1);
    // Without a single heading nothing was segmented, and counting would accuse the reader, not the report.
    if (declared === null || sections.length === 0) return [];
    const attachments = declared.names.filter((name) => ATTACHMENT.test(name)).length;
    const numbered = sections.filter((section) => section.label !== '').length;
    const fitting = [sections.length, numbered].flatMap((count) => [count, count + attachments]);
    if (fitting.includes(declared.count)) return [];
    const labels = sections.map(({ label, title }) => (label === '' ? title : label)).join('');
    return [
      {
        subject: 'declaredParts',
        message: {
          zh: `前言声明由 ${declared.count} 部分组成，实有 ${sections.length} 个一级标题（${labels}）。`,
          en: `The preamble declares ${declared.count} parts; there are ${sections.length} level-1 headings (${labels}).`,
        },
        expected: declared.count,
        actual: sections.length,
        evidence: [declared.span, ...sections.map((section) => section.span)],
      },
    ];
  },
};
