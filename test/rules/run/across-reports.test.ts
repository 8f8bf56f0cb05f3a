import { describe, expect, test } from 'vitest';
import { RUN_RULES } from '../../../src/rules/registry.js';
import type { ReportsTogether } from '../../../src/rules/run/duplicate-report.js';
import type { Figure, ReportReference } from '../../../src/rules/run-rule.js';
import { NO_SETTINGS, thresholdsOf } from '../../../src/rules/settings/settings.js';
import { at } from '../report-builder.js';

const about = (year = 2023, issuer = '青禾县柳湾镇人民政府', report = year): ReportReference => ({
  identity: issuer.replace('人民政府', ''),
  issuer,
  year,
  report,
  source: `${issuer}-${year}.txt`,
});
const figure = (value: number, report = 2023): Figure => ({
  value,
  evidence: { ...at(value + 1), report, source: `${report}.txt` },
});
const figuresOf = (id: keyof typeof RUN_RULES) =>
  thresholdsOf(NO_SETTINGS, RUN_RULES[id]) as Record<string, number>;

describe('carried-over-mismatch', () => {
  const check = (carriedIn: number, carriedOut: number) =>
    RUN_RULES['carried-over-mismatch'].check(
      [
        {
          about: about(),
          applicant: 'natural_person',
          carriedIn: figure(carriedIn),
          carriedOut: figure(carriedOut, 2022),
        },
      ],
      {},
    );

  test('3 carried out and 1 carried in', () => {
    expect(check(1, 3)).toMatchObject([
      {
        subject: 'application.carried_in@natural_person',
        expected: 3,
        actual: 1,
        evidence: [{ report: 2023 }, { report: 2022 }],
      },
    ]);
  });
  test('what was carried out arrives', () => {
    expect(check(3, 3)).toEqual([]);
  });
});

describe('in-force-balance', () => {
  const check = (inForce: number) =>
    RUN_RULES['in-force-balance'].check(
      [
        {
          about: about(),
          kind: 'normative',
          inForceBefore: figure(12, 2022),
          issued: figure(3),
          repealed: figure(1),
          inForce: figure(inForce),
        },
      ],
      {},
    );

  test('12 + 3 − 1 is 14, not 12', () => {
    expect(check(12)).toMatchObject([{ subject: 'normative.in_force', expected: 14, actual: 12 }]);
  });
  test('12 + 3 − 1 is 14', () => {
    expect(check(14)).toEqual([]);
  });
});

describe('year-on-year-jump', () => {
  const check = (before: number, now: number) =>
    RUN_RULES['year-on-year-jump']
      .check(
        [
          {
            about: about(),
            indicator: 'application.received',
            before: figure(before, 2022),
            now: figure(now),
          },
        ],
        { factor: 5, floor: 20 },
      )
      .map(({ expected, actual }) => [expected, actual]);

  test.each([
    [31, 310],
    [310, 31],
    [0, 20],
  ])('from %d to %d', (before, now) => {
    expect(check(before, now)).toEqual([[before, now]]);
  });
  test.each([
    [31, 155],
    [155, 31],
    [1, 19],
    [0, 0],
    [-3, 60],
  ])('from %d to %d is no jump', (before, now) => {
    expect(check(before, now)).toEqual([]);
  });
});

describe('peer-outlier', () => {
  const check = (value: number, changes: { peers?: number; deviation?: number } = {}) =>
    RUN_RULES['peer-outlier'].check(
      [
        {
          about: about(),
          indicator: 'application.received',
          figure: figure(value),
          peers: 15,
          median: 30,
          deviation: 5,
          ...changes,
        },
      ],
      figuresOf('peer-outlier') as never,
    );

  test('900 where others have 20 to 40', () => {
    expect(check(900)).toMatchObject([{ subject: 'application.received', expected: 30, actual: 900 }]);
  });
  test('a number that is high, but not that high', () => {
    expect(check(80)).toEqual([]);
  });
  test('too few to compare with', () => {
    expect(check(900, { peers: 7 })).toEqual([]);
  });
  test('peers that all have the same number are no reason to accuse one that has a little more', () => {
    expect(check(60, { deviation: 0 })).toEqual([]);
  });
});

describe('duplicate-report', () => {
  const held = (issuer: string, sha256: string, source: string) => ({
    about: { ...about(2023, issuer), source },
    sha256,
    title: { ...at(1), report: 1, source },
  });
  const check = (fact: ReportsTogether) => RUN_RULES['duplicate-report'].check([fact], {});

  test('two reports of different content', () => {
    const reports = [held('青禾县柳湾镇人民政府', 'a', 'a.pdf'), held('青禾县柳湾镇人民政府', 'b', 'b.docx')];
    expect(check({ kind: 'one-issuer', reports })).toMatchObject([
      { subject: 'report', expected: 1, actual: 2, about: { source: 'a.pdf' } },
    ]);
  });
  test('a copy of the same file is no second report', () => {
    const reports = [
      held('青禾县柳湾镇人民政府', 'a', 'a.pdf'),
      held('青禾县柳湾镇人民政府', 'a', 'copy/a.pdf'),
    ];
    expect(check({ kind: 'one-issuer', reports })).toEqual([]);
  });
  test('one file under the names of two issuers is a question to both', () => {
    const reports = [held('青禾县柳湾镇人民政府', 'a', 'a.pdf'), held('青禾县石湾镇人民政府', 'a', 'b.pdf')];
    expect(
      check({ kind: 'one-content', reports }).map(({ about: { issuer }, subject }) => [issuer, subject]),
    ).toEqual([
      ['青禾县柳湾镇人民政府', 'content'],
      ['青禾县石湾镇人民政府', 'content'],
    ]);
  });
});

describe('missing-report', () => {
  const check = (today: string, published: boolean, level: 'township' | 'government' = 'township') =>
    RUN_RULES['missing-report'].check(
      [
        {
          identity: '青河县柳湾镇',
          issuer: '青河县柳湾镇人民政府',
          divisionCode: '',
          level,
          year: 2023,
          published,
          today,
        },
      ],
      {},
    );

  test('nothing on the day after the deadline', () => {
    expect(check('2024-02-01', false)).toMatchObject([
      { subject: 'report', expected: '≤ 2024-01-31', actual: null, about: { report: null }, evidence: [] },
    ]);
  });
  test('nothing yet on the last day', () => {
    expect(check('2024-01-31', false)).toEqual([]);
  });
  test('a government has until the end of March', () => {
    expect(check('2024-03-31', false, 'government')).toEqual([]);
    expect(check('2024-04-01', false, 'government')).toHaveLength(1);
  });
  test('published', () => {
    expect(check('2024-06-01', true)).toEqual([]);
  });
});

describe('hierarchy-sum', () => {
  const check = (total: number, subordinates = 3) =>
    RUN_RULES['hierarchy-sum'].check(
      [
        {
          about: about(2023, '青禾县人民政府'),
          indicator: 'application.received',
          total: figure(total),
          subordinates,
          parts: [10, 12, 15].map((value) => ({ ...figure(value), issuer: `青禾县${value}号镇人民政府` })),
        },
      ],
      { parts: 2 },
    );

  test('40 where those below have 37', () => {
    expect(check(40)).toMatchObject([{ subject: 'application.received', expected: 37, actual: 40 }]);
  });
  test('37', () => {
    expect(check(37)).toEqual([]);
  });
  test('one of those below is not known', () => {
    expect(check(40, 4)).toEqual([]);
  });
});

describe('near-duplicate-narrative', () => {
  const check = (similarity: number, shingles = 800, relation: 'previous' | 'other-issuer' = 'previous') =>
    RUN_RULES['near-duplicate-narrative'].check(
      [
        {
          about: about(),
          other: about(2022),
          relation,
          similarity,
          shingles,
          evidence: [
            { ...at(1), report: 2023, source: 'a' },
            { ...at(1), report: 2022, source: 'b' },
          ],
        },
      ],
      { similarity: 0.9, shingles: 200 },
    );

  test('97 % of the year before', () => {
    expect(check(0.974)).toMatchObject([
      {
        subject: 'narrative@previous',
        expected: '< 90%',
        actual: '97%',
        evidence: [{ report: 2023 }, { report: 2022 }],
      },
    ]);
  });
  test('the same as another issuer’s', () => {
    expect(check(1, 800, 'other-issuer')).toMatchObject([{ subject: 'narrative@other', actual: '100%' }]);
  });
  test('89 %', () => {
    expect(check(0.899)).toEqual([]);
  });
  test('a short text', () => {
    expect(check(1, 199)).toEqual([]);
  });
});
