import { indicatorName } from '../checks/figures.js';
import { exampleFigure, exampleReport } from '../checks/example-facts.js';
import type { Figure, ReportReference, RunRule } from '../run-rule.js';

/** One indicator in the reports of two years that follow each other. */
export interface TwoYears {
  about: ReportReference;
  indicator: string;
  before: Figure;
  now: Figure;
}

/** A number is many times what it was a year before, or a small part of it. */
export const yearOnYearJump: RunRule<TwoYears, 'factor' | 'floor'> = {
  id: 'year-on-year-jump',
  scope: 'run',
  severity: 'info',
  title: { zh: '与上年相差悬殊', en: 'Far from the year before' },
  checks: {
    zh: '同一机关同一指标，与上一年度相差 5 倍以上；两年都不到 20 的不看。第三部分的表只看总计一列。两年各只有一份年报时才检查。',
    en: 'One indicator of one issuer is more than 5 times that of the year before, or less than a fifth; not where both are below 20. Of table 3 only the total column counts. Checked where each year has one report.',
  },
  formula: 'x(t) ≤ 5 · x(t−1) ∧ x(t−1) ≤ 5 · x(t), where max(x(t), x(t−1)) ≥ 20',
  source: '统计数据审核的通行做法：与上年比较',
  examples: [
    {
      shows: {
        zh: '收到信息公开申请：上年 31 件，本年 310 件，为 10 倍，值得核对。',
        en: 'Applications received: 31 the year before, 310 now, 10 times as many: worth a look.',
      },
      facts: [
        {
          about: exampleReport(2023),
          indicator: 'application.received',
          before: exampleFigure(31, 2022),
          now: exampleFigure(310, 2023),
        },
      ],
      finds: [{ subject: 'application.received', expected: 31, actual: 310 }],
    },
    {
      shows: {
        zh: '上年 1 件，本年 19 件：两年都不到 20，不看。',
        en: '1 the year before, 19 now: both are below 20 and left alone.',
      },
      facts: [
        {
          about: exampleReport(2023),
          indicator: 'application.received',
          before: exampleFigure(1, 2022),
          now: exampleFigure(19, 2023),
        },
      ],
      finds: [],
    },
    {
      shows: {
        zh: '上年 31 件，本年 155 件：正好 5 倍，没有超过。',
        en: '31 the year before, 155 now: 5 times as many and not more.',
      },
      facts: [
        {
          about: exampleReport(2023),
          indicator: 'application.received',
          before: exampleFigure(31, 2022),
          now: exampleFigure(155, 2023),
        },
      ],
      finds: [],
    },
  ],
  thresholds: {
    factor: {
      initial: 5,
      least: 1,
      most: 1000,
      whole: false,
      means: { zh: '超过的倍数', en: 'more than so many times' },
    },
    floor: {
      initial: 20,
      least: 0,
      most: 1000000,
      whole: true,
      means: { zh: '两年都小于它的不看', en: 'not where both are below this' },
    },
  },
  check: (facts, { factor, floor }) =>
    facts.flatMap(({ about, indicator, before, now }) => {
      const [low, high] = [Math.min(before.value, now.value), Math.max(before.value, now.value)];
      if (low < 0 || high < floor || high <= factor * low) return [];
      const name = indicatorName(indicator);
      return [
        {
          about,
          subject: indicator,
          message: {
            zh: `${name}：上年 ${before.value}，本年 ${now.value}，${times(low, high, before.value > now.value).zh}。`,
            en: `${indicator}: ${before.value} the year before, ${now.value} now, ${times(low, high, before.value > now.value).en}.`,
          },
          expected: before.value,
          actual: now.value,
          evidence: [now.evidence, before.evidence],
        },
      ];
    }),
};

function times(low: number, high: number, fell: boolean): { zh: string; en: string } {
  if (low === 0)
    return fell ? { zh: '降为零', en: 'down to nothing' } : { zh: '上年为零', en: 'up from nothing' };
  const ratio = Number((high / low).toFixed(1));
  return fell
    ? { zh: `上年是本年的 ${ratio} 倍`, en: `the year before had ${ratio} times as much` }
    : { zh: `是上年的 ${ratio} 倍`, en: `${ratio} times as much` };
}
