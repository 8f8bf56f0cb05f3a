import { squeezeFolded } from '../../document/fold.js';
import type { Enumeration } from '../../report/narrative.js';
import type { ReportRule } from '../rule.js';

/** Whether total and parts count the same things: a list of 篇 under a total of 条 need not add up. */
function comparable({ total, parts, exhaustive }: Enumeration): boolean {
  const numbers = [total, ...parts];
  const units = new Set(numbers.map(({ unit }) => unit).filter((unit) => unit !== ''));
  return exhaustive && parts.length > 1 && units.size <= 1 && !numbers.some(({ approximate }) => approximate);
}

/** The parts that a sentence lists do not add up to its total. */
export const claimPartsVsTotal: ReportRule = {
  id: 'claim-parts-vs-total',
  scope: 'report',
  severity: 'warning',
  title: { zh: '正文分项之和与总数不符', en: 'Parts listed in the text do not add up' },
  checks: {
    zh: '一句话列出总数和全部分项时，分项之和应当等于总数。「其中」「如」之类不必列全的、含约数的、单位不同的，不作检查。',
    en: 'Where a sentence gives a total and lists all of its parts, they add up. Lists that need not be complete (其中, 如), approximate numbers and mixed units are left alone.',
  },
  formula: 'total = Σ parts',
  source: '年报正文自述',
  examples: [
    {
      shows: {
        zh: '正文称信息共 30 条，分为公告 12 条、动态 15 条两类：分项之和 12+15=27，与总数 30 不符。',
        en: 'The text counts 30 items of two kinds, 12 notices and 15 news: they add up to 27.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '公开信息共30条，分为公告12条、动态15条两类。',
      ],
      finds: [{ subject: '公开信息', expected: 27, actual: 30 }],
    },
    {
      shows: {
        zh: '「其中公告 12 条、动态 15 条」：不必列全，不作检查。',
        en: '“其中 (of which) 12 notices and 15 news”: such a list need not be complete.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '公开信息共30条，其中公告12条、动态15条。',
      ],
      finds: [],
    },
  ],
  check: ({ narrative }) =>
    narrative.enumerations.filter(comparable).flatMap(({ total, parts, span }) => {
      const sum = Number(parts.reduce((subtotal, { value }) => subtotal + value, 0).toFixed(6));
      if (sum === total.value) return [];
      const addition = `${parts.map(({ value }) => value).join('+')}=${sum}`;
      const listed = parts.map(({ label, value, unit }) => `${label} ${value}${unit}`).join('，');
      return [
        {
          subject: squeezeFolded(total.label) || 'narrative',
          message: {
            zh: `正文分项之和 ${addition}，与总数 ${total.value}${total.unit} 不符（${listed}）。`,
            en: `The parts that the text lists add up to ${addition}; the total it gives is ${total.value}.`,
          },
          expected: sum,
          actual: total.value,
          evidence: [total.span, ...parts.map((part) => part.span), span],
        },
      ];
    }),
};
