import type { Ruling } from './page-marks.js';

/** Lines this close (points) are one line: double borders, borders of neighbouring cells. */
export const SAME_LINE = 2.5;
/** A gap this long (points) within a line is none: dashes, corners that borders leave free. */
const SMALLEST_GAP = 3;

/**
 * Joins the pieces of lines: pieces side by side and one behind the other become one line. Takes time
 * n log n in the number of pieces.
 *
 * @returns lines sorted by place, then by start
 */
export function mergeRulings(pieces: readonly Ruling[]): Ruling[] {
  const sorted = [...pieces].sort((a, b) => a.at - b.at);
  const merged: Ruling[] = [];
  for (let i = 0; i < sorted.length;) {
    const first = sorted[i]?.at ?? 0;
    let next = i;
    while ((sorted[next]?.at ?? Infinity) - first <= SAME_LINE) next++;
    merged.push(...mergeAlong(sorted.slice(i, next)));
    i = next;
  }
  return merged;
}

/** Joins pieces at one place; the line stands where most of its length does. */
function mergeAlong(pieces: Ruling[]): Ruling[] {
  const lines: Ruling[] = [];
  let weight = 0;
  for (const piece of pieces.sort((a, b) => a.from - b.from)) {
    const last = lines.at(-1);
    const length = piece.to - piece.from + 0.01;
    if (last === undefined || piece.from > last.to + SMALLEST_GAP) {
      lines.push({ ...piece });
      weight = length;
    } else {
      last.at = (last.at * weight + piece.at * length) / (weight + length);
      last.to = Math.max(last.to, piece.to);
      weight += length;
    }
  }
  return lines;
}
