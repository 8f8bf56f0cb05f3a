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
  example: {
    zh: '申请办结数 5，申请答复数 7：7 大于 5。',
    en: 'Closed 5, answered 7: 7 is more than 5.',
  },
  check: (report) => exceeding(report, 'request.answered', 'request.closed'),
};
