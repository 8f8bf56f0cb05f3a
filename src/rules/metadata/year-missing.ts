import type { ReportRule } from '../rule.js';

/** The reporting year could not be established. */
export const yearMissing: ReportRule = {
  id: 'year-missing',
  scope: 'report',
  severity: 'warning',
  title: { zh: '未找到年度', en: 'The reporting year was not found' },
  checks: {
    zh: '年报应当写明报告年度；没有年度，期限和表式都无从检查。',
    en: 'A report names its year; without it neither deadline nor form can be checked.',
  },
  formula: 'reportYear ≠ null',
  source: '《政府信息公开条例》（2008）第三十一条、（2019）第四十九条：上一年度的年度报告',
  examples: [
    {
      shows: {
        zh: '标题和正文都没有写明是哪一年的年报。',
        en: 'Neither title nor text says which year the report is about.',
      },
      text: ['青石镇人民政府政府信息公开工作年度报告', '一、概述', '本镇稳步推进政府信息公开。'],
      finds: [{ subject: 'reportYear' }],
    },
    {
      shows: {
        zh: '标题没有年度，前言写明了统计期限。',
        en: 'The title names no year; the preamble states the period.',
      },
      text: [
        '青石镇人民政府政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [],
    },
  ],
  check: ({ reportYear, titleSpan }) =>
    reportYear !== null
      ? []
      : [
          {
            subject: 'reportYear',
            message: {
              zh: '没有找到报告年度，请核对标题和统计期限。',
              en: 'The reporting year was not found; look at the title and the period.',
            },
            expected: null,
            actual: null,
            evidence: titleSpan === null ? [] : [titleSpan],
          },
        ],
};
