import type { ReportRule } from '../rule.js';
import { cellsOf, filledTables } from '../checks/six-section-figures.js';
import { sumDraft } from '../checks/sum-check.js';

/** The outcomes of reviews or lawsuits do not add up to their total. */
export const table4Sum: ReportRule = {
  id: 'table4-sum',
  scope: 'report',
  severity: 'error',
  title: { zh: '复议诉讼结果之和与总计不符', en: 'Outcomes do not add up to the total' },
  checks: {
    zh: '第四部分的表每一组（行政复议、未经复议直接起诉、复议后起诉）：结果维持、结果纠正、其他结果、尚未审结之和等于总计。',
    en: 'In each block of table 4 (reviews, lawsuits without and after review) upheld, corrected, other and pending add up to the total.',
  },
  formula: 'upheld + corrected + other + pending = total',
  source: '国办公开办函〔2019〕60号、〔2021〕30号，第四部分表',
  examples: [
    {
      shows: {
        zh: '行政复议：维持 2、纠正 0、其他 1、未结 0，总计填 2：之和为 3。',
        en: 'Reviews: upheld 2, corrected 0, other 1, pending 0, total 2: they add up to 3.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |',
        '| | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |',
        '| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
        '| 2 | 0 | 1 | 0 | 2 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [{ subject: 'review.total', expected: 3, actual: 2 }],
    },
    {
      shows: {
        zh: '行政复议：维持 2、其他 1，总计填 3。',
        en: 'Reviews: upheld 2, other 1, total 3.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 行政复议 | | | | | 行政诉讼 | | | | | | | | | |',
        '| | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | | |',
        '| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
        '| 2 | 0 | 1 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    filledTables(report, '4').flatMap(({ rows, facts }) =>
      [...new Set(rows.map(({ parent }) => parent))].flatMap((block) => {
        const cells = rows.filter(({ parent }) => parent === block);
        const outcomes = cells.filter(({ relation }) => relation === 'part');
        const total = cells.find(({ relation }) => relation === 'total');
        if (total === undefined) return [];
        const printed = cellsOf(outcomes, undefined, facts);
        return sumDraft(facts.get(total.code), printed, printed.length === outcomes.length) ?? [];
      }),
    ),
};
