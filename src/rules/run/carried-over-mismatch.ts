import { APPLICANTS } from '../../templates/applicants.js';
import { exampleFigure, exampleReport } from '../checks/example-facts.js';
import type { Figure, ReportReference, RunRule } from '../run-rule.js';

/** What one report carries in and the report of the year before carried out, for one column of table 3. */
export interface CarriedOver {
  about: ReportReference;
  /** Code of the column. */
  applicant: string;
  carriedIn: Figure;
  /** Of the year before. */
  carriedOut: Figure;
}

const NAMES = new Map(APPLICANTS.map(({ code, name }) => [code, name]));

/** Applications that one report hands on to the next year do not arrive there. */
export const carriedOverMismatch: RunRule<CarriedOver> = {
  id: 'carried-over-mismatch',
  scope: 'run',
  severity: 'error',
  title: { zh: '上年结转与上年年报不符', en: 'What was carried over does not arrive' },
  checks: {
    zh: '第三部分的表每一列：「上年结转」等于同一机关上一年度年报的「结转下年度继续办理」。两边都是数，且两年各只有一份年报时才检查。',
    en: 'In each column of table 3 the applications carried in equal those that the same issuer’s report of the year before carried out. Checked where both are numbers and each year has one report.',
  },
  formula: 'carried_in(t) = carried_out(t−1)',
  source: '国办公开办函〔2019〕60号、〔2021〕30号，第三部分的表：上年结转、结转下年度继续办理',
  examples: [
    {
      shows: {
        zh: '某镇 2022 年度年报自然人一列结转下年度 3 件，2023 年度年报该列上年结转 1 件：报告应为 3、实为 1。',
        en: 'A town’s report for 2022 carries 3 applications of natural persons out; its report for 2023 carries 1 in: expected 3, found 1.',
      },
      facts: [
        {
          about: exampleReport(2023),
          applicant: 'natural_person',
          carriedIn: exampleFigure(1, 2023),
          carriedOut: exampleFigure(3, 2022),
        },
      ],
      finds: [{ subject: 'application.carried_in@natural_person', expected: 3, actual: 1 }],
    },
    {
      shows: {
        zh: '2022 年度结转下年度 3 件，2023 年度上年结转 3 件：衔接。',
        en: 'The report for 2022 carries 3 applications out, that for 2023 carries 3 in.',
      },
      facts: [
        {
          about: exampleReport(2023),
          applicant: 'natural_person',
          carriedIn: exampleFigure(3, 2023),
          carriedOut: exampleFigure(3, 2022),
        },
      ],
      finds: [],
    },
  ],
  thresholds: {},
  check: (facts) =>
    facts
      .filter(({ carriedIn, carriedOut }) => carriedIn.value !== carriedOut.value)
      .map(({ about, applicant, carriedIn, carriedOut }) => {
        const name = NAMES.get(applicant) ?? applicant;
        const before = about.year - 1;
        return {
          about,
          subject: `application.carried_in@${applicant}`,
          message: {
            zh: `「${name}」一列上年结转 ${carriedIn.value} 件，而 ${before} 年度年报结转下年度 ${carriedOut.value} 件。`,
            en: `In the column ${applicant}, ${carriedIn.value} application(s) are carried in; the report for ${before} carried ${carriedOut.value} out.`,
          },
          expected: carriedOut.value,
          actual: carriedIn.value,
          evidence: [carriedIn.evidence, carriedOut.evidence],
        };
      }),
};
