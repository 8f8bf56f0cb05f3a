import { toChineseNumeral } from '../document/numerals.js';
import { findIndicator } from '../templates/forms.js';
import type { Numbers } from './figures-2014.js';
import type { Random } from './random.js';
import type { TrueObservation } from './truth.js';

/** How one report prints its numbers. */
export interface CellStyle {
  /** What stands for 0 where it is not printed; null prints 0 everywhere. */
  zero: { words: readonly string[]; rate: number } | null;
  figures: 'plain' | 'full-width' | 'thousands' | 'unit' | 'spaced' | 'chinese';
  /** An amount due in 万元 printed in 元 with its unit. */
  moneyInYuan: boolean;
  /** Words behind the number of normative documents: `22（其中修订16件）`. */
  remarks: boolean;
}

const FULL_WIDTH = '０１２３４５６７８９';

/** Chooses how a report prints its numbers. */
export function chooseCellStyle(random: Random, mayLeaveBlank: boolean): CellStyle {
  const words = random.weighted<readonly string[] | null>([
    [null, 55],
    [mayLeaveBlank ? [''] : null, 18],
    [['/'], 5],
    [['—'], 3],
    [['——'], 2],
    [['-'], 3],
    [['无'], 4],
    [['空'], 1],
    [mayLeaveBlank ? ['', '/', '0'] : ['/', '无', '0'], 5],
  ]);
  return {
    zero: words && { words, rate: random.pick([0.2, 0.6, 1]) },
    figures: random.weighted([
      ['plain', 76],
      ['full-width', 6],
      ['thousands', 8],
      ['unit', 6],
      ['spaced', 4],
      ['chinese', 1],
    ] as const),
    moneyInYuan: random.chance(0.1),
    remarks: random.chance(0.02),
  };
}

/** Prints a number in a style; a unit is printed where the style says so. */
export function printNumber(value: number, style: CellStyle['figures'], unit: string): string {
  const plain = String(value);
  if (style === 'full-width') return plain.replace(/\d/g, (digit) => FULL_WIDTH.charAt(Number(digit)));
  if (style === 'unit') return `${plain}${unit}`;
  if (style === 'chinese' && Number.isInteger(value) && value >= 0 && value < 100)
    return toChineseNumeral(value);
  if (style === 'spaced') return ` ${plain} `;
  if (style !== 'thousands' || Math.abs(value) < 1000) return plain;
  const [whole = '', decimals] = plain.split('.');
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`);
}

/** Cells that offices explain in words. */
const REMARKED = new Set(['normative.issued', 'normative.made', 'disclosure.normative_issued']);

function statusOf(raw: string): TrueObservation['status'] {
  return raw === '' ? 'blank' : 'not_applicable';
}

/**
 * Prints the cells of the tables.
 *
 * @param numbers by `indicator` or `indicator@applicant`
 * @param locked keys that print their number whatever the style says
 */
export function printCells(
  random: Random,
  numbers: Numbers,
  style: CellStyle,
  locked: ReadonlySet<string>,
): TrueObservation[] {
  return [...numbers].map(([key, value]): TrueObservation => {
    const [indicator = key, applicant] = key.split('@');
    const named = applicant === undefined ? { indicator } : { indicator, applicant };
    const { zero } = style;
    if (value === 0 && zero && !locked.has(key) && random.chance(zero.rate)) {
      const raw = random.pick(zero.words);
      if (raw !== '0') return { ...named, value: null, status: statusOf(raw), raw };
    }
    const unit = findIndicator(indicator)?.unit ?? '';
    const inYuan = style.moneyInYuan && unit === '万元' && value !== 0;
    const printed = inYuan ? `${Math.round(value * 10000)}元` : printNumber(value, style.figures, unit);
    const remark = style.remarks && value > 2 && REMARKED.has(indicator) ? `（其中修订${value - 2}件）` : '';
    const raw = printed + remark;
    return { ...named, value, status: 'number', raw };
  });
}
