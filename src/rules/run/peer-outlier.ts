import { indicatorName } from '../checks/figures.js';
import { exampleFigure, exampleReport } from '../checks/example-facts.js';
import type { Figure, ReportReference, RunRule } from '../run-rule.js';

/** One number beside those of the issuers of the same level in the same city, or in its counties. */
export interface AmongPeers {
  about: ReportReference;
  indicator: string;
  figure: Figure;
  /** Issuers that give this number, this one included. */
  peers: number;
  median: number;
  /** Median of the absolute deviations from the median. */
  deviation: number;
}

/** Makes the median of absolute deviations comparable with a standard deviation. */
const NORMAL = 0.6745;

/** A number stands far apart from those of comparable issuers. */
export const peerOutlier: RunRule<AmongPeers, 'score' | 'peers' | 'deviation' | 'share' | 'floor'> = {
  id: 'peer-outlier',
  scope: 'run',
  severity: 'info',
  title: { zh: '与同级机关相差悬殊', en: 'Far from comparable issuers' },
  checks: {
    zh: '同一年度、同一市（不知属于哪个市的，按名称中的县）、同一层级（政府、部门、乡镇，市与县分开）的机关之间比较同一指标：偏离中位数的稳健 z 值大于 6。至少 8 个机关有此数才比较；小于 20 的数不看；离差至少按 5 和中位数的 20% 计。第三部分的表只看总计一列。',
    en: 'Among issuers of one level (governments, departments, townships; those of the city apart from those of its counties) in one city (or, where the city is unknown, the county in their names) and one year, an indicator has a robust z-score above 6. Compared where at least 8 issuers give the number; numbers below 20 are left alone; the deviation counts as at least 5 and at least 20 % of the median. Of table 3 only the total column counts.',
  },
  formula: '0.6745 · |x − median| / max(MAD, 5, 0.2 · median) ≤ 6',
  source: 'Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers: modified z-score',
  examples: [
    {
      shows: {
        zh: '同县 15 个乡镇收到的申请在 20 至 40 件之间，某镇为 900 件：值得核对。',
        en: 'Fifteen townships of a county received 20 to 40 applications each, one of them 900: worth a look.',
      },
      facts: [
        {
          about: exampleReport(2023),
          indicator: 'application.received',
          figure: exampleFigure(900, 2023),
          peers: 15,
          median: 30,
          deviation: 5,
        },
      ],
      finds: [{ subject: 'application.received', expected: 30, actual: 900 }],
    },
    {
      shows: {
        zh: '其余机关的中位数为 30 件，某镇为 80 件：多，但不悬殊（z 值 5.6）。',
        en: 'Where the median is 30, a town has 80: many, but not that many (z-score 5.6).',
      },
      facts: [
        {
          about: exampleReport(2023),
          indicator: 'application.received',
          figure: exampleFigure(80, 2023),
          peers: 15,
          median: 30,
          deviation: 5,
        },
      ],
      finds: [],
    },
  ],
  thresholds: {
    score: {
      initial: 6,
      least: 1,
      most: 1000,
      whole: false,
      means: { zh: '大于它的 z 值', en: 'z-scores above this' },
    },
    peers: {
      initial: 8,
      least: 3,
      most: 1000,
      whole: true,
      means: { zh: '至少有这么多机关', en: 'at least so many issuers' },
    },
    deviation: {
      initial: 5,
      least: 0,
      most: 1000000,
      whole: false,
      means: { zh: '离差至少按它计', en: 'the deviation counts as at least this' },
    },
    share: {
      initial: 0.2,
      least: 0,
      most: 10,
      whole: false,
      means: { zh: '离差至少按中位数的这一比例计', en: 'and as this share of the median' },
    },
    floor: {
      initial: 20,
      least: 0,
      most: 1000000,
      whole: true,
      means: { zh: '小于它的数不看', en: 'numbers below this are left alone' },
    },
  },
  check: (facts, thresholds) =>
    facts.flatMap(({ about, indicator, figure, peers, median, deviation }) => {
      const spread = Math.max(deviation, thresholds.deviation, thresholds.share * median);
      const score = (NORMAL * Math.abs(figure.value - median)) / spread;
      if (peers < thresholds.peers || figure.value < thresholds.floor || score <= thresholds.score) return [];
      const middle = Number(median.toFixed(2));
      return [
        {
          about,
          subject: indicator,
          message: {
            zh: `${indicatorName(indicator)} ${figure.value}，而同级 ${peers} 个机关的中位数为 ${middle}（稳健 z 值 ${score.toFixed(1)}）。`,
            en: `${indicator} is ${figure.value}; the median of ${peers} issuers of the same level is ${middle} (robust z-score ${score.toFixed(1)}).`,
          },
          expected: middle,
          actual: figure.value,
          evidence: [figure.evidence],
        },
      ];
    }),
};
