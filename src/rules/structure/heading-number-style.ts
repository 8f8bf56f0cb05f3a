import { squeeze } from '../../document/fold.js';
import { headingInWords, oddHeadings, placeInWords } from '../checks/heading-finding.js';
import type { ReportRule } from '../rule.js';

/** One heading is numbered in another style than its siblings. */
export const headingNumberStyle: ReportRule = {
  id: 'heading-number-style',
  scope: 'report',
  severity: 'info',
  title: { zh: '标题序号样式不一致', en: 'A heading is numbered in another style' },
  checks: {
    zh: '同级标题（一级、二级）的序号样式应当与多数一致；全角与半角之别不算。',
    en: 'Sibling headings (levels 1 and 2) are numbered in the style of their majority; full or half width makes no difference.',
  },
  formula: 'style(n) = style of the majority of its siblings',
  source: 'GB/T 9704-2012《党政机关公文格式》7.3.3（结构层次序数）',
  examples: [
    {
      shows: {
        zh: '同级标题为（1）、（二）、（三）：报告「（1）」，应为「（一）」。',
        en: 'Among （二） and （三） stands （1）: the rule reports （1）, which would be （一）.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '（1）公开内容',
        '主要公开惠民政策和办事指南。',
        '（二）公开渠道',
        '设政府网站和公开栏。',
        '（三）公开制度',
        '按月核对目录。',
        '三、存在的问题',
        '更新不够及时。',
      ],
      finds: [{ subject: '（1）', expected: '（一）', actual: '（1）' }],
    },
    {
      shows: {
        zh: '同级标题为(一)、（二）、（三）：半角括号与全角括号不算两种样式。',
        en: 'The siblings are (一), （二） and （三）: brackets of half and full width are one style.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '(一)公开内容',
        '主要公开惠民政策和办事指南。',
        '（二）公开渠道',
        '设政府网站和公开栏。',
        '（三）公开制度',
        '按月核对目录。',
        '三、存在的问题',
        '更新不够及时。',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    oddHeadings(report, 'style')
      .filter(({ anomaly }) => squeeze(anomaly.expected) !== squeeze(anomaly.actual))
      .map(({ section, anomaly, parent }) => {
        const place = placeInWords(parent);
        const here = headingInWords(section);
        return {
          subject: anomaly.actual,
          message: {
            zh: `${place.zh}标题${here}的序号样式与同级标题不一致，应为「${anomaly.expected}」。`,
            en: `The heading ${here}${place.en} is numbered in another style than its siblings; ${anomaly.expected} would agree with them.`,
          },
          expected: anomaly.expected,
          actual: anomaly.actual,
          evidence: [section.span],
        };
      }),
};
