import { largest, type TextLine } from './text-lines.js';

/** The edges of running text, in points. */
export interface Measure {
  left: number;
  right: number;
}

/** Right edges this close, in ems, are one edge. */
const SAME_EDGE = 1;
/** Lines at least this long, in shares of the longest, show where the right edge is. */
const LONG = 0.6;
/** Pages with fewer long lines than this are measured by the whole document. */
const FEWEST_LONG = 4;
/** Marks that end what they follow. */
export const CLOSING = /^[，。、；：！？）》〉】”’％%,.;:!?)]/;

/**
 * Where running text begins and ends: the left edge that nearly all lines keep to, and the right edge
 * furthest out that two lines reach, so that one long address doesn't move it. Text set ragged reaches it in
 * few lines.
 */
export function measureOf(lines: readonly TextLine[]): Measure {
  const width = largest(lines.map((line) => line.right - line.left));
  const rights = lines
    .filter((line) => line.right - line.left >= LONG * width)
    .map((line) => ({ at: rightOf(line), size: line.size }))
    .sort((a, b) => b.at - a.at);
  const shared = rights.find(({ at, size }, i) => at - (rights[i + 1]?.at ?? -Infinity) <= SAME_EDGE * size);
  return {
    left: share(
      lines.map((line) => line.left),
      0.1,
    ),
    right: (shared ?? rights[0])?.at ?? 0,
  };
}

/** The edges of one page's text: its own where enough long lines keep to them, else the document's. */
export function measureOn(lines: readonly TextLine[], usual: Measure): Measure {
  if (lines.filter((line) => isLong(line, usual)).length < FEWEST_LONG) return usual;
  const own = measureOf(lines);
  const beyond = lines.filter((line) => rightOf(line) > own.right + SAME_EDGE * line.size);
  return beyond.length > 1 ? usual : own;
}

/** Where a line ends without the marks at its end, which word processors let hang over the edge. */
function rightOf({ glyphs, right }: TextLine): number {
  if (!CLOSING.test(glyphs.at(-1)?.text ?? '')) return right;
  return glyphs.findLast(({ text }) => !CLOSING.test(text))?.right ?? right;
}

function isLong(line: TextLine, { left, right }: Measure): boolean {
  return line.right - line.left >= LONG * (right - left);
}

function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
