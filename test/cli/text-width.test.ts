import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayWidth, pad, printable, truncate, wrap } from '../../src/cli/terminal/text-width.js';

const text = fc.string({ unit: fc.constantFrom('a', '7', ' ', '，', '镇', '（', '𠮷', 'é', '…', '①') });

it('counts Chinese characters and full-width marks as two columns', () => {
  expect(displayWidth('政府信息')).toBe(8);
  expect(displayWidth('（一）Ａ')).toBe(8);
  expect(displayWidth('abc 12')).toBe(6);
  expect(displayWidth('𠮷')).toBe(2);
});

it('counts combining marks and joiners as nothing', () => {
  expect(displayWidth('e\u0301')).toBe(1);
  expect(displayWidth('a\u200db')).toBe(2);
});

it('leaves text that fits as it is, and marks what it cuts', () => {
  expect(truncate('清河镇', 6)).toBe('清河镇');
  expect(truncate('清河镇人民政府', 7)).toBe('清河镇…');
  expect(truncate('清河镇人民政府', 8)).toBe('清河镇…');
});

it('never lets a cut text exceed its width', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (value, width) => {
      expect(displayWidth(truncate(value, width))).toBeLessThanOrEqual(width);
    }),
  );
});

it('fills to the width in columns, at either side', () => {
  expect(pad('镇', 4)).toBe('镇  ');
  expect(pad('12', 4, 'end')).toBe('  12');
});

it('takes control characters and marks that turn the direction out of foreign text', () => {
  expect(printable('甲\u001b[31m\r\n乙')).toBe('甲 [31m 乙');
  expect(printable('a\u202eb')).toBe('a b');
});

it('wraps Chinese anywhere but before a closing mark, and English between words', () => {
  expect(wrap('统计表中没有，请补充。', 8)).toEqual(['统计表中', '没有，请', '补充。']);
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
});

it('loses no character when wrapping', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (value, width) => {
      const bare = (line: string): string => line.replaceAll(' ', '');
      expect(bare(wrap(value, width).join(''))).toBe(bare(value));
    }),
  );
});
