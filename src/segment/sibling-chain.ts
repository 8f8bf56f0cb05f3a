import type { HeadingCandidate } from './heading-candidate.js';
import type { LabelStyle } from './heading-label.js';

/** Highest ordinal that is believed; beyond it a number is data, not a heading. */
const HIGHEST = 99;

/** More headings than this in another style are no slips. */
const LONGEST_STRAY = 2;

/** A heading whose number is known. */
type Numbered = HeadingCandidate & { label: NonNullable<HeadingCandidate['label']> };

export function isNumbered(candidate: HeadingCandidate): candidate is Numbered {
  return candidate.label !== null;
}

/**
 * Chooses from all paragraphs that are numbered in one style those that are the headings of one level.
 *
 * A report restarts the same numbers in lists, in a table of contents and in attachments. The headings are
 * the ascending sequence with the fewest gaps whose members look most like headings; found in one pass, since
 * the best sequence up to each ordinal is all that has to be remembered. What it leaves out comes back when
 * it stands alone and repeats or fills a number (two 五, or 四 before 三): that is a mistake in the report,
 * not a list.
 *
 * @param candidates paragraphs numbered in the level's style, in document order
 */
export function chooseSiblings(candidates: readonly HeadingCandidate[]): HeadingCandidate[] {
  const numbered = candidates.filter(isNumbered).filter((one) => one.label.ordinal <= HIGHEST);
  interface Chain {
    score: number;
    last: Numbered;
    before: Chain | null;
  }
  const best: (Chain | undefined)[] = [];
  numbered.forEach((candidate, position) => {
    const { ordinal } = candidate.label;
    // A number right behind another of its style has no text of its own: an item of a list or of a table of
    // contents. Before a 1 it is the heading of what is numbered again below it.
    const next = numbered[position + 1];
    const bare =
      next?.index === candidate.index + 1 && next.label.ordinal !== 1 && candidate.bodyStart === null;
    const worth = candidate.weight - (bare ? 0.35 : 0);
    let chosen: Chain = { score: worth + step(0, ordinal), last: candidate, before: null };
    for (let previous = 1; previous < ordinal; previous++) {
      const chain = best[previous];
      if (!chain) continue;
      const score = chain.score + worth + step(previous, ordinal);
      if (score > chosen.score) chosen = { score, last: candidate, before: chain };
    }
    const rival = best[ordinal];
    if (!rival || chosen.score > rival.score) best[ordinal] = chosen;
  });
  let top: Chain | null = null;
  for (const chain of best) if (chain && (!top || chain.score > top.score)) top = chain;
  const chosen = new Set<Numbered>();
  for (let chain = top; chain; chain = chain.before) chosen.add(chain.last);
  for (const stray of misnumbered(numbered, chosen)) chosen.add(stray);
  return numbered.filter((candidate) => chosen.has(candidate));
}

function step(previous: number, next: number): number {
  const skipped = next - previous - 1;
  return skipped === 0 ? 2 : Math.max(0.1, 1 - 0.15 * skipped);
}

/**
 * Headings left out of the sequence that stand alone between two of its members, with a number that does not
 * fit.
 */
function* misnumbered(all: readonly Numbered[], chosen: ReadonlySet<Numbered>): Generator<Numbered> {
  const ordinals = new Set([...chosen].map((one) => one.label.ordinal));
  for (const [at, candidate] of all.entries()) {
    const before = all[at - 1];
    const after = all[at + 1];
    if (chosen.has(candidate) || !before || !chosen.has(before) || (after && !chosen.has(after))) continue;
    const { ordinal } = candidate.label;
    const repeats = ordinal === before.label.ordinal || ordinal === after?.label.ordinal;
    if (repeats || (ordinal > 1 && !ordinals.has(ordinal))) yield candidate;
  }
}

/**
 * Finds headings of another style that stand for missing siblings: （1） before （二）. A run of one other
 * style counts when its numbers are exactly the ones that are missing between two siblings; a list never is,
 * because it starts at 1 where 1 is not missing.
 *
 * @param siblings the chosen headings of the level, in order
 * @param others numbered paragraphs of all other styles, in order
 */
export function findStraySiblings(
  siblings: readonly HeadingCandidate[],
  others: readonly HeadingCandidate[],
): HeadingCandidate[] {
  const found: HeadingCandidate[] = [];
  const strays = others.filter(isNumbered);
  let previous = 0;
  let from = 0;
  for (const sibling of siblings.filter(isNumbered)) {
    const missing = sibling.label.ordinal - previous - 1;
    let to = from;
    while ((strays[to]?.index ?? Infinity) < sibling.index) to++;
    if (missing > 0) {
      const between = strays.slice(from, to);
      for (const style of new Set(between.map((one): LabelStyle => one.label.style))) {
        const run = between.filter((one) => one.label.style === style);
        if (run.length === missing && run.every((one, at) => one.label.ordinal === previous + 1 + at)) {
          found.push(...run);
          break;
        }
      }
    }
    previous = sibling.label.ordinal;
    from = to;
  }
  // Behind the last sibling a run goes on where it stopped: （四）, then （5）.
  if (previous > 0) {
    const behind = strays.slice(from);
    for (const style of new Set(behind.map((one): LabelStyle => one.label.style))) {
      const run = behind.filter((one) => one.label.style === style);
      if (run.length <= LONGEST_STRAY && run.every((one, at) => one.label.ordinal === previous + 1 + at)) {
        found.push(...run);
        break;
      }
    }
  }
  return found;
}
