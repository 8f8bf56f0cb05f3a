import { examplePlace, exampleReport } from '../checks/example-facts.js';
import type { EvidenceInReport, ReportReference, RunRule } from '../run-rule.js';

/** Two reports whose prose was compared, figures and names masked. */
export interface SimilarProse {
  about: ReportReference;
  /** The other one: of the issuer's year before, or of another issuer. */
  other: ReportReference;
  relation: 'previous' | 'other-issuer';
  /** Shared shingles over all shingles of both, 0-1. */
  similarity: number;
  /** Distinct shingles of the shorter of the two. */
  shingles: number;
  /** Where the prose of each begins. */
  evidence: readonly [EvidenceInReport, EvidenceInReport];
}

/** A report's prose was told before. */
export const nearDuplicateNarrative: RunRule<SimilarProse, 'similarity' | 'shingles'> = {
  id: 'near-duplicate-narrative',
  scope: 'run',
  severity: 'info',
  title: { zh: '正文雷同', en: 'The prose was told before' },
  checks: {
    zh: '除去数字、日期、表格和机关名称后，各部分正文与本机关上一年度年报或另一机关本年度、上一年度的年报有 90% 以上相同（每 5 个字为一片，比较相同的片）。正文太短的不看；同一份文件由 duplicate-report 报告。',
    en: 'Without figures, dates, tables and the issuer’s name, the prose of the sections is at least 90 % the same as that of the issuer’s report of the year before, or of another issuer’s report of this or that year (by shared runs of five characters). Short texts are left alone; one file under two names is for duplicate-report.',
  },
  formula: '|A ∩ B| / |A ∪ B| < 0.9 over 5-character shingles',
  source: 'Broder (1997), On the resemblance and containment of documents',
  examples: [
    {
      shows: {
        zh: '某镇 2023 年度正文除数字外与其 2022 年度正文 97% 相同。',
        en: 'Apart from its figures, a town’s report for 2023 is 97 % the same as its report for 2022.',
      },
      facts: [
        {
          about: exampleReport(2023),
          other: exampleReport(2022),
          relation: 'previous',
          similarity: 0.974,
          shingles: 800,
          evidence: [examplePlace(exampleReport(2023)), examplePlace(exampleReport(2022))],
        },
      ],
      finds: [{ subject: 'narrative@previous', expected: '< 90%', actual: '97%' }],
    },
    {
      shows: {
        zh: '89% 相同：不到 90%。',
        en: '89 % the same: less than 90 %.',
      },
      facts: [
        {
          about: exampleReport(2023),
          other: exampleReport(2022),
          relation: 'previous',
          similarity: 0.899,
          shingles: 800,
          evidence: [examplePlace(exampleReport(2023)), examplePlace(exampleReport(2022))],
        },
      ],
      finds: [],
    },
    {
      shows: {
        zh: '完全相同，而正文只有 120 个不同的片：太短，不看。',
        en: 'Wholly the same, but the prose has only 120 distinct runs: too short.',
      },
      facts: [
        {
          about: exampleReport(2023),
          other: exampleReport(2022),
          relation: 'previous',
          similarity: 1,
          shingles: 120,
          evidence: [examplePlace(exampleReport(2023)), examplePlace(exampleReport(2022))],
        },
      ],
      finds: [],
    },
  ],
  thresholds: {
    similarity: {
      initial: 0.9,
      least: 0.8,
      most: 1,
      whole: false,
      means: { zh: '相同的比例，0 到 1', en: 'share that is the same, 0 to 1' },
    },
    shingles: {
      initial: 200,
      least: 50,
      most: 100000,
      whole: true,
      means: { zh: '不同的片少于它的正文不看', en: 'texts with fewer distinct shingles are left alone' },
    },
  },
  check: (facts, thresholds) =>
    facts
      .filter(
        ({ similarity, shingles }) => similarity >= thresholds.similarity && shingles >= thresholds.shingles,
      )
      .map(({ about, other, relation, similarity, evidence }) => {
        const percent = Math.floor(similarity * 100);
        const own = relation === 'previous';
        return {
          about,
          subject: own ? 'narrative@previous' : 'narrative@other',
          message: {
            zh: `除数字和名称外，正文与${own ? '本机关' : ` ${other.issuer}`} ${other.year} 年度年报有 ${percent}% 相同。`,
            en: `Apart from figures and names, the prose is ${percent} % the same as ${own ? 'this issuer’s report' : `the report of ${other.issuer}`} for ${other.year}.`,
          },
          expected: `< ${Math.round(thresholds.similarity * 100)}%`,
          actual: `${percent}%`,
          evidence: [...evidence],
        };
      }),
};
