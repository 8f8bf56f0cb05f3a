import { headingInWords, oddHeadings, placeInWords } from '../checks/heading-finding.js';
import type { ReportRule } from '../rule.js';

/** The numbers of sibling headings go down. */
export const headingOrder: ReportRule = {
  id: 'heading-order',
  scope: 'report',
  severity: 'warning',
  title: { zh: '标题序号颠倒', en: 'Heading numbers are out of order' },
  checks: {
    zh: '同级标题（一级、二级）的序号应当由小到大。',
    en: 'The numbers of sibling headings (levels 1 and 2) go up.',
  },
  formula: 'ordinal(n) > ordinal(n−1)',
  source: 'GB/T 9704-2012《党政机关公文格式》7.3.3（结构层次序数）',
  examples: [
    {
      shows: {
        zh: '标题依次为一、三、二、四、：报告「二、」。',
        en: 'The headings are 一、 三、 二、 四、: the rule reports 二、.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '三、依申请公开情况',
        '申请渠道畅通。',
        '二、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '四、存在的问题',
        '更新不够及时。',
      ],
      finds: [{ subject: '二、', expected: '四、', actual: '二、' }],
    },
    {
      shows: {
        zh: '标题依次为一、二、四、五、：缺三、，而次序不乱。',
        en: 'The headings are 一、 二、 四、 五、: 三、 is missing, and none is out of order.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '四、依申请公开情况',
        '申请渠道畅通。',
        '五、存在的问题',
        '更新不够及时。',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    oddHeadings(report, 'order').map(({ section, anomaly, parent }) => {
      const place = placeInWords(parent);
      const here = headingInWords(section);
      return {
        subject: anomaly.actual,
        message: {
          zh: `${place.zh}标题序号颠倒：${here}按次序应为「${anomaly.expected}」。`,
          en: `The heading numbers go down${place.en}: in sequence ${here} would be ${anomaly.expected}.`,
        },
        expected: anomaly.expected,
        actual: anomaly.actual,
        evidence: [section.span],
      };
    }),
};
