import { describe, expect, test } from 'vitest';
import type { Observation } from '../../../src/report/report.js';
import { at, findingsOf, observed, report } from '../report-builder.js';

const six = (values: Record<string, number | string>, template = '2021') =>
  report({ reportYear: 2022, observations: observed(values, { template }) });

/** Enough good cells around one odd one that the table counts as well read. */
const GOOD = { 'normative.issued': 2, 'normative.repealed': 0, 'licence.decisions': 31 };

describe('not-a-number', () => {
  const found = (cell: string) => findingsOf('not-a-number', six({ ...GOOD, 'penalty.decisions': cell }));

  test.each(['约20', '若干', '未统计', 'O', '3-5', '见附件'])('reports %j where a count is due', (cell) => {
    expect(found(cell)).toMatchObject([
      {
        severity: 'warning',
        subject: 'penalty.decisions',
        expected: null,
        actual: cell,
        evidence: [at(103)],
      },
    ]);
  });

  test.each(['', '/'])('is content with %j', (cell) => {
    expect(found(cell)).toEqual([]);
  });

  test.each([
    ['values of several cells in one', '0 0'],
    ['the same with words for none', '无 0'],
    ['a page number', '- 5 -'],
    ['a unit alone', '件'],
    ['words of the head', '本年处理决定数量'],
    ['stray marks', '．'],
    ['a whole note', '本年度按照上级部署移交综合执法队伍统一办理'],
  ])('leaves %s alone', (_, cell) => {
    expect(found(cell)).toEqual([]);
  });

  test('does not judge amounts and changes', () => {
    expect(findingsOf('not-a-number', six({ ...GOOD, 'charge.amount': '约3' }))).toEqual([]);
    expect(findingsOf('not-a-number', six({ ...GOOD, 'licence.items_change': '增12' }, '2019'))).toEqual([]);
  });

  test('says nothing of a table that was not read well', () => {
    const cells = { 'normative.issued': '约2', 'normative.repealed': '约1', 'licence.decisions': 31 };
    expect(findingsOf('not-a-number', six(cells))).toEqual([]);
  });
});

describe('negative-count', () => {
  test('reports a count below zero, with the column that it stands in', () => {
    expect(findingsOf('negative-count', six({ 'application.received@natural_person': -2 }))).toMatchObject([
      {
        severity: 'warning',
        subject: 'application.received@natural_person',
        expected: '≥ 0',
        actual: -2,
        message: { zh: expect.stringContaining('（自然人）填为 -2') as string },
      },
    ]);
  });

  test('lets a change and an amount be negative', () => {
    expect(findingsOf('negative-count', six({ 'licence.items_change': -7 }, '2019'))).toEqual([]);
    expect(findingsOf('negative-count', six({ 'charge.amount': -1.5 }))).toEqual([]);
  });

  test('is content with 0 and blanks', () => {
    expect(findingsOf('negative-count', six({ 'licence.decisions': 0, 'penalty.decisions': '' }))).toEqual(
      [],
    );
  });
});

describe('fractional-count', () => {
  test('reports a count with decimals', () => {
    expect(findingsOf('fractional-count', six({ 'licence.decisions': 12.5 }))).toMatchObject([
      { severity: 'warning', subject: 'licence.decisions', actual: 12.5 },
    ]);
  });

  test('lets an amount have decimals', () => {
    expect(findingsOf('fractional-count', six({ 'charge.amount': 12.5 }))).toEqual([]);
  });

  test('is content with whole numbers', () => {
    expect(findingsOf('fractional-count', six({ 'licence.decisions': 12 }))).toEqual([]);
  });
});

describe('regulation-by-unauthorised', () => {
  const found = (
    issuer: string | null,
    values: Record<string, number | string> = { 'regulation.issued': 3 },
  ) => findingsOf('regulation-by-unauthorised', { ...six(values), issuer });

  test.each([
    '青石镇人民政府',
    '白水街道办事处',
    '青河县人民政府',
    '云州市东渚区人民政府',
    '青河县财政局',
    '云州市东渚区教育局',
    '巴林左旗人民政府',
    '云州市松山区应急管理局',
    '克什克腾旗水利局',
    '杭锦旗财政局',
  ])('reports 规章 of %s', (issuer) => {
    expect(found(issuer)).toMatchObject([
      { severity: 'warning', subject: 'regulation.issued', expected: 0, actual: 3 },
    ]);
  });

  test.each([
    null,
    '云州市人民政府',
    '云州市财政局',
    '江南省生态环境厅',
    '西原自治区财政厅',
    '西原自治区人民政府',
    '云州高新技术产业开发区管理委员会',
    '云州新区建设局',
    '云州市山区综合开发局',
    '云州市红旗渠管理局',
    '云州地区教育局',
    '青河县人民政府办公室',
  ])('does not judge %s', (issuer) => {
    expect(found(issuer)).toEqual([]);
  });

  test.each([0, '', '/', '见附件'])('is content with %j', (cell) => {
    expect(found('青石镇人民政府', { 'regulation.issued': cell })).toEqual([]);
  });

  test('reads the columns of the form of 2019 too, and no normative documents', () => {
    const cells = { 'regulation.made': 2, 'normative.made': 5 };
    const checked = { ...six(cells, '2019'), issuer: '青石镇人民政府' };
    expect(findingsOf('regulation-by-unauthorised', checked)).toMatchObject([{ subject: 'regulation.made' }]);
  });
});

describe('unit-mismatch', () => {
  const printed = (units: Record<string, string>, raw = '3'): Observation[] =>
    observed(Object.fromEntries(Object.keys(units).map((key) => [key, 3]))).map((one) => ({
      ...one,
      raw,
      printedUnit: units[one.indicator] ?? '',
    }));
  const found = (units: Record<string, string>, raw?: string) =>
    findingsOf('unit-mismatch', report({ observations: printed(units, raw) }));
  const FORM = { 'disclosure.total': '条', 'request.received': '件' };

  test('reports an amount that is printed in 元 where the form has 万元', () => {
    expect(found({ ...FORM, 'fee.charged': '元' })).toMatchObject([
      { severity: 'warning', subject: 'fee.charged', expected: '万元', actual: '元', evidence: [at(102)] },
    ]);
  });

  test('reports one kind of item for another', () => {
    expect(found({ ...FORM, 'organisation.staff.full_time': '件' })).toMatchObject([
      { expected: '人', actual: '件' },
    ]);
  });

  test('is content with the form’s units, also in brackets', () => {
    expect(found({ ...FORM, 'fee.charged': '（万元）' })).toEqual([]);
  });

  test.each([
    ['training.participants', '人'],
    ['organisation.staff.full_time', '人次'],
    ['disclosure.total', '条次'],
    ['request.received', '份'],
  ])('takes %s in %s for the same', (indicator, unit) => {
    expect(found({ 'request.closed': '件', 'request.answered': '件', [indicator]: unit })).toEqual([]);
  });

  test('leaves a unit alone that stands behind the number: the number is read in it', () => {
    expect(found({ ...FORM, 'fee.charged': '元' }, '200元')).toEqual([]);
  });

  test('leaves words alone that are no unit', () => {
    expect(found({ ...FORM, 'fee.charged': '备注' })).toEqual([]);
  });

  test('says nothing where most units differ: then another column was read', () => {
    expect(found({ 'disclosure.total': '件', 'request.received': '条', 'fee.charged': '万元' })).toEqual([]);
  });

  test('asks nothing of the later forms', () => {
    const observations = printed({ 'charge.amount': '元' }).map((one) => ({ ...one, template: '2021' }));
    expect(findingsOf('unit-mismatch', report({ observations }))).toEqual([]);
  });
});
