import { contradictedClaims } from '../checks/contradicted-claim.js';
import { indicatorName } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';

/** The prose says that there was none, and the table counts some. */
export const claimNoneVsTable: ReportRule = {
  id: 'claim-none-vs-table',
  scope: 'report',
  severity: 'error',
  title: { zh: '正文称没有，统计表却有', en: 'The text says none, the table counts some' },
  checks: {
    zh: '正文称未收到、没有、无、未发生的，统计表中同一指标应当为 0。反过来，正文有数而表为 0 的，由 claim-vs-table 报告。',
    en: 'Where the prose says 未收到, 没有, 无 or 未发生 (none), the table’s number for the same indicator is 0. The reverse, a number in the prose beside a 0 in the table, is reported by claim-vs-table.',
  },
  formula: 'text says none ⇒ observation = 0',
  source: '国办发〔2014〕32号、国办公开办函〔2019〕60号、〔2021〕30号：正文与表格同报一数',
  examples: [
    {
      shows: {
        zh: '正文称全年没有收到申请，统计表收到申请数填 2：两者不一致。',
        en: 'The text says that no application was received, the table counts 2: they disagree.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年没有收到政府信息公开申请。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 31 |',
        '| （一）收到申请数 | 件 | 2 |',
      ],
      finds: [{ subject: 'request.received', expected: 2, actual: 0 }],
    },
    {
      shows: {
        zh: '正文称没有收到申请，统计表填 0：一致。',
        en: 'The text says that no application was received, the table counts 0: they agree.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年没有收到政府信息公开申请。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 31 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    contradictedClaims(report)
      .filter(({ claim }) => claim.none)
      .map(({ key, claim, observation, reported, severity }) => ({
        subject: key,
        severity,
        message: {
          zh: `${indicatorName(observation.indicator)}：正文称没有，统计表为 ${reported}，两者不一致。`,
          en: `${key}: the text says that there was none, the table says ${reported}.`,
        },
        expected: reported,
        actual: 0,
        evidence: [claim.span, observation.span],
      })),
};
