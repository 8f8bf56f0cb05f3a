import { describe, expect, test } from 'vitest';
import { read, TITLE_2018 } from '../invented-text.js';
import { findingsOf, observed } from '../report-builder.js';

describe('charge-without-note', () => {
  const TITLE_2022 = '青石镇人民政府2022年政府信息公开工作年度报告';
  const of = async (first: string, sixth: string, title = TITLE_2022) =>
    findingsOf(
      'charge-without-note',
      await read(
        title,
        '一、总体情况',
        first,
        '二、主动公开政府信息情况',
        '及时公开。',
        '三、存在的主要问题及改进情况',
        '不够及时。',
        '四、其他需要报告的事项',
        sixth,
      ),
    );
  const CHARGED = '办理政府信息公开申请，收取信息处理费200元。';
  const NOT_CHARGED = '本年度没有收取信息处理费。';

  test('reports fees in the text that section six denies, and the reverse', async () => {
    expect(await of(CHARGED, NOT_CHARGED)).toMatchObject([
      { severity: 'info', subject: 'fee.charged', expected: 0, actual: 200 },
    ]);
    expect(await of(NOT_CHARGED, CHARGED)).toMatchObject([{ expected: 200, actual: 0 }]);
  });

  test.each([
    ['the same on both sides', NOT_CHARGED, NOT_CHARGED],
    ['a section six that speaks of something else', CHARGED, '没有其他需要报告的事项。'],
    ['administrative charges', '全镇行政事业性收费200元。', NOT_CHARGED],
  ])('is content with %s', async (_, first, sixth) => {
    expect(await of(first, sixth)).toEqual([]);
  });

  test('asks nothing of the years before', async () => {
    expect(await of(CHARGED, NOT_CHARGED, TITLE_2018)).toEqual([]);
  });

  const unpaid = async (sixth: string, carriedIn: number) => {
    const checked = await read(
      TITLE_2022,
      '一、总体情况',
      '平稳。',
      '二、存在的主要问题及改进情况',
      '不够及时。',
      '三、其他需要报告的事项',
      sixth,
    );
    const cells = { 'application.other.fee_unpaid@total': 1, 'application.carried_in@total': carriedIn };
    return findingsOf('charge-without-note', {
      ...checked,
      observations: observed(cells, { template: '2021' }),
    });
  };

  test('reports applications dropped for an unpaid fee that section six knows nothing of', async () => {
    expect(await unpaid('本年度未发出收费通知。', 0)).toMatchObject([
      { subject: 'application.other.fee_unpaid@total', expected: 0, actual: 1 },
    ]);
    expect(await unpaid('本年度发出收费通知1件。', 0)).toEqual([]);
  });

  test('lets the fee have been asked for last year', async () => {
    expect(await unpaid('本年度未发出收费通知。', 1)).toEqual([]);
  });
});
