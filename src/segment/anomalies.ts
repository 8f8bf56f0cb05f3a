import type { HeadingCandidate } from './heading-candidate.js';
import { writeHeadingLabel, type LabelStyle } from './heading-label.js';
import type { HeadingAnomaly } from './section.js';

/** A gap of more than this many numbers is a misread number, not that many lost headings. */
const WIDEST_GAP = 6;

/**
 * What is odd about the numbering of siblings, one list a sibling: numbers skipped, repeated or going down,
 * and a style that differs from the majority's.
 *
 * @param siblings the headings of one level under one parent, in document order
 */
export function findAnomalies(siblings: readonly HeadingCandidate[]): HeadingAnomaly[][] {
  const style = majorityStyle(siblings);
  const following = nextOrdinals(siblings);
  const last = lastPlaces(siblings);
  let highest = 0;
  let previous = 0;
  return siblings.map(({ label }, at) => {
    const found: HeadingAnomaly[] = [];
    if (!label) {
      // Bullets and introductions never had a number; a heading among numbered ones lost it where one is
      // missing.
      const next = following[at];
      if (highest === 0 || (next !== undefined && next <= highest + 1)) return found;
      const expected = writeHeadingLabel(style, highest + 1);
      found.push({ kind: 'gap', expected, actual: '' });
      highest += 1;
      previous = highest;
      return found;
    }
    const { ordinal, printed } = label;
    if (label.style !== style && !(isTopStyle(label.style) && isTopStyle(style))) {
      found.push({ kind: 'style', expected: writeHeadingLabel(style, ordinal), actual: printed });
    }
    if (ordinal === previous) {
      found.push({ kind: 'duplicate', expected: writeHeadingLabel(style, ordinal + 1), actual: printed });
    } else if (ordinal < highest) {
      found.push({ kind: 'order', expected: writeHeadingLabel(style, highest + 1), actual: printed });
    } else if (ordinal - highest - 1 <= WIDEST_GAP) {
      for (let missing = highest + 1; missing < ordinal; missing++) {
        // a number that follows later is not missing but out of order, and is reported there
        if ((last.get(missing) ?? -1) > at) continue;
        found.push({ kind: 'gap', expected: writeHeadingLabel(style, missing), actual: printed });
      }
    }
    highest = Math.max(highest, ordinal);
    previous = ordinal;
    return found;
  });
}

/** For each heading the next number that stands behind it. */
function nextOrdinals(siblings: readonly HeadingCandidate[]): (number | undefined)[] {
  const following: (number | undefined)[] = [];
  let next: number | undefined;
  for (let at = siblings.length - 1; at >= 0; at--) {
    following[at] = next;
    next = siblings[at]?.label?.ordinal ?? next;
  }
  return following;
}

/** Where each number stands for the last time. */
function lastPlaces(siblings: readonly HeadingCandidate[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  siblings.forEach(({ label }, at) => {
    if (label) places.set(label.ordinal, at);
  });
  return places;
}

function isTopStyle(style: LabelStyle): boolean {
  return style === 'part' || style === 'han-mark';
}

function majorityStyle(siblings: readonly HeadingCandidate[]): LabelStyle {
  const counts = new Map<LabelStyle, number>();
  for (const { label } of siblings) if (label) counts.set(label.style, (counts.get(label.style) ?? 0) + 1);
  let majority: LabelStyle = 'han-mark';
  let most = 0;
  for (const [style, count] of counts) {
    if (count > most) [majority, most] = [style, count];
  }
  return majority;
}
