import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/document/dates.js';
import { toChineseNumeral } from '../../src/document/numerals.js';

const isoOf = (text: string) => findDates(text).map((date) => date.iso);

describe('findDates', () => {
  it.each([
    ['2017年12月13日', '2017-12-13'],
    ['2017 年 12 月 13 日', '2017-12-13'],
    ['２０１７年１月５日', '2017-01-05'],
    ['2 0 1 7 年 1 2 月 1 3 日', '2017-12-13'],
    ['2018\n年\n3\n月\n1\n日', '2018-03-01'],
    ['2018年3月1号', '2018-03-01'],
    ['2021.01.24', '2021-01-24'],
    ['2021．01．24', '2021-01-24'],
    ['2020-1-17', '2020-01-17'],
    ['2020/1/17', '2020-01-17'],
    ['2020 - 1 - 17', '2020-01-17'],
    ['2020—1—17', '2020-01-17'],
    ['2020年2月29日', '2020-02-29'],
    ['二〇一〇年十二月三十一日', '2010-12-31'],
    ['二○一八年一月十五日', '2018-01-15'],
    ['二Ｏ一八年一月十五日', '2018-01-15'],
    ['二O一八年一月十五日', '2018-01-15'],
    ['二О一八年一月十五日', '2018-01-15'],
    ['二零一八年一月十五日', '2018-01-15'],
    ['二0一八年一月十五日', '2018-01-15'],
    ['二0一8年1月15日', '2018-01-15'],
    ['二○○九年三月二十日', '2009-03-20'],
    ['二 ○ 一 八 年 一 月 十 五 日', '2018-01-15'],
    ['二〇二〇年元月廿五日', '2020-01-25'],
    ['一九九九年十月一日', '1999-10-01'],
    ['二〇一八年十一月三〇日', '2018-11-30'],
  ])('reads %j', (text, iso) => {
    expect(findDates(text)).toEqual([{ iso, precision: 'day', start: 0, end: text.length, raw: text }]);
  });

  it.each([
    ['(2015年1月)', '2015-01'],
    ['2015年12月份', '2015-12'],
    ['二〇一五年十月', '2015-10'],
    ['2015年1月5条', '2015-01'],
    ['2015年3月8号文件', '2015-03'],
  ])('reads the month of %j', (text, iso) => {
    expect(findDates(text)).toMatchObject([{ iso, precision: 'month' }]);
  });

  it('gives the place in the printed text', () => {
    const text = '报告日期：　２０１９年 ３月４日（星期一）';
    const [date] = findDates(text);
    expect(date).toMatchObject({ start: 6, end: 16, raw: '２０１９年 ３月４日' });
    expect(text.slice(date?.start, date?.end)).toBe(date?.raw);
  });

  it('leaves the time of day out', () => {
    expect(findDates('时间：2011-03-14 18:20:44')).toMatchObject([{ iso: '2011-03-14', raw: '2011-03-14' }]);
  });

  it.each([
    ['自2017年1月1日起至2017年12月31日止', ['2017-01-01', '2017-12-31']],
    ['2017.1.1-2017.12.31', ['2017-01-01', '2017-12-31']],
    ['2017-01-01-2017-12-31', ['2017-01-01', '2017-12-31']],
    ['2017/1/1—2017/12/31', ['2017-01-01', '2017-12-31']],
  ])('finds both ends of %j', (text, iso) => {
    expect(isoOf(text)).toEqual(iso);
  });

  it.each([
    '2017年2月30日',
    '2019年2月29日',
    '2017年13月1日',
    '2017年0月1日',
    '2017年4月31日',
    '2021.13.01',
    '二〇一八年十三月一日',
    '2021-02-30',
    '1017年1月1日',
  ])('takes no impossible date from %j', (text) => {
    expect(isoOf(text)).toEqual([]);
  });

  it.each([
    '国发〔2011〕47号',
    '办函[2013]05',
    '【2012】144号',
    '12017年1月1日',
    '自20181月1日至201812月31日',
    '2025111231日',
    '2017210日',
    '20180115',
    '0432-2019-12-13',
    '传真2019-12-131',
    '版本2020.1.17.3',
    'http://x.gov.cn/2018/01/05/t1.html',
    '2017年度',
    '2016年至2017年',
    '2024年1-12月份',
    '1月15日',
    '2018.5',
    '62588800*77085',
    '第2017-3号',
  ])('takes no date from %j', (text) => {
    expect(isoOf(text)).toEqual([]);
  });

  it('reads every day of the calendar in each way of writing it', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('〇', '○', 'Ｏ', 'O', '零'), (date, zero) => {
        const iso = date.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const year = [...y].map((digit) => (digit === '0' ? zero : toChineseNumeral(Number(digit)))).join('');
        const chinese = `${year}年${toChineseNumeral(Number(m))}月${toChineseNumeral(Number(d))}日`;
        for (const text of [
          chinese,
          `${y}年${m}月${d}日`,
          `${y}.${m}.${d}`,
          `${y}-${Number(m)}-${Number(d)}`,
        ]) {
          expect(isoOf(`（${text}）`)).toEqual([iso]);
        }
      }),
    );
  });
});
