import { attributeOf, type PageElement } from './parse-page.js';
import { styleOf } from './rendering.js';

/** The running number of one list. */
export interface ListCount {
  next: number;
  style: NumberStyle;
}

type NumberStyle = 'none' | 'decimal' | 'han' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman';

const BY_TYPE: Record<string, NumberStyle> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};
const BY_STYLE: [pattern: RegExp, style: NumberStyle][] = [
  [/^(?:cjk-ideographic|simp-chinese|trad-chinese|cjk-decimal|japanese-)/, 'han'],
  [/^(?:none|disc|circle|square)/, 'none'],
  [/^lower-(?:alpha|latin)/, 'lower-alpha'],
  [/^upper-(?:alpha|latin)/, 'upper-alpha'],
  [/^lower-roman/, 'lower-roman'],
  [/^upper-roman/, 'upper-roman'],
  [/^decimal/, 'decimal'],
];
/** Higher numbers are not spelled out: no report's list is as long. */
const MOST = 3999;

/**
 * Begins to count a list.
 *
 * @param list an `ol`, `ul`, `menu` or `dir` element
 */
export function startList(list: PageElement): ListCount {
  const start = readInteger(attributeOf(list, 'start'));
  const style = list.tagName === 'ol' ? (BY_TYPE[attributeOf(list, 'type')] ?? 'decimal') : 'none';
  return { next: start ?? 1, style: styleOfList(list) ?? style };
}

/**
 * The number that a list puts before its next item, e.g. `1.` or `一、`; '' for an item without number.
 *
 * @param count the list's count, advanced by this call
 * @param item the `li` element, which may set the number and its style
 */
export function numberItem(count: ListCount, item: PageElement): string {
  const value = readInteger(attributeOf(item, 'value')) ?? count.next;
  count.next = value + 1;
  const style = styleOfList(item) ?? BY_TYPE[attributeOf(item, 'type')] ?? count.style;
  if (style === 'none' || value < 1 || value > MOST) return '';
  if (style === 'han') return `${toHan(value)}、`;
  if (style.endsWith('alpha')) return `${inCase(style, toLetters(value))}.`;
  if (style.endsWith('roman')) return `${inCase(style, toRoman(value))}.`;
  return `${value}.`;
}

function styleOfList(element: PageElement): NumberStyle | null {
  const style = /list-style(?:-type)?\s{0,4}:\s{0,4}([a-z-]{3,30})/i
    .exec(styleOf(element))?.[1]
    ?.toLowerCase();
  return style === undefined ? null : (BY_STYLE.find(([pattern]) => pattern.test(style))?.[1] ?? null);
}

function readInteger(value: string): number | null {
  return /^\s*[-+]?\d{1,6}/.test(value) ? Number.parseInt(value, 10) : null;
}

function inCase(style: NumberStyle, letters: string): string {
  return style.startsWith('upper') ? letters.toUpperCase() : letters;
}

function toLetters(value: number): string {
  let letters = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

const ROMAN: [value: number, letters: string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function toRoman(value: number): string {
  let letters = '';
  let rest = value;
  for (const [unit, name] of ROMAN) {
    while (rest >= unit) {
      letters += name;
      rest -= unit;
    }
  }
  return letters;
}

const HAN_DIGITS = '零一二三四五六七八九';
const HAN_UNITS = ['', '十', '百', '千'];

/** Counting style as lists print it: 十, 十一, 二十, 一百零一. */
function toHan(value: number): string {
  const digits = String(value);
  let out = '';
  let zero = false;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    if (digit === 0) {
      zero = true;
      continue;
    }
    if (zero) out += '零';
    zero = false;
    out += HAN_DIGITS.charAt(digit) + (HAN_UNITS[digits.length - 1 - i] ?? '');
  }
  return out.replace(/^一十/, '十');
}
