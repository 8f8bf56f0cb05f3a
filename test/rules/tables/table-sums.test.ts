import { describe, expect, test } from 'vitest';
import { APPLICANTS } from '../../../src/templates/applicants.js';
import { FORMS } from '../../../src/templates/forms.js';
import { findingsOf, observed, report } from '../report-builder.js';

type Cells = Record<string, number | string>;

/** Table 3 with every cell 0, changed by the test. */
function table3(changes: Cells, form: '2019' | '2021' = '2021') {
  const cells: Cells = {};
  for (const row of FORMS[form].filter(({ table }) => table === '3')) {
    for (const applicant of APPLICANTS) cells[`${row.code}@${applicant.code}`] = 0;
  }
  return report({ reportYear: 2022, observations: observed({ ...cells, ...changes }, { template: form }) });
}

/** One application of a natural person that was granted, in every cell that counts it. */
const ONE_GRANTED = Object.fromEntries(
  ['application.received', 'application.granted', 'application.total'].flatMap((row) => [
    [`${row}@natural_person`, 1],
    [`${row}@total`, 1],
  ]),
) as Cells;

describe.each(['2019', '2021'] as const)('table 3 of %s', (form) => {
  test.each(['table3-identity', 'table3-result-total', 'table3-column-sum'])(
    'breaks no %s when it balances',
    (rule) => {
      expect(findingsOf(rule, table3(ONE_GRANTED, form))).toEqual([]);
    },
  );

  test('table3-identity reports a column in which more came in than went out', () => {
    const changes = { ...ONE_GRANTED, 'application.carried_in@natural_person': 2 };
    expect(findingsOf('table3-identity', table3(changes, form))).toMatchObject([
      {
        severity: 'error',
        subject: 'application.total@natural_person',
        expected: 3,
        actual: 1,
        message: {
          zh: '「自然人」列：本年新收加上年结转 1+2=3，办理结果总计加结转下年度 1+0=1，两者不等。',
        },
      },
    ]);
  });

  test('table3-identity infers nothing from a blank', () => {
    const changes = {
      ...ONE_GRANTED,
      'application.carried_in@natural_person': '',
      'application.received@natural_person': 4,
    };
    expect(findingsOf('table3-identity', table3(changes, form))).toEqual([]);
  });

  test('table3-result-total reports results that do not add up', () => {
    const changes = { ...ONE_GRANTED, 'application.granted@total': 5 };
    expect(findingsOf('table3-result-total', table3(changes, form))).toMatchObject([
      { severity: 'error', subject: 'application.total@total', expected: 5, actual: 1 },
    ]);
  });

  test('table3-column-sum reports a row whose applicants do not add up', () => {
    const changes = { ...ONE_GRANTED, 'application.received@business': 3 };
    expect(findingsOf('table3-column-sum', table3(changes, form))).toMatchObject([
      { severity: 'error', subject: 'application.received@total', expected: 4, actual: 1 },
    ]);
  });

  test('table3-column-sum infers nothing from a blank column', () => {
    const changes = { ...ONE_GRANTED, 'application.received@natural_person': '' };
    expect(findingsOf('table3-column-sum', table3(changes, form))).toEqual([]);
  });
});

describe('table4-sum', () => {
  const outcomes = (values: Cells) =>
    findingsOf(
      'table4-sum',
      report({ reportYear: 2022, observations: observed(values, { template: '2021' }) }),
    );

  test('reports outcomes that do not add up', () => {
    expect(
      outcomes({
        'review.upheld': 2,
        'review.corrected': 0,
        'review.other': 1,
        'review.pending': 0,
        'review.total': 2,
      }),
    ).toMatchObject([{ severity: 'error', subject: 'review.total', expected: 3, actual: 2 }]);
  });

  test('checks each block by itself', () => {
    expect(
      outcomes({
        'review.upheld': 2,
        'review.corrected': 0,
        'review.other': 0,
        'review.pending': 0,
        'review.total': 2,
        'litigation.direct.upheld': 4,
        'litigation.direct.total': 3,
      }),
    ).toMatchObject([{ subject: 'litigation.direct.total', expected: '≥ 4', actual: 3 }]);
  });

  test('infers nothing from outcomes that are blank or not printed', () => {
    expect(outcomes({ 'review.upheld': 1, 'review.corrected': '', 'review.total': 2 })).toEqual([]);
  });
});
