import { countCells } from '../checks/count-cells.js';
import type { ReportRule } from '../rule.js';

/** A number of items is no whole number. */
export const fractionalCount: ReportRule = {
  id: 'fractional-count',
  scope: 'report',
  severity: 'warning',
  title: { zh: '件数不是整数', en: 'A count is not a whole number' },
  checks: {
    zh: '第二、三、四部分的表中，件数应为整数；金额可以有小数。',
    en: 'In the tables of sections 二, 三 and 四 counts are whole numbers; amounts of money may have decimals.',
  },
  formula: 'count ∈ ℤ',
  source: '国办公开办函〔2019〕60号、〔2021〕30号的表格',
  examples: [
    {
      shows: {
        zh: '行政许可本年处理决定数量填 12.5：报告件数不是整数。',
        en: 'Licence decisions: 12.5. The rule reports that the count is not a whole number.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 0 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '| 信息内容 | 本年处理决定数量 |',
        '| 行政许可 | 12.5 |',
        '| 行政处罚 | 4 |',
        '| 行政强制 | 0 |',
        '| 信息内容 | 本年收费金额（单位：万元） |',
        '| 行政事业性收费 | 0 |',
      ],
      finds: [{ subject: 'licence.decisions', actual: 12.5 }],
    },
    {
      shows: {
        zh: '行政事业性收费 12.5 万元：金额可以有小数。',
        en: 'Charges of 12.5 (10,000 yuan): an amount may have decimals.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 0 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '| 信息内容 | 本年处理决定数量 |',
        '| 行政许可 | 31 |',
        '| 行政处罚 | 4 |',
        '| 行政强制 | 0 |',
        '| 信息内容 | 本年收费金额（单位：万元） |',
        '| 行政事业性收费 | 12.5 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    countCells(report).flatMap(({ observation: { status, value, span }, key, name }) =>
      status !== 'number' || value === null || Number.isInteger(value)
        ? []
        : [
            {
              subject: key,
              message: {
                zh: `${name}填为 ${value}，件数应为整数。`,
                en: `${key} is ${value}; a count is a whole number.`,
              },
              expected: null,
              actual: value,
              evidence: [span],
            },
          ],
    ),
};
