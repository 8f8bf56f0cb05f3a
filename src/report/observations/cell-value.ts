import type { Cell } from '../../document/block.js';
import { parseNumber } from '../../document/numerals.js';
import { Words, wordsOf } from '../../document/words.js';
import { isNotApplicable } from '../../tables/value-shape.js';
import type { ObservationStatus } from '../report.js';

/** What a cell of a table says. */
export interface CellValue {
  status: ObservationStatus;
  /** In the indicator's unit; null unless status is `number`. */
  value: number | null;
  /** Unit printed in the cell itself; '' where none. */
  unit: string;
}

const UNIT = '元|人次|条次|件次|份次|部次|[条件个次篇人期份项部场]';
const FIGURE = new RegExp(
  String.raw`^(?:共计|共|计)?((?:[+-]|增加?|减少?)?[\d,.]+|[零〇一二两三四五六七八九十百千]+)([万亿]?)(${UNIT})?(?:\([^()]*\))?$`,
);
const UNFILLED = /^[_＿\s]+$/;
const MARKUP = /<br\s*\/?>|\*\*|&nbsp;/gi;

/** How many 元 a unit of money is; 1 for 元. */
const MONEY: Readonly<Record<string, number>> = { 元: 1, 百元: 1e2, 千元: 1e3, 万元: 1e4, 亿元: 1e8 };

/**
 * Reads one cell. Blank, "does not apply" and 0 stay apart; nothing is filled in and nothing is guessed: two
 * numbers in one cell, a fraction, a share or 约20 are text.
 *
 * @param raw the cell as printed
 * @param unit the indicator's unit; money in another unit (251000元 for 万元) is converted
 * @param columnUnit the unit that the row's unit column prints, '' where none
 */
export function readCellValue(raw: string, unit: string, columnUnit = ''): CellValue {
  return valueOf(new Words(raw), unit, columnUnit);
}

/** What {@link readCellValue} reads; a cell that is missing reads as a blank one. */
export function valueOfCell(cell: Cell | undefined, unit: string, columnUnit = ''): CellValue {
  return valueOf(cell === undefined ? new Words('') : wordsOf(cell), unit, columnUnit);
}

function valueOf(words: Words, unit: string, columnUnit: string): CellValue {
  const raw = words.printed;
  const unmarked = raw.replace(MARKUP, ' ');
  const { text } = (unmarked === raw ? words : new Words(unmarked)).compact;
  if (text === '' || UNFILLED.test(text)) return { status: 'blank', value: null, unit: '' };
  if (isNotApplicable(text)) return { status: 'not_applicable', value: null, unit: '' };
  if (text.length > 200) return { status: 'text', value: null, unit: '' };
  const [, figure = '', scale = '', printed = ''] = FIGURE.exec(text.replace(/[。.]$/, '')) ?? [];
  // the column 本年增/减 says 增2 and 减3 as often as +2 and -3
  const digits = figure.replace(/^增加?/, '+').replace(/^减少?/, '-');
  // 万 directly before 元 is part of the unit; 3万 for an indicator in 万元 is 3 of them; elsewhere 万
  // multiplies
  const own = printed === '元' ? `${scale}元` : printed;
  const multiplies = printed !== '元' && !unit.startsWith(scale);
  const value = parseNumber(multiplies ? `${digits}${scale}` : digits);
  // a circle is a mark or words left open before it is a zero
  const circle = digits === '〇' && !raw.includes('〇');
  if (value === null || circle) return { status: 'text', value: null, unit: '' };
  return { status: 'number', value: convert(value, own || columnUnit, unit), unit: own };
}

/**
 * Money in the indicator's unit; divided rather than multiplied by a fraction, and without what binary adds.
 */
function convert(value: number, from: string, to: string): number {
  const [own, wanted] = [MONEY[from], MONEY[to]];
  if (own === undefined || wanted === undefined || own === wanted) return value;
  return Number(((value * own) / wanted).toPrecision(15));
}
