import { headingInWords, oddHeadings, placeInWords } from '../checks/heading-finding.js';
import type { ReportRule } from '../rule.js';

/** One number stands twice among the headings. */
export const headingDuplicate: ReportRule = {
  id: 'heading-duplicate',
  scope: 'report',
  severity: 'warning',
  title: { zh: '标题序号重复', en: 'A heading number is repeated' },
  checks: {
    zh: '同级标题（一级、二级）的序号不应重复。',
    en: 'No number stands twice among sibling headings (levels 1 and 2).',
  },
  formula: 'ordinal(n) ≠ ordinal(n−1)',
  source: 'GB/T 9704-2012《党政机关公文格式》7.3.3（结构层次序数）',
  examples: [
    {
      shows: {
        zh: '标题依次为一、二、二、三、：报告第二个「二、」。',
        en: 'The headings are 一、 二、 二、 三、: the rule reports the second 二、.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '二、依申请公开情况',
        '申请渠道畅通。',
        '三、存在的问题',
        '更新不够及时。',
      ],
      finds: [{ subject: '二、', expected: '三、', actual: '二、' }],
    },
    {
      shows: {
        zh: '两个部分之下各有一个「（一）」：不是同级标题，不算重复。',
        en: 'Two sections hold a heading （一） each: they are no siblings, and nothing is repeated.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '（一）组织领导',
        '镇政府设公开办公室。',
        '二、主动公开情况',
        '（一）公开内容',
        '主要公开惠民政策和办事指南。',
        '三、存在的问题',
        '更新不够及时。',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    oddHeadings(report, 'duplicate').map(({ section, anomaly, parent }) => {
      const place = placeInWords(parent);
      const here = headingInWords(section);
      return {
        subject: anomaly.actual,
        message: {
          zh: `${place.zh}标题序号「${anomaly.actual}」重复：${here}按次序应为「${anomaly.expected}」。`,
          en: `The heading number ${anomaly.actual} is repeated${place.en}: in sequence ${here} would be ${anomaly.expected}.`,
        },
        expected: anomaly.expected,
        actual: anomaly.actual,
        evidence: [section.span],
      };
    }),
};
