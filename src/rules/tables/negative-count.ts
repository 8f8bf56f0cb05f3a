import { countCells } from '../checks/count-cells.js';
import type { ReportRule } from '../rule.js';

/** A number of items is below zero. */
export const negativeCount: ReportRule = {
  id: 'negative-count',
  scope: 'report',
  severity: 'warning',
  title: { zh: '件数为负', en: 'A count is negative' },
  checks: {
    zh: '第二、三、四部分的表中，件数不应为负；本年增/减可以为负，金额不作检查。',
    en: 'In the tables of sections 二, 三 and 四 no count is negative; a change (本年增/减) may be, and amounts of money are not checked.',
  },
  formula: 'count ≥ 0',
  source: '国办公开办函〔2019〕60号、〔2021〕30号的表格',
  example: {
    zh: '本年新收申请、自然人一格填 -2：报告件数为负。',
    en: 'Applications received from natural persons: -2. The rule reports the negative count.',
  },
  check: (report) =>
    countCells(report).flatMap(({ observation: { status, value, span }, key, name }) =>
      status !== 'number' || value === null || value >= 0
        ? []
        : [
            {
              subject: key,
              message: {
                zh: `${name}填为 ${value}，件数不应为负。`,
                en: `${key} is ${value}; a count is not negative.`,
              },
              expected: '≥ 0',
              actual: value,
              evidence: [span],
            },
          ],
    ),
};
