import type { ReportRule } from '../rule.js';

const PREFIX = 'unknown:';

/** A table has a row that the dictionary does not know. */
export const unknownIndicator: ReportRule = {
  id: 'unknown-indicator',
  scope: 'report',
  severity: 'info',
  title: { zh: '表中有未知指标', en: 'A row that the dictionary does not know' },
  checks: {
    zh: '统计表中指标词典没有的行，按印出的名称保留，并列出。',
    en: 'A row of the tables that the indicator dictionary does not have is kept under its printed name and listed.',
  },
  formula: 'indicator ∈ dictionary',
  source: '指标词典',
  examples: [
    {
      shows: {
        zh: '统计表中多出一行「公开栏更新次数」：按此名称保留。',
        en: 'The table has an extra row 公开栏更新次数: it is kept under this name.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 36 |',
        '| 公开栏更新次数 | 次 | 4 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [{ subject: 'unknown:公开栏更新次数', actual: '公开栏更新次数' }],
    },
    {
      shows: {
        zh: '表中只有词典里的指标。',
        en: 'The table has rows of the dictionary only.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 36 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [],
    },
  ],
  check: ({ observations }) => {
    const unknown = observations.filter(({ indicator }) => indicator.startsWith(PREFIX));
    return [...new Set(unknown.map(({ indicator }) => indicator))].map((indicator) => {
      const name = indicator.slice(PREFIX.length);
      return {
        subject: indicator,
        message: {
          zh: `表中的「${name}」不在指标词典中，已按此名称保留。`,
          en: `The table’s row 「${name}」 is not in the dictionary; it is kept under this name.`,
        },
        expected: null,
        actual: name,
        evidence: unknown.filter((row) => row.indicator === indicator).map(({ span }) => span),
      };
    });
  },
};
