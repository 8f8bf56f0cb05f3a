import type { ReportRule } from '../rule.js';

/** No title could be established. */
export const titleMissing: ReportRule = {
  id: 'title-missing',
  scope: 'report',
  severity: 'warning',
  title: { zh: '未找到标题', en: 'No title was found' },
  checks: { zh: '年报应有标题。', en: 'A report has a title.' },
  formula: 'title ≠ null',
  source: '《党政机关公文处理工作条例》第九条',
  examples: [
    {
      shows: {
        zh: '文件以「一、概述」开头，前面没有标题。',
        en: 'The file begins with 一、概述; no title stands above it.',
      },
      text: [
        '一、概述',
        '2017年，青石镇人民政府稳步推进政府信息公开。',
        '二、主动公开政府信息情况',
        '主要公开惠民政策和办事指南。',
        '三、依申请公开政府信息情况',
        '申请渠道畅通。',
      ],
      finds: [{ subject: 'title' }],
    },
    {
      shows: {
        zh: '第一行就是标题。',
        en: 'The first line is the title.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '2017年，青石镇人民政府稳步推进政府信息公开。',
        '二、主动公开政府信息情况',
        '主要公开惠民政策和办事指南。',
        '三、依申请公开政府信息情况',
        '申请渠道畅通。',
      ],
      finds: [],
    },
  ],
  check: ({ title }) =>
    title !== null
      ? []
      : [
          {
            subject: 'title',
            message: {
              zh: '没有找到年报的标题，请核对文件开头。',
              en: 'No title was found; look at the beginning of the file.',
            },
            expected: null,
            actual: null,
            evidence: [],
          },
        ],
};
