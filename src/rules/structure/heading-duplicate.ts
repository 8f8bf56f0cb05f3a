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
  example: {
    zh: '标题依次为四、五、五、六、：报告第二个「五、」。',
    en: 'The headings are 四、 五、 五、 六、: the rule reports the second 五、.',
  },
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
