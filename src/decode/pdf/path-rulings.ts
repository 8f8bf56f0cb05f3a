import type { Ruling, Rulings } from './page-marks.js';
import { apply, type Matrix } from './text-state.js';

/** A filled bar no thicker than this (points) is a line. */
const THICKEST_LINE = 3;
/** A line that leans more than this (points from end to end) is no table border. */
const MOST_LEANING = 1;
/** A clip rectangle smaller than this either way (points) is no cell. */
const SMALLEST_CELL = 6;

type Point = [x: number, y: number];

/** One subpath of straight lines; null in place of its points where it has curves. */
interface Subpath {
  points: Point[] | null;
  closed: boolean;
}

/** How pdfjs writes the path of `constructPath`: an operation, then its coordinates. */
const COORDINATES = [2, 2, 6, 4, 0];
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;

/**
 * The subpaths of a path in page coordinates.
 *
 * @param data operations and coordinates: 0 move, 1 line, 2 cubic curve, 3 quadratic curve, 4 close
 * @param map user space to page
 */
export function readSubpaths(data: readonly number[], map: Matrix): Subpath[] {
  const subpaths: Subpath[] = [];
  let current: Subpath | null = null;
  for (let i = 0; i < data.length;) {
    const operation = data[i] ?? CLOSE;
    const point = apply(map, data[i + 1] ?? 0, data[i + 2] ?? 0);
    if (operation === MOVE) {
      current = { points: [point], closed: false };
      subpaths.push(current);
    } else if (current !== null) {
      if (operation === LINE) current.points?.push(point);
      else if (operation === CLOSE) current.closed = true;
      else current.points = null;
    }
    i += 1 + (COORDINATES[operation] ?? 0);
  }
  return subpaths;
}

/** Adds the borders that stroking a path draws. */
export function addStroked(subpaths: readonly Subpath[], rulings: Rulings): void {
  for (const { points, closed } of subpaths) {
    if (points === null) continue;
    for (let i = 1; i < points.length; i++) addLine(points[i - 1], points[i], rulings);
    if (closed) addLine(points.at(-1), points[0], rulings);
  }
}

/**
 * Adds the bars among the areas that filling a path paints; a dot counts both ways, as the corner of a
 * border.
 */
export function addFilled(subpaths: readonly Subpath[], rulings: Rulings): void {
  for (const { points } of subpaths) {
    const box = boxOf(points);
    if (box === null) continue;
    const { left, right, top, bottom } = box;
    const [width, height] = [right - left, bottom - top];
    if (height <= THICKEST_LINE) rulings.horizontal.push({ at: (top + bottom) / 2, from: left, to: right });
    if (width <= THICKEST_LINE) rulings.vertical.push({ at: (left + right) / 2, from: top, to: bottom });
  }
}

/** Adds the edges of a clip rectangle that is smaller than the text area: it may be a cell. */
export function addClip(
  subpaths: readonly Subpath[],
  page: { width: number; height: number },
  rulings: Rulings,
): void {
  const [only] = subpaths;
  if (only === undefined || subpaths.length > 1 || only.points === null || only.points.length > 5) return;
  const box = boxOf(only.points);
  if (box === null) return;
  const { left, right, top, bottom } = box;
  if (right - left < SMALLEST_CELL || bottom - top < SMALLEST_CELL) return;
  if (right - left > 0.9 * page.width || bottom - top > 0.9 * page.height) return;
  for (const at of [top, bottom]) rulings.horizontal.push({ at, from: left, to: right });
  for (const at of [left, right]) rulings.vertical.push({ at, from: top, to: bottom });
}

function addLine(start: Point | undefined, end: Point | undefined, rulings: Rulings): void {
  if (start === undefined || end === undefined) return;
  const [dx, dy] = [Math.abs(end[0] - start[0]), Math.abs(end[1] - start[1])];
  if (!Number.isFinite(dx + dy)) return;
  if (dy <= MOST_LEANING && dx > dy)
    rulings.horizontal.push(ruling((start[1] + end[1]) / 2, start[0], end[0]));
  else if (dx <= MOST_LEANING && dy > dx)
    rulings.vertical.push(ruling((start[0] + end[0]) / 2, start[1], end[1]));
}

function ruling(at: number, one: number, other: number): Ruling {
  return { at, from: Math.min(one, other), to: Math.max(one, other) };
}

function boxOf(
  points: readonly Point[] | null,
): { left: number; right: number; top: number; bottom: number } | null {
  if (points === null || points.length < 3) return null;
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return Number.isFinite(box.right - box.left + box.bottom - box.top) ? box : null;
}
