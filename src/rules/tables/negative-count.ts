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
  examples: [
    {
      shows: {
        zh: '本年新收申请、自然人一格填 -2：报告件数为负。',
        en: 'Applications received from natural persons: -2. The rule reports the negative count.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | -2 | 0 | 0 | 0 | 0 | 0 | -2 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [
        { subject: 'application.received@natural_person', expected: '≥ 0', actual: -2 },
        { subject: 'application.received@total', expected: '≥ 0', actual: -2 },
      ],
    },
    {
      shows: {
        zh: '2019 年表式的「本年增/减」填 -3：可以为负。',
        en: 'A change (本年增/减) of the form of 2019 is -3: it may be negative.',
      },
      text: [
        '青石镇人民政府2020年政府信息公开工作年度报告',
        '| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |',
        '| 行政许可 | 40 | -3 | 288 |',
        '| 其他对外管理服务事项 | 12 | 0 | 96 |',
      ],
      finds: [],
    },
  ],
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
