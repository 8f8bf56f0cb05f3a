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
  examples: [
    {
      shows: {
        zh: '总计一列：予以公开 5、部分公开 3，总计填 7：仅这两项之和 8 已超过 7。',
        en: 'The total column: granted 5, partly granted 3, total 7: these two alone, 8, exceed 7.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| （一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |',
        '| （二）部分公开 | 2 | 0 | 0 | 0 | 0 | 0 | 3 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| （七）总计 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [{ subject: 'application.total@total', expected: '≥ 8', actual: 7 }],
    },
    {
      shows: {
        zh: '予以公开 5，其余各项结果没有印出，总计填 7：缺印的行有多少不得而知，不作推算。',
        en: 'Granted 5, no other results printed, total 7: what the rows that are not printed hold is unknown, and nothing is inferred.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| （一）予以公开 | 5 | 0 | 0 | 0 | 0 | 0 | 5 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| （七）总计 | 7 | 0 | 0 | 0 | 0 | 0 | 7 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [],
    },
  ],
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
