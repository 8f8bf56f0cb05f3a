import { figureKey } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';
import { APPLICANT_COLUMNS, filledTables } from '../checks/six-section-figures.js';
import { sumDraft } from '../checks/sum-check.js';

/** The applicants of a row do not add up to its 总计. */
export const table3ColumnSum: ReportRule = {
  id: 'table3-column-sum',
  scope: 'report',
  severity: 'error',
  title: { zh: '各类申请人之和与总计不符', en: 'The applicants do not add up to the total' },
  checks: {
    zh: '第三部分的表每一行：六类申请人之和等于总计列。有空白时，只报告已填的已超过总计的。',
    en: 'In each row of table 3 the six applicant columns add up to 总计. Where cells are blank, only those that alone exceed it are reported.',
  },
  formula: 'Σ applicants = 总计',
  source: '国办公开办函〔2019〕60号、〔2021〕30号，第三部分表',
  examples: [
    {
      shows: {
        zh: '本年新收：自然人 4、商业企业 1，其余为 0，总计填 6：之和为 5。',
        en: 'Received: natural persons 4, businesses 1, all others 0, total 6: they add up to 5.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 4 | 1 | 0 | 0 | 0 | 0 | 6 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [{ subject: 'application.received@total', expected: 5, actual: 6 }],
    },
    {
      shows: {
        zh: '自然人 4、商业企业留空，总计填 6：有空白，4 也没有超过 6。',
        en: 'Natural persons 4, businesses blank, total 6: with a blank nothing is inferred, and 4 is not more than 6.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 4 |  | 0 | 0 | 0 | 0 | 6 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    filledTables(report, '3').flatMap(({ rows, facts }) =>
      rows.flatMap(({ code }) => {
        const cells = APPLICANT_COLUMNS.flatMap((applicant) => facts.get(figureKey(code, applicant)) ?? []);
        const total = facts.get(figureKey(code, 'total'));
        return sumDraft(total, cells, cells.length === APPLICANT_COLUMNS.length) ?? [];
      }),
    ),
};
