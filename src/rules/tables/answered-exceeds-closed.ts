import { exceeding } from '../checks/indicator-order.js';
import type { ReportRule } from '../rule.js';

/** More applications were answered than closed. */
export const answeredExceedsClosed: ReportRule = {
  id: 'answered-exceeds-closed',
  scope: 'report',
  severity: 'warning',
  title: { zh: '答复数大于办结数', en: 'More applications answered than closed' },
  checks: {
    zh: '申请答复数不应大于申请办结数。',
    en: 'Applications answered are no more than those closed.',
  },
  formula: 'request.answered ≤ request.closed',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '申请办结数 5，申请答复数 7：7 大于 5。',
        en: 'Closed 5, answered 7: 7 is more than 5.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （二）申请办结数 | 件 | 5 |',
        '| （三）申请答复数 | 件 | 7 |',
      ],
      finds: [{ subject: 'request.answered', expected: '≤ 5', actual: 7 }],
    },
    {
      shows: {
        zh: '办结 5，答复 5：相等。',
        en: 'Closed 5, answered 5: as many.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （二）申请办结数 | 件 | 5 |',
        '| （三）申请答复数 | 件 | 5 |',
      ],
      finds: [],
    },
  ],
  check: (report) => exceeding(report, 'request.answered', 'request.closed'),
};
