import { describe, expect, test } from 'vitest';
import { at, findingsOf, observed, report } from '../report-builder.js';

describe('blank-observations', () => {
  test('lists all blanks of a report in one finding', () => {
    const observations = observed({
      'request.received': 0,
      'request.received.in_person': '',
      'request.received.fax': '',
      'litigation.other': '',
    });
    expect(findingsOf('blank-observations', report({ observations }))).toMatchObject([
      {
        severity: 'info',
        subject: 'observations',
        actual: 3,
        message: {
          zh: '有 3 个统计数留空（不等于 0）：1.当面申请数；2.传真申请数；五、行政诉讼数量·（三）其他情形数。',
          en: expect.stringContaining(
            'request.received.in_person, request.received.fax, litigation.other',
          ) as string,
        },
        evidence: [at(101), at(102), at(103)],
      },
    ]);
  });

  test('takes neither 0 nor "/" for a blank', () => {
    const observations = observed({ 'request.received': 0, 'request.received.fax': '/' });
    expect(findingsOf('blank-observations', report({ observations }))).toEqual([]);
  });

  test('does not ask for a number in a row of headings or words', () => {
    const observations = observed({ disclosure: '', 'request.main_topics': '' });
    expect(findingsOf('blank-observations', report({ observations }))).toEqual([]);
  });
});

describe('duplicate-indicator', () => {
  test('reports an indicator with two values', () => {
    const observations = [
      ...observed({ 'request.received': 3 }),
      ...observed({ 'request.received': 5 }, { firstLine: 200 }),
    ];
    expect(findingsOf('duplicate-indicator', report({ observations }))).toMatchObject([
      { severity: 'warning', subject: 'request.received', actual: '3, 5', evidence: [at(100), at(200)] },
    ]);
  });

  test('is content with the same value twice, or with a blank beside it', () => {
    const observations = [
      ...observed({ 'request.received': 3, 'request.closed': 3 }),
      ...observed({ 'request.received': 3, 'request.closed': '' }, { firstLine: 200 }),
    ];
    expect(findingsOf('duplicate-indicator', report({ observations }))).toEqual([]);
  });

  test('does not compare applicants with each other', () => {
    const observations = observed(
      { 'application.received@natural_person': 3, 'application.received@business': 5 },
      { template: '2021' },
    );
    expect(findingsOf('duplicate-indicator', report({ observations }))).toEqual([]);
  });

  test('says nothing of unknown rows, whose names may repeat', () => {
    const observations = [...observed({ 'unknown:其他': 1 }), ...observed({ 'unknown:其他': 2 })];
    expect(findingsOf('duplicate-indicator', report({ observations }))).toEqual([]);
  });
});

describe('unknown-indicator', () => {
  test('names a row that the dictionary does not have, once', () => {
    const observations = [
      ...observed({ 'unknown:公开栏更新次数': 4, 'request.received': 0 }),
      ...observed({ 'unknown:公开栏更新次数': 6 }, { firstLine: 200 }),
    ];
    expect(findingsOf('unknown-indicator', report({ observations }))).toMatchObject([
      {
        severity: 'info',
        subject: 'unknown:公开栏更新次数',
        actual: '公开栏更新次数',
        evidence: [at(100), at(200)],
      },
    ]);
  });
});
