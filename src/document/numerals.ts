import { fold } from './fold.js';

const DIGITS: Record<string, number> = {
  ...Object.fromEntries([...'〇一二三四五六七八九'].map((mark, value) => [mark, value])),
  ...Object.fromEntries([...'零壹贰叁肆伍陆柒捌玖'].map((mark, value) => [mark, value])),
  ...{ 貳: 2, 參: 3, 叄: 3, 陸: 6 },
  ...{ 两: 2, 兩: 2 },
  // Makeshift zeros of years: 二O一八, 二0一八.
  ...{ O: 0, o: 0, '0': 0 },
};
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MYRIADS: { marks: RegExp; factor: number }[] = [
  { marks: /[亿億]/, factor: 1e8 },
  { marks: /[万萬]/, factor: 1e4 },
];

const POSITIONAL = /^[〇零Oo0一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參叄陸]+$/;
/** Zeros alone are a number only as 零 or 〇: circles stand for words left open (○○镇), letters for words. */
const LONE_ZERO = /^\s*[零〇]\s*$/;
const ZEROS = /^[〇零Oo0]+$/;
const LONGEST = 20;

/**
 * Reads a Chinese numeral, counting style or digit by digit. A digit that ends the numeral right after 百,
 * 千, 万 or 亿 counts in the next lower unit, as it is spoken: 三百五 is 350, 三百零五 is 305. What is no
 * well-formed numeral is null, rather than a guess: 十二三 (twelve or thirteen), 三五 (a few), 百十,
 * 一百零十.
 *
 * @example
 * parseChineseNumeral('一百二十三') // 123
 * parseChineseNumeral('一千零五') // 1005
 * parseChineseNumeral('二○一八') // 2018
 * parseChineseNumeral('一万二千') // 12000
 *
 * @param text the numeral alone; blanks are ignored, ○ and O count as zero within a numeral
 * @returns the number, or null when it is not a Chinese numeral
 */
export function parseChineseNumeral(text: string): number | null {
  const marks = fold(text).replace(/\s+/g, '').replace(/廿/g, '二十').replace(/卅/g, '三十');
  if (marks.length === 0 || marks.length > LONGEST) return null;
  if (ZEROS.test(marks)) return LONE_ZERO.test(text) ? 0 : null;
  if (POSITIONAL.test(marks)) return parsePositional(marks);
  return parseMyriads(marks, 0, 1);
}

/** Digits without units. Two of them without a zero are more often an estimate (三五条) than a number. */
function parsePositional(marks: string): number | null {
  if (marks.length > 15) return null;
  if (marks.length === 2 && !/[〇零Oo0]/.test(marks)) return null;
  return Number([...marks].map((mark) => DIGITS[mark]).join(''));
}

/**
 * Reads `marks`, which stand for a number below 10,000 times the factor before `level`; `lower` is the unit
 * after it.
 */
function parseMyriads(marks: string, level: number, lower: number): number | null {
  const myriad = MYRIADS[level];
  if (myriad === undefined) return parseSection(marks, lower);
  const parts = marks.split(myriad.marks);
  const [high = '', low = ''] = parts;
  if (parts.length === 1) return parseMyriads(marks, level + 1, lower);
  if (parts.length > 2) return null;
  const above = parseMyriads(high, level + 1, 1);
  const below = low === '' ? 0 : parseMyriads(low, level + 1, myriad.factor / 10);
  if (above === null || below === null || above === 0 || below >= myriad.factor) return null;
  return above * myriad.factor + below;
}

/**
 * Reads a number below 10,000 written with 千, 百, 十.
 *
 * @param lone what a single digit counts that follows a higher unit directly: 1000 for the 二 of 一万二
 */
function parseSection(marks: string, lone: number): number | null {
  let total = 0;
  let unit = 10_000;
  let digit: number | null = null;
  let zero = false;
  for (const mark of marks) {
    const value = DIGITS[mark];
    const next = UNITS[mark];
    if (value === 0) {
      if (digit !== null || zero) return null;
      zero = true;
    } else if (value !== undefined) {
      if (digit !== null) return null;
      digit = value;
    } else if (next !== undefined) {
      if (next >= unit) return null;
      // 十 alone stands for 一十 at the start only: 一百十 is no longer written so, but can mean nothing
      // else.
      if (digit === null && (next !== 10 || zero)) return null;
      total += (digit ?? 1) * next;
      unit = next;
      digit = null;
      zero = false;
    } else {
      return null;
    }
  }
  if (digit === null) return zero ? null : total;
  if (zero || unit === 10) return total + digit;
  return total + digit * (unit === 10_000 ? lone : unit / 10);
}

const WRITTEN_DIGITS = '零一二三四五六七八九';
const WRITTEN_UNITS = ['', '十', '百', '千'];

/**
 * Writes a whole number from 0 to 99,999,999 as a Chinese numeral: 4 → `四`, 12 → `十二`, 105 → `一百零五`.
 *
 * @throws RangeError for any other number
 */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99_999_999) {
    throw new RangeError(`No whole number from 0 to 99999999: ${value}`);
  }
  if (value === 0) return '零';
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  const gap = high > 0 && low > 0 && (low < 1000 || high % 10 === 0) ? '零' : '';
  const text = (high > 0 ? `${writeSection(high)}万` : '') + gap + (low > 0 ? writeSection(low) : '');
  return text.replace(/^一十/, '十');
}

/** Writes 1-9,999; a run of zeros between digits becomes one 零. */
function writeSection(value: number): string {
  const digits = String(value);
  let out = '';
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    out += digit === 0 ? '零' : (WRITTEN_DIGITS[digit] ?? '') + (WRITTEN_UNITS[digits.length - 1 - i] ?? '');
  }
  return out.replace(/零+/g, '零').replace(/零$/, '');
}

/** Arabic digits, plain or in groups of three; a group's comma may have a blank after it. */
const ARABIC = /^([+-]?)((?:0|[1-9]\d*)|[1-9]\d{0,2}(?:, ?\d{3})+)?(\.\d+)?([十百千]?[万亿]|[十百千]|万亿)?$/;
const POWERS: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
/** The dash that word processors make of a hyphen, before a digit. */
const TYPESET_MINUS = /^[\u2012\u2013](?=[\d０-９.])/;

/**
 * Reads the number that a cell or a phrase consists of: Arabic digits in any width, thousands separators in
 * groups of three, a sign, decimals, the multipliers 十 百 千 万 亿, or a Chinese numeral. Units, 余 and 约
 * are the caller's.
 *
 * What could be two numbers is null: `12 5`, `1,2`, `000` and `05` (cells run together), `1.2.3`.
 *
 * @example
 * parseNumber('11,398,889') // 11398889
 * parseNumber('１．２万') // 12000
 * parseNumber('－3') // -3
 * parseNumber('十二') // 12
 * parseNumber('1,2') // null
 *
 * @param text the number alone, blanks around it allowed
 */
export function parseNumber(text: string): number | null {
  const bare = text.trim().replace(TYPESET_MINUS, '-');
  const folded = fold(bare).trim();
  const match = ARABIC.exec(folded);
  if (match === null) return parseChineseNumeral(bare);
  const [, sign = '', whole = '', decimals = '', multiplier = ''] = match;
  if (whole === '' && decimals === '') return sign === '' ? parseChineseNumeral(bare) : null;
  const digits = whole.replace(/[, ]/g, '') || '0';
  let power = 0;
  for (const mark of multiplier) power += POWERS[mark] ?? 0;
  // Shifting the decimal point in writing is exact: 1.1 × 10,000 in binary is not 11,000.
  const value = Number(`${digits}${decimals}e${power}`);
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return null;
  return sign === '-' && value !== 0 ? -value : value;
}
