import { MIDDLE, type PageMarks } from './page-marks.js';
import { findRuledGrids, type RuledGrid } from './ruled-grids.js';
import { fillGrids, type PageTable } from './ruled-tables.js';
import { gatherLines, type TextLine } from './text-lines.js';

/** A page's lines outside tables, and its tables. */
export interface PageLayout {
  page: number;
  width: number;
  height: number;
  /** Top to bottom. */
  lines: TextLine[];
  tables: PageTable[];
}

/** One thing after the other, top to bottom. */
export type PageItem = { kind: 'line'; line: TextLine } | { kind: 'table'; table: PageTable };

/**
 * Lays out a page: the tables that lines draw, and the lines of text around them.
 *
 * @param marks what the page prints
 */
export function layOutPage(marks: PageMarks): PageLayout {
  const { page, width, height } = marks;
  const glyphs = marks.glyphs.filter(
    (glyph) =>
      glyph.turn !== 0 ||
      (glyph.right > 0 && glyph.left < width && glyph.baseline > 0 && glyph.baseline < height + glyph.size),
  );
  const { tables, outside } = fillGrids(gridsOf(marks), glyphs);
  return { page, width, height, lines: linesOf(outside), tables };
}

/** Drawn grids, and where none is drawn, those that clip rectangles show. */
function gridsOf({ drawn, clipped }: PageMarks): RuledGrid[] {
  const grids = findRuledGrids(drawn);
  const isFree = (grid: RuledGrid): boolean => !grids.some((other) => overlaps(grid, other));
  return [...grids, ...findRuledGrids(clipped).filter(isFree)];
}

function overlaps(one: RuledGrid, other: RuledGrid): boolean {
  const beside = (a: readonly number[], b: readonly number[]): boolean => (a.at(-1) ?? 0) <= (b[0] ?? 0);
  return (
    !beside(one.xs, other.xs) &&
    !beside(other.xs, one.xs) &&
    !beside(one.ys, other.ys) &&
    !beside(other.ys, one.ys)
  );
}

/** Upright lines, then turned ones: what stands on its side outside tables is no part of the running text. */
function linesOf(glyphs: PageMarks['glyphs']): TextLine[] {
  return [0, 1, 2, 3].flatMap((turn) => gatherLines(glyphs.filter((glyph) => glyph.turn === turn)));
}

/** Height of a line's middle: its baseline may touch the border of the table below. */
function middleOfLine(line: TextLine | undefined): number {
  return line === undefined ? Infinity : line.baseline - MIDDLE * line.size;
}

/**
 * What stands on a page, top to bottom.
 *
 * @param layout the page
 * @param furniture lines to leave out
 */
export function itemsOf(layout: PageLayout, furniture: ReadonlySet<TextLine>): PageItem[] {
  const lines = layout.lines.filter((line) => !furniture.has(line));
  const items: PageItem[] = [];
  let next = 0;
  for (const table of [...layout.tables].sort((a, b) => a.top - b.top)) {
    const from = next;
    while (next < lines.length && middleOfLine(lines[next]) <= table.top) next++;
    for (const line of lines.slice(from, next)) items.push({ kind: 'line', line });
    items.push({ kind: 'table', table });
  }
  for (const line of lines.slice(next)) items.push({ kind: 'line', line });
  return items;
}
