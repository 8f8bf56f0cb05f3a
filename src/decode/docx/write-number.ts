import { toChineseNumeral } from '../../document/numerals.js';

const DIGITS = '〇一二三四五六七八九';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const FORMAL: Readonly<Record<string, string>> = {
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
};
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];
/** Letters and Roman numerals grow with the number; no list is that long. */
const LARGEST_WRITTEN_OUT = 3999;

type Writer = (value: number) => string;

/** How each number format of WordprocessingML (ECMA-376 part 1, 17.18.59) writes a number from 1. */
const WRITERS: Readonly<Record<string, Writer>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: enclosed(0x2460, 20),
  decimalEnclosedCircleChinese: enclosed(0x2460, 20),
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: enclosed(0x2488, 20),
  ideographEnclosedCircle: enclosed(0x3280, 10),
  chineseCounting: toChineseNumeral,
  chineseCountingThousand: toChineseNumeral,
  japaneseCounting: toChineseNumeral,
  taiwaneseCounting: toChineseNumeral,
  taiwaneseCountingThousand: toChineseNumeral,
  koreanCounting: toChineseNumeral,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  japaneseLegal: formal,
  ideographTraditional: cyclic(STEMS),
  ideographZodiac: cyclic(BRANCHES),
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
};

/**
 * Writes a list's number as Word prints it.
 *
 * @param value the number, from 0
 * @param format a value of `w:numFmt`; formats that are not known are written in Arabic digits
 */
export function writeNumber(value: number, format: string): string {
  const write = value > 0 && value <= 99_999_999 ? WRITERS[format] : format === 'none' ? () => '' : undefined;
  return write === undefined ? String(value) : write(value);
}

function enclosed(first: number, count: number): Writer {
  return (value) => (value <= count ? String.fromCharCode(first + value - 1) : String(value));
}

function cyclic(characters: string): Writer {
  return (value) => characters.charAt((value - 1) % characters.length);
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}

function digitByDigit(value: number): string {
  return String(value).replace(/\d/g, (digit) => DIGITS.charAt(Number(digit)));
}

function formal(value: number): string {
  return toChineseNumeral(value).replace(/[一-龥]/g, (character) => FORMAL[character] ?? character);
}

/** a … z, aa, bb …: the letter is repeated, not counted on. */
function letters(value: number, first: string): string {
  if (value > LARGEST_WRITTEN_OUT) return String(value);
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}

function roman(value: number): string {
  if (value > LARGEST_WRITTEN_OUT) return String(value);
  let rest = value;
  let out = '';
  for (const [worth, mark] of ROMAN) {
    while (rest >= worth) {
      out += mark;
      rest -= worth;
    }
  }
  return out;
}
