import { sumOf } from '../checks/figures.js';
import { exampleFigure, exampleReport } from '../checks/example-facts.js';
import type { Figure, ReportReference, RunRule } from '../run-rule.js';

/** What table 2 of two years says of one kind of documents. */
export interface DocumentsInForce {
  about: ReportReference;
  kind: 'regulation' | 'normative';
  inForceBefore: Figure;
  issued: Figure;
  repealed: Figure;
  inForce: Figure;
}

const NAMES = { regulation: '规章', normative: '行政规范性文件' } as const;

/** Documents in force are not those of the year before, with the new ones and without the repealed ones. */
export const inForceBalance: RunRule<DocumentsInForce> = {
  id: 'in-force-balance',
  scope: 'run',
  severity: 'warning',
  title: { zh: '现行有效件数与上年不衔接', en: 'Documents in force do not follow from the year before' },
  checks: {
    zh: '2021 年式第二部分的表：规章、行政规范性文件的「现行有效件数」，等于同一机关上一年度的现行有效件数，加本年制发，减本年废止。四项都是数，且两年各只有一份年报时才检查。',
    en: 'Table 2 of the form of 2021: the regulations and normative documents in force equal those of the same issuer’s report of the year before, plus those issued, minus those repealed. Checked where all four are numbers and each year has one report.',
  },
  formula: 'in_force(t) = in_force(t−1) + issued(t) − repealed(t)',
  source: '国办公开办函〔2021〕30号，第二部分的表',
  examples: [
    {
      shows: {
        zh: '2022 年度现行有效 12 件；2023 年度制发 3 件、废止 1 件、现行有效 12 件：12+3−1=14，不是 12。',
        en: '12 in force in 2022; in 2023, 3 issued, 1 repealed and 12 in force: 12 + 3 − 1 is 14, not 12.',
      },
      facts: [
        {
          about: exampleReport(2023),
          kind: 'normative',
          inForceBefore: exampleFigure(12, 2022),
          issued: exampleFigure(3, 2023),
          repealed: exampleFigure(1, 2023),
          inForce: exampleFigure(12, 2023),
        },
      ],
      finds: [{ subject: 'normative.in_force', expected: 14, actual: 12 }],
    },
    {
      shows: {
        zh: '同样的数，2023 年度现行有效 14 件：12+3−1=14。',
        en: 'The same figures, and 14 in force in 2023: 12 + 3 − 1 is 14.',
      },
      facts: [
        {
          about: exampleReport(2023),
          kind: 'normative',
          inForceBefore: exampleFigure(12, 2022),
          issued: exampleFigure(3, 2023),
          repealed: exampleFigure(1, 2023),
          inForce: exampleFigure(14, 2023),
        },
      ],
      finds: [],
    },
  ],
  thresholds: {},
  check: (facts) =>
    facts.flatMap(({ about, kind, inForceBefore, issued, repealed, inForce }) => {
      const expected = sumOf([inForceBefore, issued, { value: -repealed.value }]);
      if (inForce.value === expected) return [];
      const before = about.year - 1;
      const sum = `${inForceBefore.value} + ${issued.value} − ${repealed.value} = ${expected}`;
      return [
        {
          about,
          subject: `${kind}.in_force`,
          message: {
            zh: `${NAMES[kind]}现行有效 ${inForce.value} 件；按 ${before} 年度年报的现行有效件数，加本年制发、减本年废止，应为 ${sum}。`,
            en: `${inForce.value} ${kind} document(s) are in force; by the report for ${before} there should be ${sum}.`,
          },
          expected,
          actual: inForce.value,
          evidence: [inForce, inForceBefore, issued, repealed].map(({ evidence }) => evidence),
        },
      ];
    }),
};
