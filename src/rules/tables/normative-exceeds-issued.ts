import { exceeding } from '../checks/indicator-order.js';
import type { ReportRule } from '../rule.js';

/** More normative documents were disclosed than issued. */
export const normativeExceedsIssued: ReportRule = {
  id: 'normative-exceeds-issued',
  scope: 'report',
  severity: 'warning',
  title: { zh: '公开的规范性文件多于制发的', en: 'More normative documents disclosed than issued' },
  checks: {
    zh: '当年主动公开的规范性文件数不应大于当年制发的规范性文件总数。',
    en: 'The normative documents disclosed in a year are no more than those issued in it.',
  },
  formula: 'disclosure.normative ≤ disclosure.normative_issued',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '主动公开规范性文件数 9，制发规范性文件总数 4：9 大于 4。',
        en: 'Normative documents disclosed 9, issued 4: 9 is more than 4.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 20 |',
        '| 其中：主动公开规范性文件数 | 条 | 9 |',
        '| 制发规范性文件总数 | 件 | 4 |',
      ],
      finds: [{ subject: 'disclosure.normative', expected: '≤ 4', actual: 9 }],
    },
    {
      shows: {
        zh: '公开 4 件，制发 4 件：不多于制发的。',
        en: '4 disclosed, 4 issued: no more than there are.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 20 |',
        '| 其中：主动公开规范性文件数 | 条 | 4 |',
        '| 制发规范性文件总数 | 件 | 4 |',
      ],
      finds: [],
    },
  ],
  check: (report) => exceeding(report, 'disclosure.normative', 'disclosure.normative_issued'),
};
