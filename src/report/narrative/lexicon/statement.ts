import type { Codes } from '../../../templates/counterparts.js';

/** One way in which a sentence states the number of one indicator. Words stand folded and without blanks. */
export interface Statement {
  codes: Codes;
  /** Codes that a 0 states where the form splits the row. */
  zero?: Codes;
  /** Measure words that the number may have. */
  units: RegExp;
  /**
   * The words before the number, which is `#` at their end, back to the clause's start or the number before.
   */
  before?: RegExp;
  /**
   * The same with the words behind the number, for `收到#申请`; tried where no statement's `before` holds.
   */
  around?: RegExp;
  /** What headings, the sentence before and the sentence so far must speak of. */
  about?: RegExp;
  /** What headings, the sentence before or any part of the sentence must speak of. */
  within?: RegExp;
  /** Words in the clause that make the number something else. */
  unless?: RegExp;
  /** The same for words said before in the statement: `收到建议7件,办结#` closes no application. */
  unlessSaid?: RegExp;
}

/**
 * Words that may stand between what is counted and its number. A set of characters, so that matching stays
 * linear.
 */
export const FILL = '[共有计合总累积为达到是超过已了仅只约近将接大逾:]{0,8}';

/** A pattern that the number follows at once. */
export function before(...words: string[]): RegExp {
  return new RegExp(`(?:${words.join('|')})${FILL}#$`);
}

/** A pattern for what stands right behind the number. */
export function behind(...words: string[]): RegExp {
  return new RegExp(`#(?:${words.join('|')})`);
}

export const ITEMS = /^(?:条|件|篇|则|份|项|条次|件次|篇次)?$/;
export const CASES = /^(?:件|份|宗|起|例|条|个|项|次|件次)?$/;
export const TIMES = /^(?:次|场|期|个|场次|期次|班次|班|件|起|条|项)?$/;
export const PERSONS = /^(?:人|名|位|人次)?$/;
export const PLACES = /^(?:个|处|家)?$/;
export const MONEY = /^(?:万元|元|亿元)?$/;
/** Sentences about disclosure, as against those about an office's other business. */
export const DISCLOSURE = /信息公开|政务公开|公开工作|申请公开|公开信息|公开政府信息/;
