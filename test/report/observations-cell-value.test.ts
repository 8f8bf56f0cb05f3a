import { describe, expect, it } from 'vitest';
import { readCellValue } from '../../src/report/observations/cell-value.js';

describe('the value of a cell', () => {
  it.each([
    ['0', 0],
    ['０', 0],
    ['1,398,889', 1398889],
    ['１２', 12],
    ['0.00', 0],
    ['3.5', 3.5],
    ['3件', 3],
    ['共 7 件', 7],
    ['24（其中修订16件）', 24],
    ['十二', 12],
    ['零', 0],
    ['-2', -2],
    ['减3', -3],
    ['增加 12', 12],
    ['2万', 20000],
    ['**5**', 5],
  ])('%s is a number', (raw, value) => {
    expect(readCellValue(raw, '件')).toMatchObject({ status: 'number', value });
  });

  it.each(['', '  ', '　', '____'])('"%s" is blank, never 0', (raw) => {
    expect(readCellValue(raw, '件')).toEqual({ status: 'blank', value: null, unit: '' });
  });

  it.each(['/', '／', '-', '—', '——', '--', '无', '空'])('%s does not apply', (raw) => {
    expect(readCellValue(raw, '件')).toEqual({ status: 'not_applicable', value: null, unit: '' });
  });

  it.each(['0 0', '12 5', '1,2', '约20', '20余', '1/2', '35%', '详见附件', '2016年', '○'])(
    '%s is words',
    (raw) => {
      expect(readCellValue(raw, '件')).toMatchObject({ status: 'text', value: null });
    },
  );

  it.each([
    ['251000元', '', 25.1],
    ['251000', '元', 25.1],
    ['3.2万元', '', 3.2],
    ['3.2万', '', 3.2],
    ['3.2', '万元', 3.2],
    ['1.5亿元', '', 15000],
  ])('money printed as %s (unit column %s) comes in 万元', (raw, column, value) => {
    expect(readCellValue(raw, '万元', column).value).toBe(value);
  });

  it('tells the unit that the cell itself prints', () => {
    expect(readCellValue('3篇', '条').unit).toBe('篇');
    expect(readCellValue('251000元', '万元').unit).toBe('元');
  });
});
