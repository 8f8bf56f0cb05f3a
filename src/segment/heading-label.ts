import { parseChineseNumeral, toChineseNumeral } from '../document/numerals.js';
import type { Words } from '../document/words.js';

/** How a heading is numbered. */
export type LabelStyle =
  /** 第一部分, 第一章 */
  | 'part'
  /** 一、 */
  | 'han-mark'
  /** （一） */
  | 'han-bracket'
  /** 1. or 1、 */
  | 'digit-mark'
  /** （1） or 1） */
  | 'digit-bracket'
  /** ① */
  | 'circled';

/** The level that each style has in a report that numbers as the Regulation's forms do. */
export const NATURAL_LEVEL: Readonly<Record<LabelStyle, number>> = {
  part: 1,
  'han-mark': 1,
  'han-bracket': 2,
  'digit-mark': 3,
  'digit-bracket': 4,
  circled: 5,
};

/** A number at the start of a paragraph. Offsets are into the paragraph's text. */
export interface HeadingLabel {
  style: LabelStyle;
  ordinal: number;
  /** As printed, e.g. `（一）`. */
  printed: string;
  /**
   * Where the heading begins: at the label, or at the question marks before it that blanks became in a wrong
   * encoding.
   */
  start: number;
  /** Where the title begins: after the label and the blanks behind it. */
  end: number;
}

const HAN = '一二三四五六七八九十';
/** Markdown marks and blanks that may stand before a label. */
const LEAD = /[\s#*_>]*/y;
/** What blanks became that an encoding lost, with such marks behind. */
const LOST_BLANKS = /[?\s#*_>]*/y;

const PATTERNS: readonly { style: LabelStyle; pattern: RegExp }[] = [
  { style: 'part', pattern: new RegExp(`(第 ?([${HAN}\\d]{1,3}) ?(?:部分|章|篇) ?[、.:,]?)[ 、.:,*]*`, 'y') },
  { style: 'han-bracket', pattern: new RegExp(`([([]? ?([${HAN}]{1,3}) ?[)\\]])[ 、.:,*]*`, 'y') },
  { style: 'han-mark', pattern: new RegExp(`(([${HAN}]{1,3}) {0,4}[、.,:])[ 、.*]*`, 'y') },
  { style: 'han-mark', pattern: new RegExp(`(([${HAN}]{1,3})) +(?=[^ ${HAN}〇零百千万年月日、,.])`, 'y') },
  { style: 'digit-bracket', pattern: /(\(? ?(\d{1,2}) ?\))[ 、.:*]*/y },
  { style: 'digit-mark', pattern: /((\d{1,2}) {0,2}(?:、|\.(?!\d)))[ 、.*]*/y },
];

/** Ready-made characters such as ① ⑴ ⒈ ㈠: first code point, how many, and their style. */
const ENCLOSED: readonly { first: number; count: number; style: LabelStyle }[] = [
  { first: 0x2460, count: 20, style: 'circled' },
  { first: 0x2474, count: 20, style: 'digit-bracket' },
  { first: 0x2488, count: 20, style: 'digit-mark' },
  { first: 0x3220, count: 10, style: 'han-bracket' },
  { first: 0x2776, count: 10, style: 'circled' },
];

/**
 * Reads the number at the start of a paragraph.
 *
 * @param words the paragraph's
 * @returns null when the paragraph starts with no number of a heading
 */
export function readHeadingLabel({ printed: text, folded }: Words): HeadingLabel | null {
  LEAD.lastIndex = 0;
  LEAD.exec(folded);
  const start = LEAD.lastIndex;
  LOST_BLANKS.lastIndex = start;
  LOST_BLANKS.exec(folded);
  const label = LOST_BLANKS.lastIndex;
  const code = text.charCodeAt(label);
  for (const { first, count, style } of ENCLOSED) {
    if (code < first || code >= first + count) continue;
    const rest = /[ 、.*]*/y;
    rest.lastIndex = label + 1;
    rest.exec(folded);
    return { style, ordinal: code - first + 1, printed: text.charAt(label), start, end: rest.lastIndex };
  }
  for (const { style, pattern } of PATTERNS) {
    pattern.lastIndex = label;
    const match = pattern.exec(folded);
    if (!match) continue;
    const [, printed = '', numeral = ''] = match;
    const ordinal = /\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
    if (ordinal === null || ordinal === 0) return null;
    return {
      style,
      ordinal,
      printed: text.slice(label, label + printed.length),
      start,
      end: pattern.lastIndex,
    };
  }
  return null;
}

/**
 * Writes the label that a style gives to an ordinal, full-width as the forms print it: 4 → `四、`, `（四）`,
 * `4.`
 */
export function writeHeadingLabel(style: LabelStyle, ordinal: number): string {
  switch (style) {
    case 'part':
      return `第${toChineseNumeral(ordinal)}部分`;
    case 'han-mark':
      return `${toChineseNumeral(ordinal)}、`;
    case 'han-bracket':
      return `（${toChineseNumeral(ordinal)}）`;
    case 'digit-mark':
      return `${ordinal}.`;
    case 'digit-bracket':
      return `（${ordinal}）`;
    case 'circled':
      return ordinal <= 20 ? String.fromCharCode(0x245f + ordinal) : `（${ordinal}）`;
  }
}
