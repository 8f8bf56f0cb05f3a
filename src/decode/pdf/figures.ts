import { fold, isBlank } from '../../document/fold.js';
import { parseNumber } from '../../document/numerals.js';
import { beginsWithLabel } from './enumeration.js';

/** What stands for a figure that there is none of. */
const MARK = /^(?:[-—/\\*]+|无|空)$/;
/** A figure with a unit or a note behind it. */
const WITH_WORDS = /^[-+]?\d[\d.,]*(?:[%\p{Script=Han}]{1,3})?(?:\([^()]{1,20}\))?$/u;
const UNIT = /^(?:条|件|次|篇|个|人|名|份|期|场|项|元|万元|人次|件次|条次|%)$/;

/** What a piece of a line in a table may be. */
export type PieceKind = 'figure' | 'unit' | 'words';

/** Tells figures, and what stands for missing ones, from units alone and from words. */
export function kindOf(text: string): PieceKind {
  const folded = fold(text).trim();
  if (beginsWithLabel(folded)) return 'words';
  if (UNIT.test(folded)) return 'unit';
  if (MARK.test(folded) || WITH_WORDS.test(folded)) return 'figure';
  return !isBlank(folded) && parseNumber(folded) !== null ? 'figure' : 'words';
}
