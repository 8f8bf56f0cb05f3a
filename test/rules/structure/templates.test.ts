import { describe, expect, test } from 'vitest';
import { at, findingsOf, report, table } from '../report-builder.js';

const hybrid = report({
  reportYear: 2023,
  templates: { '2': '2021', '3': '2019', '4': '2021' },
  tables: [
    table({ table: '2', form: '2021' }, 40),
    table({ table: '3', form: '2019' }, 60),
    table({ table: '4', form: '2021' }, 80),
  ],
});

describe('template-mixed', () => {
  test('reports tables of different generations', () => {
    expect(findingsOf('template-mixed', hybrid)).toMatchObject([
      { severity: 'info', subject: 'templates', actual: '2: 2021, 3: 2019', evidence: [at(40), at(60)] },
    ]);
  });

  test('does not count table 4, which both generations share', () => {
    const templates = { '2': '2019', '3': '2019', '4': '2021' } as const;
    expect(findingsOf('template-mixed', report({ reportYear: 2020, templates }))).toEqual([]);
  });
});

describe('template-outdated', () => {
  test('reports each table of a superseded form', () => {
    expect(findingsOf('template-outdated', hybrid)).toMatchObject([
      { severity: 'info', subject: 'table-3', expected: '2021', actual: '2019', evidence: [at(60)] },
    ]);
  });

  test('lets a report be ahead of its time', () => {
    expect(
      findingsOf('template-outdated', report({ reportYear: 2020, templates: { '2': '2021', '3': '2021' } })),
    ).toEqual([]);
  });

  test('says nothing where the year is unknown or no form was prescribed', () => {
    const templates = { statistics: '2014' } as const;
    expect(findingsOf('template-outdated', report({ reportYear: null, templates }))).toEqual([]);
    expect(findingsOf('template-outdated', report({ reportYear: 2012, templates }))).toEqual([]);
  });

  test('reports the statistics table of 2014 in a report for 2019', () => {
    expect(
      findingsOf('template-outdated', report({ reportYear: 2019, templates: { statistics: '2014' } })),
    ).toMatchObject([{ subject: 'statistics', expected: '2019', actual: '2014' }]);
  });
});
