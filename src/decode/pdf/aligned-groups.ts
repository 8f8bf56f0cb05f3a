import { textOfBlock, type TextBlock } from './aligned-blocks.js';
import { overlapOf, PAGE_STEP } from './aligned-lines.js';
import type { AlignedRow, LabelledRows } from './aligned-rows.js';
import type { TextCell } from './ruled-tables.js';

interface Extent {
  left: number;
  right: number;
}

/**
 * The cells before the figures of each row: its label in the last column, before it the names of groups of
 * rows, each over the rows around its middle. A label that begins under the names of groups spans those
 * columns.
 *
 * @param width how many columns they fill, at least {@link labelWidth}
 * @returns the cells row by row
 */
export function cellsOfGroups({ rows, groups }: LabelledRows, width: number): TextCell[][] {
  if (width === 0) return rows.map(() => []);
  const columns = columnsOfGroups(groups);
  const shift = width - 1 - columns.length;
  const firsts = rows.map(({ label }) => {
    const first = columns.findIndex((column) => label !== null && overlapOf(column, label) > 0);
    return first < 0 ? columns.length : first;
  });
  const before = rows.map((): TextCell[] => []);
  columns.forEach((column, c) => {
    const own = groups.filter((block) => overlapOf(block, column) > 0);
    for (const { from, to } of stretches(rows, firsts, c))
      for (const { text, first, end } of namesWithin(rows, own, from, to))
        before[first]?.push({ text, ...columnAt(c, shift), rowSpan: end - first });
  });
  rows.forEach(({ label }, r) => {
    const { column } = columnAt(firsts[r] ?? 0, shift);
    const text = label === null ? '' : textOfBlock(label);
    before[r]?.push({ text, column, rowSpan: 1, colSpan: width - column });
  });
  return before;
}

/** How many columns the labels of rows and the names of groups need; none where rows have no labels. */
export function labelWidth({ rows, groups }: LabelledRows): number {
  return rows.every(({ label }) => label === null) ? 0 : columnsOfGroups(groups).length + 1;
}

/** The first column takes in what other parts of the table have before it. */
function columnAt(column: number, shift: number): { column: number; colSpan: number } {
  return column === 0 ? { column: 0, colSpan: shift + 1 } : { column: column + shift, colSpan: 1 };
}

function columnsOfGroups(groups: readonly TextBlock[]): Extent[] {
  const columns: Extent[] = [];
  for (const { left, right } of [...groups].sort((one, other) => one.left - other.left)) {
    const last = columns.at(-1);
    if (last !== undefined && left < last.right) last.right = Math.max(last.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

/** Rows one after the other, on one page, that leave a column to the names of groups. */
function stretches(
  rows: readonly AlignedRow[],
  firsts: readonly number[],
  column: number,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const pageOf = (r: number): number => Math.floor((rows[r]?.y ?? 0) / PAGE_STEP);
  for (let from = 0; from < rows.length;) {
    let to = from;
    while (to < rows.length && (firsts[to] ?? 0) > column && pageOf(to) === pageOf(from)) to++;
    if (to > from) found.push({ from, to });
    from = Math.max(to, from + 1);
  }
  return found;
}

interface Name {
  text: string;
  first: number;
  end: number;
}

/** Shares rows out to the names that stand beside them: each name stands in the middle of its rows. */
function namesWithin(
  rows: readonly AlignedRow[],
  groups: readonly TextBlock[],
  from: number,
  to: number,
): Name[] {
  const edges = edgesOf(rows, from, to);
  const [top = 0, bottom = 0] = [edges[0], edges.at(-1)];
  const middle = (block: TextBlock): number => (block.top + block.bottom) / 2;
  const own = groups.filter((block) => middle(block) > top && middle(block) < bottom);
  if (own.length === 0 || own.length > to - from)
    return [{ text: own.map(textOfBlock).join(''), first: from, end: to }];
  const names: Name[] = [];
  let first = from;
  own.forEach((block, n) => {
    const left = own.length - 1 - n;
    const wanted = 2 * middle(block) - (edges[first - from] ?? top);
    const end = left === 0 ? to : Math.min(to - left, Math.max(first + 1, from + nearest(edges, wanted)));
    names.push({ text: textOfBlock(block), first, end });
    first = end;
  });
  return names;
}

/** Heights between rows, from above the first to below the last. */
function edgesOf(rows: readonly AlignedRow[], from: number, to: number): number[] {
  const heights = rows
    .slice(from, to)
    .map(({ label, y }) => ({ top: label?.top ?? y, bottom: label?.bottom ?? y }));
  const edges = heights.slice(1).map(({ top }, r) => (top + (heights[r]?.bottom ?? top)) / 2);
  const size = rows[from]?.label?.pieces[0]?.size ?? 10;
  return [(heights[0]?.top ?? 0) - 1.5 * size, ...edges, (heights.at(-1)?.bottom ?? 0) + 1.5 * size];
}

function nearest(edges: readonly number[], at: number): number {
  return edges.reduce(
    (best, edge, i) => (Math.abs(edge - at) < Math.abs((edges[best] ?? 0) - at) ? i : best),
    0,
  );
}
