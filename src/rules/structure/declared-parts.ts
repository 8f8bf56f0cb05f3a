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
  examples: [
    {
      shows: {
        zh: '前言称「由四部分组成」，实有三个一级标题：报告声明 4、实有 3。',
        en: 'The preamble says that the report has four parts, and there are three level-1 headings: declared 4, found 3.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '本报告由概述、主动公开情况、依申请公开情况、存在的问题四部分组成。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '三、依申请公开情况',
        '申请渠道畅通。',
      ],
      finds: [{ subject: 'declaredParts', expected: 4, actual: 3 }],
    },
    {
      shows: {
        zh: '前言称「由四部分组成」并点名附表，三个一级标题加上附表，正是四部分。',
        en: 'The preamble declares four parts and names an attached table among them: three headings and the table are four.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '本报告由概述、主动公开情况、存在的问题和附表四部分组成。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '三、存在的问题',
        '更新不够及时。',
      ],
      finds: [],
    },
  ],
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
