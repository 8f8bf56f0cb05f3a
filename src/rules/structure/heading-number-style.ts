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
  example: {
    zh: '同级标题为（1）、（二）、（三）：报告「（1）」，应为「（一）」。',
    en: 'Among （二） and （三） stands （1）: the rule reports （1）, which would be （一）.',
  },
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
