import { squeezeFolded } from '../../document/fold.js';
import { percentageOf } from '../checks/percentage.js';
import type { ReportRule } from '../rule.js';

/** A share that the prose states is not the share that its numbers give. */
export const claimPercentage: ReportRule = {
  id: 'claim-percentage',
  scope: 'report',
  severity: 'warning',
  title: { zh: '正文百分比有误', en: 'A percentage in the text is wrong' },
  checks: {
    zh: '正文所述的占比，按印出的小数位，应当是四舍五入或截尾所得的值。约数不作检查。',
    en: 'A share stated in the prose is, at the decimals printed, the rounded or the truncated value. Approximate numbers are left alone.',
  },
  formula: 'percent ∈ {round(100 · part / whole), trunc(100 · part / whole)}',
  source: '年报正文自述',
  examples: [
    {
      shows: {
        zh: '正文称公开 40 条，其中网站 15 条、占 35.7%：15/40 = 37.5%，与所述不符。',
        en: 'The text counts 40 items, 15 of them on the website, "35.7%": 15/40 is 37.5%.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年公开信息40条，其中通过网站公开15条，占35.7%。',
      ],
      finds: [{ subject: '通过网站公开', expected: 37.5, actual: 35.7 }],
    },
    {
      shows: {
        zh: '公开 49 条，其中网站 12 条、占 24.4%：12/49 = 24.489…%，截尾所得，允许。',
        en: '49 items, 12 of them on the website, "24.4%": 12/49 is 24.489… %, cut off.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年公开信息49条，其中通过网站公开12条，占24.4%。',
      ],
      finds: [],
    },
  ],
  check: ({ narrative }) =>
    narrative.shares.flatMap(({ percent, decimals, approximate, part, whole, span }) => {
      const units = new Set([part.unit, whole.unit].filter((unit) => unit !== ''));
      if (approximate || part.approximate || whole.approximate || units.size > 1) return [];
      const share = percentageOf(part.value, whole.value, decimals);
      if (share === null || [share.rounded, share.truncated].some((fit) => Number(fit) === percent))
        return [];
      return [
        {
          subject: squeezeFolded(part.label) || 'narrative',
          message: {
            zh: `正文称占 ${percent}%，按 ${part.value}/${whole.value} 计算应为 ${share.rounded}%（${part.label}）。`,
            en: `The text states a share of ${percent} %; ${part.value}/${whole.value} is ${share.rounded} %.`,
          },
          expected: Number(share.rounded),
          actual: percent,
          evidence: [span, part.span, whole.span],
        },
      ];
    }),
};
