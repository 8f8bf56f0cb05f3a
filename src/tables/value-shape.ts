import type { Cell } from '../document/block.js';
import { compact } from '../document/fold.js';
import { wordsOf } from '../document/words.js';

const NOT_APPLICABLE = /^(?:\/+|\\|-+|—+|无|空|不适用|n\/a)$/i;
const NUMBER =
  /^(?:[+-]|增加?|减少?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[亿万]?元|人次|[条件次篇个人期份项])?(?:\([^()]*\))?$/;
const CHINESE_NUMBER = /^[零〇一二两三四五六七八九十百千万]{1,8}$/;

/** Whether a text says "does not apply" in one of the forms' ways: `/`, `-`, `—`, `——`, 无, 空. */
export function isNotApplicable(text: string): boolean {
  return NOT_APPLICABLE.test(compact(text).text);
}

/**
 * Whether a text has the shape of a table's value: a number, possibly with unit or note, or "does not apply".
 */
export function isValueShaped(text: string): boolean {
  return isValue(compact(text).text);
}

/** Whether a cell has the shape of a value, see {@link isValueShaped}. */
export function holdsValue(cell: Cell): boolean {
  return isValue(wordsOf(cell).compact.text);
}

function isValue(bare: string): boolean {
  return NOT_APPLICABLE.test(bare) || NUMBER.test(bare) || CHINESE_NUMBER.test(bare);
}
