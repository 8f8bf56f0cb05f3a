import { countable, families, figures, indicatorName } from '../checks/figures.js';
import { GENERATIONS } from '../../templates/generations.js';
import type { ReportRule } from '../rule.js';

/** A 其中 row is larger than the row it is taken from. */
export const subsetExceeds: ReportRule = {
  id: 'subset-exceeds',
  scope: 'report',
  severity: 'error',
  title: { zh: '其中项大于总数', en: 'A subset exceeds its total' },
  checks: {
    zh: '统计表中「其中」所列的一项不应大于它所属的指标。',
    en: 'In the statistics table a row under 其中 (of which) does not exceed the indicator that it belongs to.',
  },
  formula: 'subset ≤ parent',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '主动公开政府信息数 20，其中主动公开规范性文件数 25：其中项 25 大于总数 20。',
        en: 'Disclosed 20, of which normative documents 25: the subset 25 exceeds the total 20.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 20 |',
        '| 其中：主动公开规范性文件数 | 条 | 25 |',
        '| 制发规范性文件总数 | 件 | 25 |',
      ],
      finds: [{ subject: 'disclosure.normative', expected: '≤ 20', actual: 25 }],
    },
    {
      shows: {
        zh: '其中项与总数相等：20 不大于 20。',
        en: 'The subset equals the total: 20 is not more than 20.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 20 |',
        '| 其中：主动公开规范性文件数 | 条 | 20 |',
        '| 制发规范性文件总数 | 件 | 25 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    GENERATIONS.flatMap((form) => {
      const facts = figures(report, form);
      return families(form, 'subset').flatMap(({ parent, children }) =>
        children.flatMap(({ code }) => {
          const total = countable(facts.get(parent.code));
          const subset = countable(facts.get(code));
          if (total === null || subset === null || subset.value <= total.value) return [];
          return [
            {
              subject: code,
              message: {
                zh: `${indicatorName(code)} ${subset.value} 大于它所属的${indicatorName(parent.code)} ${total.value}。`,
                en: `${code} is ${subset.value}, more than ${parent.code}, of which it is a part: ${total.value}.`,
              },
              expected: `≤ ${total.value}`,
              actual: subset.value,
              evidence: [subset.span, total.span],
            },
          ];
        }),
      );
    }),
};
