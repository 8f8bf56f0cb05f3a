import { NEW_LINE, NO_GAP } from './form-stream.js';
import type { FormToken } from './form-tokens.js';

/** A stretch of tokens that may be one table of the forms. */
export interface FormRegion {
  /** `statistics`, `2`, `3` or `4`. */
  table: string;
  tokens: FormToken[];
}

/** So many words in a row that no form knows are prose; a wrapped label or a row's name is shorter. */
const MOST_WORDS = 3;
const LONGEST_WORDS = 60;
/** 件, 人次 and the like behind a sentence's figure. */
const LONGEST_COUNT = 2;

/**
 * Cuts tokens into stretches of one table each: a table ends at a sentence's punctuation, at a section's
 * heading, where prose begins, and where another table's words begin.
 */
export function regionsOf(tokens: Iterable<FormToken>): FormRegion[] {
  const regions: FormRegion[] = [];
  let region = null as FormRegion | null;
  let words = 0;
  /** Behind punctuation a table begins only at words of a form that stand apart, or in a new line. */
  let sentence = false;
  /** The token before, outside of tables. */
  let loose = null as FormToken | null;
  for (const token of tokens) {
    if (endsTable(token, region)) {
      if (region !== null && token.gap === NO_GAP) dropSentence(region);
      region = null;
      loose = null;
      words = 0;
      sentence = true;
      continue;
    }
    if (sentence && (token.gap === NO_GAP || (token.kind !== 'word' && token.kind !== 'mark'))) {
      if (token.gap < NEW_LINE) continue;
    }
    sentence = false;
    words = token.kind === 'words' && token.gap >= NEW_LINE ? words + 1 : token.kind === 'words' ? words : 0;
    if (words > MOST_WORDS) {
      region = null;
      loose = null;
      words = 0;
      continue;
    }
    const table = tableOf(token, region?.table ?? null);
    if (table !== null && table !== region?.table) {
      // a row's number directly before the words that begin another table goes with them
      const carried: FormToken[] = trailingMarks(region === null ? loose : region.tokens.at(-1));
      if (region !== null) region.tokens.splice(region.tokens.length - carried.length);
      region = { table, tokens: carried };
      regions.push(region);
    }
    if (region === null) loose = token;
    else region.tokens.push(token);
  }
  return regions;
}

/** A figure with a comma or a full stop directly behind it belongs to a sentence: its line is no row. */
function dropSentence({ tokens }: FormRegion): void {
  const behind = tokens.at(-1);
  const counts = behind?.kind === 'words' && behind.to - behind.from <= LONGEST_COUNT;
  const last = counts ? tokens.at(-2) : behind;
  if (last?.kind !== 'figure' && last?.kind !== 'unit') return;
  const from = tokens.findLastIndex(({ gap }) => gap >= NEW_LINE);
  tokens.splice(Math.max(from, 0));
}

function endsTable(token: FormToken, region: FormRegion | null): boolean {
  if (token.kind === 'words') return token.to - token.from > LONGEST_WORDS;
  if (token.kind !== 'break') return false;
  return region === null || !allowsProse(region.tokens);
}

/** The row before holds words instead of a number (申请公开的主要内容), so their punctuation ends nothing. */
function allowsProse(tokens: readonly FormToken[]): boolean {
  return tokens.slice(-12).some((token) => token.word?.prose === true);
}

function trailingMarks(last: FormToken | null | undefined): FormToken[] {
  return last?.kind === 'mark' ? [last] : [];
}

/** Which table a token speaks for; words that several tables print stay with the table at hand. */
function tableOf({ word }: FormToken, current: string | null): string | null {
  if (word === null) return current;
  const tables = [...word.labels, ...word.columns];
  if (current !== null && tables.includes(current)) return current;
  const own = new Set(tables);
  return own.size === 1 ? (tables[0] ?? null) : (current ?? null);
}
