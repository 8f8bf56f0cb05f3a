import type { Observation, Report } from '../../report/report.js';
import { findIndicator } from '../../templates/forms.js';
import { figureKey, indicatorName } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';

function repeated(report: Report): Map<string, Observation[]> {
  const byKey = new Map<string, Observation[]>();
  for (const observation of report.observations) {
    if (findIndicator(observation.indicator) === undefined || observation.status !== 'number') continue;
    const key = `${observation.template} ${figureKey(observation.indicator, observation.applicant)}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [observation]);
    else same.push(observation);
  }
  return byKey;
}

/** One indicator stands twice with different values. */
export const duplicateIndicator: ReportRule = {
  id: 'duplicate-indicator',
  scope: 'report',
  severity: 'warning',
  title: { zh: '同一指标两个数', en: 'One indicator, two values' },
  checks: {
    zh: '同一指标在统计表中出现两次的，两次的数应当相同；不同时，其他规则不使用这一指标。',
    en: 'An indicator that the tables give twice has the same value both times; if not, no other rule uses it.',
  },
  formula: 'value₁ = value₂',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '收到申请数在表中出现两次，一次为 3，一次为 5。',
        en: 'Applications received stand in the table twice, as 3 and as 5.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）收到申请数 | 件 | 3 |',
        '| （二）申请办结数 | 件 | 3 |',
        '| （一）收到申请数 | 件 | 5 |',
      ],
      finds: [{ subject: 'request.received', actual: '3, 5' }],
    },
    {
      shows: {
        zh: '收到申请数在表中出现两次，两次都是 3。',
        en: 'Applications received stand in the table twice, as 3 both times.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）收到申请数 | 件 | 3 |',
        '| （二）申请办结数 | 件 | 3 |',
        '| （一）收到申请数 | 件 | 3 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    [...repeated(report).values()].flatMap((observations) => {
      const values = [...new Set(observations.map(({ value }) => value))];
      const [first] = observations;
      if (first === undefined || values.length < 2) return [];
      return [
        {
          subject: figureKey(first.indicator, first.applicant),
          message: {
            zh: `${indicatorName(first.indicator)}在表中有 ${values.length} 个不同的数：${values.join('、')}。`,
            en: `${figureKey(first.indicator, first.applicant)} has ${values.length} different values in the tables: ${values.join(', ')}.`,
          },
          expected: null,
          actual: values.join(', '),
          evidence: observations.map(({ span }) => span),
        },
      ];
    }),
};
