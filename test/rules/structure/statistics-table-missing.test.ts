import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/templates/forms.js';
import { at, findingsOf, report, section, table } from '../report-builder.js';

const RULE = 'statistics-table-missing';

describe.each([2014, 2018])('a report for %d', (reportYear) => {
  test('without the statistics table gets a warning', () => {
    expect(findingsOf(RULE, report({ reportYear, templates: {} }))).toMatchObject([
      { severity: 'warning', subject: 'statistics', evidence: [at(1)] },
    ]);
  });

  test('with it gets none', () => {
    expect(findingsOf(RULE, report({ reportYear, templates: { statistics: '2014' } }))).toEqual([]);
  });
});

test.each([2016, 2021])('a university or company has no form to follow in %d', (reportYear) => {
  expect(findingsOf(RULE, report({ reportYear, templates: {}, issuer: '青禾大学' }))).toEqual([]);
  expect(findingsOf(RULE, report({ reportYear, templates: {}, issuer: '青河县供水公司' }))).toEqual([]);
});

test('names the tables that were found but not recognised', () => {
  const [finding] = findingsOf(RULE, report({ templates: {}, tables: [table(null, 70)] }));
  expect(finding?.message.zh).toContain('另有 1 张表未能识别');
  expect(finding?.evidence).toEqual([at(1), at(70)]);
});

test('does not miss a table whose rows stand in the text in a layout that could not be read', () => {
  const text = FORMS['2014'].map(({ name }) => `${name} 0`).join(' ');
  const back = [{ kind: 'paragraph' as const, text, span: at(90) }];
  expect(findingsOf(RULE, report({ templates: {}, back }))).toEqual([]);
});

test('takes prose that names the rows of table 2 for no table', () => {
  const text = '依法公开行政规范性文件以及行政许可、行政处罚、行政强制和行政事业性收费事项。';
  const front = [{ kind: 'paragraph' as const, text, span: at(5) }];
  expect(findingsOf(RULE, report({ reportYear: 2022, templates: {}, front }))).toMatchObject([
    { severity: 'error', subject: 'statistics' },
  ]);
});

test('takes headings that are named like a few of its rows for no table', () => {
  const sections = ['（一）收到申请数', '（二）申请办结数', '（三）申请答复数'].map((heading, index) =>
    section(40 + index, heading),
  );
  expect(findingsOf(RULE, report({ templates: {}, sections }))).toHaveLength(1);
});

test.each([2008, 2013])('asks nothing of a report for %d, when no form was prescribed', (reportYear) => {
  expect(findingsOf(RULE, report({ reportYear, templates: {} }))).toEqual([]);
});

test('asks nothing where the year is unknown', () => {
  expect(findingsOf(RULE, report({ reportYear: null, templates: {} }))).toEqual([]);
});

describe.each([2019, 2021, 2024])('a report for %d', (reportYear) => {
  test('without any of its three tables gets one error', () => {
    expect(findingsOf(RULE, report({ reportYear, templates: {} }))).toMatchObject([
      { severity: 'error', subject: 'statistics' },
    ]);
  });

  test('with tables that could not be recognised gets a warning, not an error', () => {
    expect(findingsOf(RULE, report({ reportYear, templates: {}, tables: [table(null)] }))).toMatchObject([
      { severity: 'warning', subject: 'statistics' },
    ]);
  });

  test('with the statistics table of 2014 alone has none of its own', () => {
    expect(findingsOf(RULE, report({ reportYear, templates: { statistics: '2014' } }))).toHaveLength(1);
  });

  test('with all three has nothing missing, whichever generation they follow', () => {
    const templates = { '2': '2021', '3': '2019', '4': '2021' } as const;
    expect(findingsOf(RULE, report({ reportYear, templates }))).toEqual([]);
  });

  test('with some of them gets a warning for each that is missing', () => {
    expect(findingsOf(RULE, report({ reportYear, templates: { '2': '2021' } }))).toMatchObject([
      { severity: 'warning', subject: 'table-3' },
      { severity: 'warning', subject: 'table-4' },
    ]);
  });
});
