import { indicatorName, sumOf } from '../checks/figures.js';
import { exampleFigure, exampleReport } from '../checks/example-facts.js';
import type { Figure, ReportReference, RunRule } from '../run-rule.js';

/** One number of a government and of those that the roster puts under it. */
export interface GovernmentTotal {
  about: ReportReference;
  indicator: string;
  total: Figure;
  /** Issuers that the roster puts under it in this year. */
  subordinates: number;
  /** Those of them whose reports give this number, with an issuer's name each. */
  parts: readonly (Figure & { issuer: string })[];
}

/** Parts whose places are given as evidence; a county has dozens. */
const SHOWN = 5;

/** The reports below the government of the examples. */
const PARTS: GovernmentTotal['parts'] = [
  { issuer: '青禾县柳湾镇人民政府', ...exampleFigure(10, 2023) },
  { issuer: '青禾县石湾镇人民政府', ...exampleFigure(12, 2023) },
  { issuer: '青禾县教育局', ...exampleFigure(15, 2023) },
];

/** A government's total is not the sum of those below it. */
export const hierarchySum: RunRule<GovernmentTotal, 'parts'> = {
  id: 'hierarchy-sum',
  scope: 'run',
  severity: 'info',
  title: { zh: '与下属机关合计不符', en: 'Not the sum of the subordinates' },
  checks: {
    zh: '政府年报的总数等于名录中其下属机关年报之和。名录中的下属机关都有该数时才检查。政府汇总时可能另有口径，故只作提示。',
    en: 'A government’s total equals the sum of the reports of those that the roster puts under it; checked where all of them give the number. A government may count otherwise, so this is only worth knowing.',
  },
  formula: 'total(government) = Σ total(subordinates)',
  source: '《政府信息公开条例》（2019）第四十九条：县级以上地方人民政府公布本级政府信息公开工作年度报告',
  examples: [
    {
      shows: {
        zh: '某县收到申请 40 件，名录中其 3 个下属机关分别为 10、12、15 件，合计 37 件。',
        en: 'A county received 40 applications; the three organs below it received 10, 12 and 15, together 37.',
      },
      facts: [
        {
          about: exampleReport(2023, '青禾县人民政府'),
          indicator: 'application.received',
          total: exampleFigure(40, 2023),
          subordinates: 3,
          parts: PARTS,
        },
      ],
      finds: [{ subject: 'application.received', expected: 37, actual: 40 }],
    },
    {
      shows: {
        zh: '名录中有 4 个下属机关，只有 3 份年报有该数：不全，不作检查。',
        en: 'The roster has four subordinates, and only three of their reports give the number: nothing is checked.',
      },
      facts: [
        {
          about: exampleReport(2023, '青禾县人民政府'),
          indicator: 'application.received',
          total: exampleFigure(40, 2023),
          subordinates: 4,
          parts: PARTS,
        },
      ],
      finds: [],
    },
  ],
  thresholds: {
    parts: {
      initial: 2,
      least: 1,
      most: 10000,
      whole: true,
      means: { zh: '至少有这么多下属机关', en: 'at least so many subordinates' },
    },
  },
  check: (facts, { parts: least }) =>
    facts.flatMap(({ about, indicator, total, subordinates, parts }) => {
      const expected = sumOf(parts);
      if (parts.length < Math.max(least, subordinates) || expected === total.value) return [];
      return [
        {
          about,
          subject: indicator,
          message: {
            zh: `${indicatorName(indicator)} ${total.value}，而名录中 ${parts.length} 个下属机关合计 ${expected}。`,
            en: `${indicator} is ${total.value}; the ${parts.length} subordinates in the roster have ${expected} together.`,
          },
          expected,
          actual: total.value,
          evidence: [total, ...parts.slice(0, SHOWN)].map(({ evidence }) => evidence),
        },
      ];
    }),
};
