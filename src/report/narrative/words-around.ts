import type { Quantity } from './quantity.js';
import type { Stretch } from './sentence.js';

/** The words that a number stands in. */
export interface WordsAround {
  /** From the clause's start, or the number before, to the number; bracketed asides are left out. */
  before: string;
  /** From the measure word to the clause's end or the next number. */
  after: string;
  /** Words of the sentence before `before`, back to the number before it. */
  earlier: string;
  /** Offset at which the number's clause begins. */
  clauseStart: number;
}

const FARTHEST = 140;
const CLAUSE_ENDS = new Set(',;。!?');

/**
 * Collects the words around one number of a sentence.
 *
 * @param counts the sentence's numbers in the order of the text
 * @param at index of the number among them
 */
export function wordsAround(
  text: string,
  sentence: Stretch,
  counts: readonly Quantity[],
  at: number,
): WordsAround {
  const own = counts[at];
  if (!own) throw new RangeError('no such number');
  const floor = Math.max(sentence.start, own.start - FARTHEST * 2);
  let previous = at - 1;
  let before = '';
  let earlier = '';
  let clauseStart = floor;
  let inClause = true;
  let depth = 0;
  for (let i = own.start - 1; i >= floor; i--) {
    while ((counts[previous]?.start ?? -1) > i) previous -= 1;
    const character = text.charAt(i);
    if (character === ')') depth += 1;
    else if (character === '(') {
      if (depth === 0) {
        if (inClause) clauseStart = i + 1;
        break;
      }
      depth -= 1;
    } else if (depth === 0) {
      const number = counts[previous];
      if (number && number.unitEnd > i) {
        if (inClause) clauseStart = i + 1;
        break;
      }
      if (inClause && CLAUSE_ENDS.has(character)) {
        clauseStart = i + 1;
        inClause = false;
      }
      if (inClause && before.length < FARTHEST) before = character + before;
      else if (!inClause && earlier.length < FARTHEST) earlier = character + earlier;
      else break;
    }
  }
  const next = counts[at + 1];
  const limit = Math.min(sentence.end, own.unitEnd + 60, next ? next.start : sentence.end);
  const stop = text.slice(own.unitEnd, limit).search(/[,;:。()!?]/);
  return {
    before,
    after: text.slice(own.unitEnd, stop < 0 ? limit : own.unitEnd + stop),
    earlier: earlier.replace(/^.*;/, ''),
    clauseStart,
  };
}
