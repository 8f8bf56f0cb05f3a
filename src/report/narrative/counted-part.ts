import type { CountedPart } from '../narrative.js';
import { spanOf, type Passage } from '../passage.js';
import type { Quantity } from './quantity.js';
import type { Stretch } from './sentence.js';

const LONGEST_LABEL = 40;

/** The words that a number counts: those before it, or, where there are none, those behind it. */
function labelOf(text: string, { start, unitEnd }: Quantity, { start: from, end }: Stretch): string {
  const before = /[^,;。、:()!?]*$/.exec(text.slice(Math.max(from, start - LONGEST_LABEL), start))?.[0] ?? '';
  const label = before.replace(
    /^(?:其中|分别|包括|和|及|以及|与|是|为|占[\d.]*%?)+|(?:共计|合计|总计|累计|共|有|为|达到|达|约|近|是)+$/gu,
    '',
  );
  if (label !== '') return label;
  return /^[^,;。、:()!?\d]*/.exec(text.slice(unitEnd, Math.min(end, unitEnd + LONGEST_LABEL)))?.[0] ?? '';
}

/**
 * A number of a list with its label and place.
 *
 * @param within the stretch that the label may come from
 */
export function countedPart(passage: Passage, quantity: Quantity, within: Stretch): CountedPart {
  return {
    label: labelOf(passage.text, quantity, within),
    value: quantity.value,
    unit: quantity.unit,
    approximate: quantity.approximate,
    span: spanOf(passage, quantity.start, quantity.end),
  };
}
