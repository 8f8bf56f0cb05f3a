import { describe, expect, test } from 'vitest';
import { PERIOD_2018, read, statistics, TITLE_2018 } from '../invented-text.js';
import { at, findingsOf, report, table } from '../report-builder.js';

describe('year-mismatch', () => {
  const of = (parts: Parameters<typeof report>[0]) => findingsOf('year-mismatch', report(parts));
  const period = (start: string, end: string, malformed = false) => ({
    start,
    end,
    stated: true,
    span: at(4),
    malformed,
  });

  test('reports a title and a period of different years', () => {
    expect(of({ period: period('2016-01-01', '2016-12-31') })).toMatchObject([
      {
        severity: 'warning',
        subject: 'reportYear',
        expected: 2017,
        actual: '2016',
        evidence: [at(1), at(4)],
      },
    ]);
  });

  test('reports a statistics table that names another year', () => {
    const statisticsTable = {
      ...table({ table: 'statistics', form: '2014' }, 90),
      caption: '政府信息公开情况统计表（2016年度）',
      year: 2016,
    };
    expect(of({ tables: [statisticsTable] })).toMatchObject([{ actual: '2016', evidence: [at(1), at(90)] }]);
    expect(
      of({ tables: [{ ...statisticsTable, caption: '政府信息公开情况统计表（2017年度）', year: 2017 }] }),
    ).toEqual([]);
  });

  test('does not take a plan above the table for the table’s year', () => {
    const statisticsTable = {
      ...table({ table: 'statistics', form: '2014' }, 90),
      caption: '2018年工作打算',
      year: 2018,
    };
    expect(of({ tables: [statisticsTable] })).toEqual([]);
  });

  test.each([
    ['a period of the title’s year', period('2017-01-01', '2017-12-31')],
    ['one that begins the year before', period('2016-12-01', '2017-11-30')],
    ['one that had to be guessed at', period('2016-01-01', '2016-12-31', true)],
    ['none', { start: '2016-01-01', end: '2016-12-31', stated: false }],
  ])('is content with %s', (_, stated) => {
    expect(of({ period: stated })).toEqual([]);
  });

  test('is silent where the title names no year', () => {
    expect(of({ title: '青石镇政府信息公开年度报告', period: period('2016-01-01', '2016-12-31') })).toEqual(
      [],
    );
  });

  const telling = async (sentence: string, total = 86) =>
    findingsOf(
      'year-mismatch',
      await read(
        TITLE_2018,
        PERIOD_2018,
        '一、概述',
        '稳步推进。',
        '二、主动公开情况',
        sentence,
        '三、存在问题',
        '不够及时。',
        '附件：',
        ...statistics({ 'disclosure.total': total }),
      ),
    );

  test('reports a sentence that gives this year’s number for the year before', async () => {
    expect(await telling('2017年，我镇主动公开政府信息86条。')).toMatchObject([
      { severity: 'warning', subject: 'disclosure.total', expected: 2018, actual: 2017 },
    ]);
  });

  test.each([
    ['the right year', '2018年，我镇主动公开政府信息86条。', 86],
    ['another number for the year before', '2017年，我镇主动公开政府信息59条。', 86],
    ['both years', '2017年主动公开政府信息86条，2018年主动公开政府信息86条。', 86],
    ['a sum over years', '2017年以来，我镇累计主动公开政府信息86条。', 86],
    ['a small number, which may be chance', '2017年，我镇主动公开政府信息6条。', 6],
  ])('is content with %s', async (_, sentence, total) => {
    expect(await telling(sentence, total)).toEqual([]);
  });
});
