import { mergeRulings, SAME_LINE } from './merge-rulings.js';
import type { Ruling, Rulings } from './page-marks.js';

/** A cell of a ruled grid: rows and columns that it covers, counted from 0, end exclusive. */
export interface GridPlace {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
}

/** A grid that ruled lines draw. */
export interface RuledGrid {
  /** Edges of the columns, left to right; one more than there are columns. */
  xs: number[];
  /** Edges of the rows, top to bottom. */
  ys: number[];
  /** The cells, row by row. */
  places: GridPlace[];
}

/** Lines that end this close (points) to another line touch it. */
const TOUCH = 3;
/** Lines shorter than this (points) are dots and serifs. */
const SHORTEST_LINE = 4;
/** Pages with more pairs of lines than this are drawings. */
const MOST_PAIRS = 4_000_000;
/** Pages with more grids than this are drawings. */
const MOST_GRIDS = 100;
/** A grid with more places than this is squared paper. */
const MOST_PLACES = 50_000;

/**
 * Finds the tables that lines draw on a page. Lines that touch belong together; where no line stands between
 * two places of the grid, they are one cell. A frame around text (one cell) and a list of boxes (one column)
 * are no tables.
 *
 * @param rulings the page's lines
 * @returns grids from top to bottom; grids within a cell of another are left out
 */
export function findRuledGrids(rulings: Rulings): RuledGrid[] {
  const horizontal = mergeRulings(rulings.horizontal).filter(isLong);
  const vertical = mergeRulings(rulings.vertical).filter(isLong);
  if (horizontal.length * vertical.length > MOST_PAIRS) return [];
  const grids = groupTouching(horizontal, vertical)
    .map(toGrid)
    .filter((grid) => grid !== null);
  if (grids.length > MOST_GRIDS) return [];
  return grids
    .filter((grid) => !grids.some((other) => other !== grid && encloses(other, grid)))
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

function isLong({ from, to }: Ruling): boolean {
  return to - from >= SHORTEST_LINE;
}

interface Group {
  horizontal: Ruling[];
  vertical: Ruling[];
}

/** Groups lines that touch, directly or over others. */
function groupTouching(horizontal: readonly Ruling[], vertical: readonly Ruling[]): Group[] {
  const parents = [...horizontal, ...vertical].map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parents[root] !== root) {
      parents[root] = parents[parents[root] ?? root] ?? root;
      root = parents[root] ?? root;
    }
    return root;
  };
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      const touches =
        v.at >= h.from - TOUCH && v.at <= h.to + TOUCH && h.at >= v.from - TOUCH && h.at <= v.to + TOUCH;
      if (touches) parents[rootOf(i)] = rootOf(horizontal.length + j);
    });
  });
  const groups = new Map<number, Group>();
  const groupOf = (i: number): Group => {
    const root = rootOf(i);
    const group = groups.get(root) ?? { horizontal: [], vertical: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((line, i) => groupOf(i).horizontal.push(line));
  vertical.forEach((line, j) => groupOf(horizontal.length + j).vertical.push(line));
  return [...groups.values()];
}

function toGrid({ horizontal, vertical }: Group): RuledGrid | null {
  if (horizontal.length < 2 || vertical.length === 0) return null;
  // Tables open at the sides: the outer edges are where the lines end.
  const xs = edgesOf(vertical, horizontal);
  const ys = edgesOf(horizontal, vertical);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 1 || columns * rows > MOST_PLACES) return null;
  const right = coverage(vertical, xs, ys);
  const below = coverage(horizontal, ys, xs);
  const places = cutPlaces(rows, columns, {
    right: (row, column) => right[column + 1]?.[row] === true,
    below: (row, column) => below[row + 1]?.[column] === true,
  });
  return places.length < 2 || places.every((place) => place.colSpan === columns) ? null : { xs, ys, places };
}

/** Places of lines, near ones taken together, with the ends of the lines across. */
function edgesOf(lines: readonly Ruling[], across: readonly Ruling[]): number[] {
  const places = lines.map(({ at, from, to }) => ({ at, weight: to - from }));
  const [first, last] = [Math.min(...places.map(({ at }) => at)), Math.max(...places.map(({ at }) => at))];
  const [start, end] = [
    Math.min(...across.map((line) => line.from)),
    Math.max(...across.map((line) => line.to)),
  ];
  if (start < first - 2 * TOUCH) places.push({ at: start, weight: 1 });
  if (end > last + 2 * TOUCH) places.push({ at: end, weight: 1 });
  places.sort((a, b) => a.at - b.at);
  const edges: { at: number; weight: number; from: number }[] = [];
  for (const { at, weight } of places) {
    const edge = edges.at(-1);
    if (edge === undefined || at - edge.from > SAME_LINE + 0.5) edges.push({ at, weight, from: at });
    else {
      edge.at = (edge.at * edge.weight + at * weight) / (edge.weight + weight);
      edge.weight += weight;
    }
  }
  return edges.map(({ at }) => at);
}

/**
 * For each edge, which stretches between the edges across have a line on it, at least over their middle half.
 */
function coverage(
  lines: readonly Ruling[],
  edges: readonly number[],
  across: readonly number[],
): boolean[][] {
  const covered = edges.map(() => new Array<boolean>(across.length - 1).fill(false));
  for (const line of lines) {
    const stretches = covered[nearest(edges, line.at)];
    for (let i = Math.max(0, nearest(across, line.from) - 1); i + 1 < across.length; i++) {
      const [start, end] = [across[i] ?? 0, across[i + 1] ?? 0];
      if (start > line.to) break;
      const margin = (end - start) / 4;
      if (stretches && line.from <= start + margin && line.to >= end - margin) stretches[i] = true;
    }
  }
  return covered;
}

/** Number of the edge nearest to a place. */
function nearest(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return Math.abs((edges[high] ?? 0) - at) < Math.abs((edges[low] ?? 0) - at) ? high : low;
}

interface Separators {
  right(row: number, column: number): boolean;
  below(row: number, column: number): boolean;
}

/** Cuts the grid into cells: each reaches right, then down, as far as no line stops it. */
function cutPlaces(rows: number, columns: number, line: Separators): GridPlace[] {
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  const isFree = (row: number, column: number): boolean => taken[row]?.[column] === false;
  const places: GridPlace[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isFree(row, column)) continue;
      let end = column + 1;
      while (end < columns && isFree(row, end) && !line.right(row, end - 1)) end++;
      let bottom = row + 1;
      while (bottom < rows && isOpen(bottom, column, end)) bottom++;
      for (let r = row; r < bottom; r++) taken[r]?.fill(true, column, end);
      places.push({ row, column, rowSpan: bottom - row, colSpan: end - column });
    }
  }
  return places;

  function isOpen(row: number, from: number, to: number): boolean {
    for (let column = from; column < to; column++) {
      if (!isFree(row, column) || line.below(row - 1, column)) return false;
      if (column + 1 < to && line.right(row, column)) return false;
    }
    return true;
  }
}

function encloses(outer: RuledGrid, inner: RuledGrid): boolean {
  const [left, right] = [outer.xs[0] ?? 0, outer.xs.at(-1) ?? 0];
  const [top, bottom] = [outer.ys[0] ?? 0, outer.ys.at(-1) ?? 0];
  const [x, y] = [inner.xs[0] ?? 0, inner.ys[0] ?? 0];
  return x > left && y > top && (inner.xs.at(-1) ?? 0) < right && (inner.ys.at(-1) ?? 0) < bottom;
}
