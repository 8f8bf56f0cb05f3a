import { figureKey } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';
import { ALL_COLUMNS, cellsOf, filledTables } from '../checks/six-section-figures.js';
import { sumDraft } from '../checks/sum-check.js';

/** The results of applications do not add up to their total. */
export const table3ResultTotal: ReportRule = {
  id: 'table3-result-total',
  scope: 'report',
  severity: 'error',
  title: { zh: '办理结果之和与总计不符', en: 'The results do not add up to the total' },
  checks: {
    zh: '第三部分的表每一列：各项办理结果之和等于总计。有空白或有行未印出时，只报告已填的已超过总计的。',
    en: 'In each column of table 3 the results add up to the total. Where cells are blank or rows not printed, only those that alone exceed the total are reported.',
  },
  formula: 'Σ results = total',
  source: '国办公开办函〔2019〕60号、〔2021〕30号，第三部分表',
  example: {
    zh: '总计一列：予以公开 5、部分公开 1，其余为 0，总计填 7：之和为 6。',
    en: 'Granted 5, partly granted 1, all others 0, total 7: the results add up to 6.',
  },
  check: (report) =>
    filledTables(report, '3').flatMap(({ rows, facts }) =>
      ALL_COLUMNS.flatMap((applicant) => {
        const results = rows.filter(({ relation }) => relation === 'part');
        const cells = cellsOf(results, applicant, facts);
        const total = facts.get(figureKey('application.total', applicant));
        return sumDraft(total, cells, cells.length === results.length) ?? [];
      }),
    ),
};
