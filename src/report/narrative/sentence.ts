import { quantitiesOf, type Quantity } from './quantity.js';

/** A stretch of a text, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** A sentence of a passage. */
export interface Sentence extends Stretch {
  /** Its numbers in order, see {@link quantitiesOf}; none where there are too many for prose. */
  quantities: readonly Quantity[];
}

/**
 * A longer "sentence" is text without sentence marks; it is cut so that what looks around a number stays
 * cheap.
 */
const LONGEST = 1200;
/**
 * A stretch of more numbers is data that lost its table: what a number counts there cannot be told from its
 * words.
 */
const MOST_NUMBERS = 120;

/**
 * The sentences of a passage: up to `。`, `！` or `？`, and the closing quotation marks and brackets behind
 * it.
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const add = (start: number, end: number): void => {
    const quantities = quantitiesOf(text, start, end, MOST_NUMBERS);
    sentences.push({ start, end, quantities: quantities.length > MOST_NUMBERS ? [] : quantities });
  };
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i);
    const ends = mark === '。' || mark === '!' || mark === '?' || i - start >= LONGEST;
    if (!ends) continue;
    let end = i + 1;
    while (end < text.length && /["'」』]/.test(text.charAt(end))) end += 1;
    if (end - start > 1) add(start, end);
    start = end;
    i = end - 1;
  }
  if (start < text.length) add(start, text.length);
  return sentences;
}

/** The clauses of a sentence: what stands between commas, semicolons, colons and the brackets. */
export function clausesOf(text: string, { start, end }: Stretch): Stretch[] {
  const clauses: Stretch[] = [];
  let from = start;
  for (let i = start; i <= end; i++) {
    if (i < end && !/[,;:。!?()]/.test(text.charAt(i))) continue;
    if (i > from) clauses.push({ start: from, end: i });
    from = i + 1;
  }
  return clauses;
}
