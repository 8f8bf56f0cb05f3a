import { exceeding } from '../checks/indicator-order.js';
import type { ReportRule } from '../rule.js';

/** More applications were closed than received. */
export const closedExceedsReceived: ReportRule = {
  id: 'closed-exceeds-received',
  scope: 'report',
  severity: 'warning',
  title: { zh: '办结数大于收到数', en: 'More applications closed than received' },
  checks: {
    zh: '申请办结数不应大于收到申请数；上年结转的申请在本年办结时会出现这种情况，请核对。',
    en: 'Applications closed are no more than those received; applications carried over from the year before can explain it, so it needs a look.',
  },
  formula: 'request.closed ≤ request.received',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '收到申请数 6，申请办结数 8：8 大于 6。',
        en: 'Received 6, closed 8: 8 is more than 6.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）收到申请数 | 件 | 6 |',
        '| （二）申请办结数 | 件 | 8 |',
      ],
      finds: [{ subject: 'request.closed', expected: '≤ 6', actual: 8 }],
    },
    {
      shows: {
        zh: '收到申请数为「/」：不是数，不作比较。',
        en: 'Received is /: that is no number and not compared.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）收到申请数 | 件 | / |',
        '| （二）申请办结数 | 件 | 8 |',
      ],
      finds: [],
    },
  ],
  check: (report) => exceeding(report, 'request.closed', 'request.received'),
};
