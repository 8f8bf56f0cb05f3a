import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChineseNumeral, parseNumber, toChineseNumeral } from '../../src/document/numerals.js';

describe('parseChineseNumeral', () => {
  it.each([
    ['零', 0],
    ['〇', 0],
    ['五', 5],
    ['两', 2],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['廿三', 23],
    ['一百二十三', 123],
    ['一百一十', 110],
    ['两百', 200],
    ['一千零五', 1005],
    ['一千零二十', 1020],
    ['一万二千', 12000],
    ['一万零五百', 10500],
    ['十万', 100_000],
    ['三千二百万', 32_000_000],
    ['一亿零三万', 100_030_000],
    ['一万二千亿', 1_200_000_000_000],
    ['贰佰叁拾', 230],
    ['三萬兩千', 32000],
    ['一 百 零 二', 102],
  ])('reads %s', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it.each([
    ['二〇一八', 2018],
    ['二○一八', 2018],
    ['二Ｏ一八', 2018],
    ['二0一八', 2018],
    ['二零一零', 2010],
    ['一〇', 10],
  ])('reads %s digit by digit', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it.each([
    ['三百五', 350],
    ['一千二', 1200],
    ['两万三', 23000],
    ['三百零五', 305],
    ['两万零三', 20003],
  ])('reads %s as it is spoken', (text, value) => {
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it.each([
    '',
    '条',
    '百',
    '万',
    '○',
    '○○',
    '〇〇',
    'O',
    '0',
    '12',
    '三五',
    '一两',
    '十二三',
    '十三五',
    '百十',
    '十百',
    '一百零十',
    '一百零零五',
    '一百二百',
    '二万三万',
    '一百零',
    '零十',
    '一百余',
    '一亿亿',
    '一万十二万',
    '一'.repeat(21),
  ])('gives null for %j', (text) => {
    expect(parseChineseNumeral(text)).toBeNull();
  });
});

/** A writer of its own for 0-9,999, digit by digit, against which the product's is held. */
function write(value: number): string {
  if (value === 0) return '零';
  const marks = '零一二三四五六七八九';
  const parts = ['千', '百', '十', ''].map((unit, i) => {
    const digit = Math.floor(value / 10 ** (3 - i)) % 10;
    return digit === 0 ? '零' : marks.charAt(digit) + unit;
  });
  return parts
    .join('')
    .replace(/^零+|零+$/g, '')
    .replace(/零+/g, '零')
    .replace(/^一十/, '十');
}

describe('toChineseNumeral', () => {
  it.each([
    [0, '零'],
    [4, '四'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [99, '九十九'],
    [105, '一百零五'],
    [110, '一百一十'],
    [10_000, '一万'],
    [10_005, '一万零五'],
    [105_000, '十万零五千'],
    [120_345, '十二万零三百四十五'],
    [12_345_678, '一千二百三十四万五千六百七十八'],
  ])('writes %i', (value, text) => {
    expect(toChineseNumeral(value)).toBe(text);
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        expect(parseChineseNumeral(toChineseNumeral(value))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes every number below 10,000 as an independent writer does', () => {
    for (let value = 0; value < 10_000; value++) expect(toChineseNumeral(value)).toBe(write(value));
  });

  it.each([-1, 1.5, 100_000_000, Number.NaN])('refuses %d', (value) => {
    expect(() => toChineseNumeral(value)).toThrow(RangeError);
  });
});

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['７', 7],
    [' 42\u3000', 42],
    ['１２３', 123],
    ['11,398,889', 11_398_889],
    ['11，398，889', 11_398_889],
    ['1, 250', 1250],
    ['12.50', 12.5],
    ['０．３', 0.3],
    ['.5', 0.5],
    ['-3', -3],
    ['－3', -3],
    ['−3', -3],
    ['–3', -3],
    ['+3', 3],
    ['-0', 0],
    ['1.2万', 12_000],
    ['1.1万', 11_000],
    ['3.55亿', 355_000_000],
    ['3千万', 30_000_000],
    ['5百', 500],
    ['2万亿', 2_000_000_000_000],
    ['十二', 12],
    ['一百零三', 103],
    ['十', 10],
    ['两万', 20_000],
  ])('reads %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '-',
    '—',
    '/',
    '无',
    '万',
    '.',
    '12 5',
    '3 120',
    '12\n5',
    '1,2',
    '1,23,456',
    '1234,567',
    ',123',
    '123,',
    '12,3456',
    '1.2.3',
    '3.',
    '000',
    '05',
    '--3',
    '- 3',
    '3-',
    '(3)',
    '3件',
    '3%',
    '１２余',
    '±3',
    '1e5',
    '0x10',
    'Infinity',
    '①',
    '10²',
    '½',
    '99999999999999999999',
    '○',
    '-十',
  ])('gives null for %j', (text) => {
    expect(parseNumber(text)).toBeNull();
  });

  it('reads what is written in either width, plain or grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (value) => {
        const plain = String(value);
        const wide = plain.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        expect(parseNumber(plain)).toBe(value);
        expect(parseNumber(wide)).toBe(value);
        expect(parseNumber(value.toLocaleString('en-US'))).toBe(value);
      }),
    );
  });

  it('reads Chinese numerals of every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
        expect(parseNumber(toChineseNumeral(value))).toBe(value);
      }),
    );
  });
});
