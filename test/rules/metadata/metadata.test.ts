import { describe, expect, test } from 'vitest';
import { at, findingsOf, report } from '../report-builder.js';

describe.each([
  ['title-missing', 'title', { title: null, titleSpan: null }],
  ['issuer-missing', 'issuer', { issuer: null, issuerSource: null }],
  ['year-missing', 'reportYear', { reportYear: null }],
] as const)('%s', (rule, subject, missing) => {
  test('reports what could not be established', () => {
    expect(findingsOf(rule, report(missing))).toMatchObject([
      { severity: 'warning', subject, expected: null },
    ]);
  });

  test('is content where it was', () => {
    expect(findingsOf(rule, report())).toEqual([]);
  });
});

describe('period-malformed', () => {
  const malformed = {
    start: '2017-01-01',
    end: '2017-12-31',
    stated: true,
    raw: '20171月1日至201712月31日',
    span: at(4),
    malformed: true,
  };

  test('shows the damaged words and how they were read', () => {
    expect(findingsOf('period-malformed', report({ period: malformed }))).toMatchObject([
      {
        subject: 'period',
        actual: '20171月1日至201712月31日',
        expected: '2017-01-01/2017-12-31',
        evidence: [at(4)],
      },
    ]);
  });

  test('shows words that nobody can read, and that the year is assumed', () => {
    const [finding] = findingsOf('period-malformed', report({ period: { ...malformed, stated: false } }));
    expect(finding).toMatchObject({ subject: 'period', actual: malformed.raw, evidence: [at(4)] });
    expect(finding?.message.en).toContain('assumed');
  });

  test('is content with a period in whole words', () => {
    expect(findingsOf('period-malformed', report({ period: { ...malformed, malformed: false } }))).toEqual(
      [],
    );
  });
});

describe('period-incomplete', () => {
  const covering = (reportYear: number, start: string, end: string, stated = true) =>
    findingsOf('period-incomplete', report({ reportYear, period: { start, end, stated, span: at(4) } }));

  test('reports a period that ends in November', () => {
    expect(covering(2017, '2017-01-01', '2017-11-30')).toMatchObject([
      {
        subject: 'period',
        expected: '2017-01-01/2017-12-31',
        actual: '2017-01-01/2017-11-30',
        evidence: [at(4)],
      },
    ]);
  });

  test('is content with the whole year', () => {
    expect(covering(2017, '2017-01-01', '2017-12-31')).toEqual([]);
  });

  test('lets the first reports begin when the Regulation came into force', () => {
    expect(covering(2008, '2008-05-01', '2008-12-31')).toEqual([]);
    expect(covering(2009, '2009-05-01', '2009-12-31')).toHaveLength(1);
  });

  test('lets the report of a school year cover one', () => {
    const title = '青禾大学2012-2013学年信息公开工作年度报告';
    const school = (start: string, end: string) =>
      findingsOf(
        'period-incomplete',
        report({ title, reportYear: 2012, period: { start, end, stated: true } }),
      );
    expect(school('2012-09-01', '2013-08-31')).toEqual([]);
    expect(school('2012-09-01', '2013-07-31')).toHaveLength(1);
  });

  test('does not judge a period that the report does not state', () => {
    expect(covering(2017, '2016-01-01', '2016-12-31', false)).toEqual([]);
  });
});

describe('published-before-period-end', () => {
  const dated = (publishedOn: string | null, stated = true) =>
    findingsOf(
      'published-before-period-end',
      report({
        publishedOn,
        publishedSpan: at(2),
        period: { start: '2017-01-01', end: '2017-12-31', stated, ...(stated ? { span: at(4) } : {}) },
      }),
    );

  test('reports a report that is dated in December', () => {
    expect(dated('2017-12-20')).toMatchObject([
      { severity: 'warning', subject: 'publishedOn', actual: '2017-12-20', evidence: [at(2), at(4)] },
    ]);
  });

  test('takes the end of the year where no period is stated', () => {
    expect(dated('2017-12-20', false)).toMatchObject([{ evidence: [at(2)] }]);
  });

  test('lets a report appear on the last day and after it', () => {
    expect(dated('2017-12-31')).toEqual([]);
    expect(dated('2018-01-05')).toEqual([]);
  });

  test('says nothing without a date', () => {
    expect(dated(null)).toEqual([]);
  });
});

describe('published-late', () => {
  const dated = (reportYear: number | null, issuer: string | null, publishedOn: string | null) =>
    findingsOf('published-late', report({ reportYear, issuer, publishedOn, publishedSpan: at(2) }));

  test('reports a town that publishes in February', () => {
    expect(dated(2020, '青石镇人民政府', '2021-02-08')).toMatchObject([
      {
        severity: 'warning',
        subject: 'publishedOn',
        expected: '≤ 2021-01-31',
        actual: '2021-02-08',
        message: { zh: expect.stringContaining('逾期 8 天') as string },
        evidence: [at(2)],
      },
    ]);
  });

  test('knows no deadline of universities and companies', () => {
    expect(dated(2012, '青禾大学', '2013-10-30')).toEqual([]);
    expect(dated(2023, '青河县供水公司', '2024-05-01')).toEqual([]);
  });

  test.each([
    [2017, '青石镇人民政府', '2018-03-31', '2018-04-01'],
    [2018, '青河县财政局', '2019-03-31', '2019-04-01'],
    [2019, '青河县财政局', '2020-01-31', '2020-02-01'],
    [2021, '白水街道办事处', '2022-01-31', '2022-02-01'],
    [2021, '青河县人民政府', '2022-03-31', '2022-04-01'],
    [2021, '青河经济开发区管理委员会', '2022-03-31', '2022-04-01'],
    [2021, null, '2022-03-31', '2022-04-01'],
  ])('for %d, %s is in time on %s and late on %s', (year, issuer, inTime, late) => {
    expect(dated(year, issuer, inTime)).toEqual([]);
    expect(dated(year, issuer, late)).toHaveLength(1);
  });

  test('says nothing without a date, without a year, or before the duty existed', () => {
    expect(dated(2017, '青石镇人民政府', null)).toEqual([]);
    expect(dated(null, '青石镇人民政府', '2030-01-01')).toEqual([]);
    expect(dated(2007, '青石镇人民政府', '2009-01-01')).toEqual([]);
  });
});
