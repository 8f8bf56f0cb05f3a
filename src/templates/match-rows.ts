import { parseRowLabel, type RowLabel } from '../tables/row-label.js';
import type { Indicator } from './indicator.js';
import { likeness } from './similarity.js';

/** An indicator prepared for matching. */
interface Entry {
  indicator: Indicator;
  index: number;
  label: RowLabel;
  /** Codes above it, nearest first, ending with '' for the form itself. */
  ancestors: string[];
}

/** An indicator that a label may mean, and how much speaks for it. */
interface Scored {
  entry: Entry;
  score: number;
}

/** How alike a printed label must be to be taken for an indicator's. */
const ENOUGH = 0.74;
/** How much more alike than the next best. */
const CLEARLY = 0.06;
/** Weight of the same numbering in the same place. */
const SAME_NUMBER = 0.1;

const prepared = new WeakMap<readonly Indicator[], Entry[]>();

function prepare(form: readonly Indicator[]): Entry[] {
  const known = prepared.get(form);
  if (known !== undefined) return known;
  const parents = new Map(form.map((row) => [row.code, row.parent]));
  const entries = form.map((indicator, index) => {
    const ancestors: string[] = [];
    for (let code = indicator.parent; code !== ''; code = parents.get(code) ?? '') ancestors.push(code);
    ancestors.push('');
    const label = parseRowLabel(
      `${indicator.numbering}${/\d$/.test(indicator.numbering) ? '.' : ''}${indicator.name}`,
    );
    return { indicator, index, label, ancestors };
  });
  prepared.set(form, entries);
  return entries;
}

/**
 * Matches the rows of a table to the indicators of a form by label and by position under the parent.
 *
 * A label that only one indicator has decides at once. A label that several indicators have (其他情形数
 * stands three times), or that no indicator has exactly, is placed by the rows around it: first among the
 * children of the group in force, then between the indicators of the rows before and after. What stays
 * ambiguous stays unmatched.
 *
 * @param form the form's indicators in printed order
 * @param labels the labels of the table's rows in printed order
 * @returns for each row the indicator, or null
 */
export function matchRows(form: readonly Indicator[], labels: readonly RowLabel[]): (Indicator | null)[] {
  const entries = prepare(form);
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) byKey.set(entry.label.key, [...(byKey.get(entry.label.key) ?? []), entry]);
  const matched: (Entry | null)[] = labels.map((label) => {
    const same = byKey.get(label.key) ?? [];
    return same.length === 1 ? (same[0] ?? null) : null;
  });
  const used = new Set(matched.filter((entry) => entry !== null));
  const later = nextMatches(matched);
  const scores = new Map<string, Scored[]>();
  const scoresOf = (label: RowLabel): Scored[] => {
    const key = `${label.style ?? ''} ${label.ordinal} ${label.key}`;
    const known = scores.get(key) ?? scoreAll(label, entries);
    scores.set(key, known);
    return known;
  };
  let before: Entry | null = null;
  /** True under a heading row that the form does not know: nothing may be placed by the group before it. */
  let adrift = false;
  labels.forEach((label, row) => {
    let entry = matched[row] ?? null;
    if (entry === null && label.key !== '') {
      entry =
        adrift && label.style !== 'first'
          ? null
          : place(label, before, later[row] ?? null, scoresOf(label), used);
      if (entry !== null) used.add(entry);
      matched[row] = entry;
    }
    if (entry !== null) {
      before = entry;
      adrift = false;
    } else if (label.style === 'first') {
      adrift = true;
    }
  });
  return matched.map((entry) => entry?.indicator ?? null);
}

/** For each row the nearest match further down. */
function nextMatches(matched: readonly (Entry | null)[]): (Entry | null)[] {
  const next: (Entry | null)[] = [];
  let nearest: Entry | null = null;
  for (let row = matched.length - 1; row >= 0; row--) {
    next[row] = nearest;
    nearest = matched[row] ?? nearest;
  }
  return next;
}

function place(
  label: RowLabel,
  before: Entry | null,
  after: Entry | null,
  scored: readonly Scored[],
  used: ReadonlySet<Entry>,
): Entry | null {
  const chain = before === null ? [''] : [before.indicator.code, ...before.ancestors];
  const free = scored.filter(({ entry }) => !used.has(entry));
  for (const parent of chain) {
    if (parent === '' && label.style !== 'first' && label.style !== null) continue;
    const best = clearlyBest(free.filter(({ entry }) => entry.indicator.parent === parent));
    if (best !== null) return best;
  }
  const from = before?.index ?? -1;
  const to = after !== null && after.index > from ? after.index : Infinity;
  const between = free.filter(({ entry }) => entry.index > from && entry.index < to);
  const best = before === null && after === null ? null : clearlyBest(between);
  if (best !== null) return best;
  // printed twice: the same row of the same group once more
  for (const parent of chain) {
    const again = scored.filter(
      ({ entry }) => entry.indicator.parent === parent && entry.label.key === label.key,
    );
    if (again.length === 1) return again[0]?.entry ?? null;
  }
  return null;
}

/** The indicators whose label is alike enough. */
function scoreAll(label: RowLabel, entries: readonly Entry[]): Scored[] {
  return entries.map((entry) => ({ entry, score: score(label, entry) })).filter((one) => one.score >= ENOUGH);
}

function score(label: RowLabel, entry: Entry): number {
  const alike = likeness(label.key, entry.label.key);
  if (alike === 0) return 0;
  const number =
    label.ordinal !== '' && label.style === entry.label.style && label.ordinal === entry.label.ordinal;
  return alike + (number ? SAME_NUMBER : 0);
}

function clearlyBest(scored: readonly Scored[]): Entry | null {
  const [first, second] = [...scored].sort((a, b) => b.score - a.score);
  if (first === undefined) return null;
  return second === undefined || first.score - second.score >= CLEARLY ? first.entry : null;
}
