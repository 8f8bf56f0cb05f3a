import { fold } from './fold.js';

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
  O: 0,
  o: 0,
  '0': 0,
};
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: Record<string, number> = { 万: 1e4, 亿: 1e8 };

/**
 * Reads a Chinese numeral: counting style (`一百二十三`, `十二`, `两万三`→ not colloquial: `两万三` is 20003) or digit by
 * digit (`二〇一八`).
 *
 * @param text the numeral alone, blanks allowed
 * @returns the number, or null when it is not a Chinese numeral
 */
export function parseChineseNumeral(text: string): number | null {
  const marks = [...fold(text).replace(/\s+/g, '')];
  if (marks.length === 0 || marks.length > 20) return null;
  if (marks.every((mark) => mark in DIGITS)) {
    return marks.length > 15 ? null : Number(marks.map((mark) => DIGITS[mark]).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const mark of marks) {
    const value = DIGITS[mark];
    const unit = UNITS[mark];
    const myriad = MYRIADS[mark];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else if (unit !== undefined) {
      if (digit === 0 && section === 0) return null;
      section += (digit === null || digit === 0 ? 1 : digit) * unit;
      digit = null;
    } else if (myriad !== undefined) {
      section += digit ?? 0;
      if (section === 0 && total === 0) return null;
      total = section === 0 ? total * myriad : total + section * myriad;
      section = 0;
      digit = null;
    } else {
      return null;
    }
  }
  return total + section + (digit ?? 0);
}

const ORDINAL_DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Writes 1-99 as a Chinese ordinal: 4 → `四`, 12 → `十二`, 20 → `二十`. */
export function toChineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = ORDINAL_DIGITS[value % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (ORDINAL_DIGITS[tens] ?? '')}十${ones}`;
}
