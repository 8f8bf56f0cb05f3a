import { kindOf, type PieceKind } from './figures.js';
import type { PageItems } from './paragraphs.js';
import { median, type Stretch, type TextLine } from './text-lines.js';

/** A piece of a line where it stands in the document. */
export interface Piece {
  text: string;
  left: number;
  right: number;
  /** Baseline, growing over pages, see {@link PAGE_STEP}. */
  y: number;
  size: number;
  kind: PieceKind;
}

/** A line outside ruled tables where it stands in the document. */
export interface FlowLine {
  line: TextLine;
  /** Its page's place among the pages, and its own among the page's items. */
  page: number;
  item: number;
  y: number;
  pieces: Piece[];
}

/** Pages stand this far apart (points), so that nothing is near over a page break. */
export const PAGE_STEP = 100_000;
/** Lines of one table follow each other within this distance, in ems. */
const LARGEST_STEP = 4;
/** Lines whose sizes differ by more than this share stand in different tables. */
const OTHER_SIZE = 0.1;

/** The lines outside ruled tables in runs of one size that follow each other closely, over pages too. */
export function runsOf(pages: readonly PageItems[]): FlowLine[][] {
  const runs: FlowLine[][] = [];
  let run: FlowLine[] = [];
  pages.forEach(({ items }, page) => {
    items.forEach((item, at) => {
      if (item.kind === 'table') {
        run = [];
        return;
      }
      const line = place(item.line, page, at);
      const last = run.at(-1);
      if (last === undefined || !follows(line, last)) runs.push((run = [line]));
      else run.push(line);
    });
  });
  return runs;
}

function place(line: TextLine, page: number, item: number): FlowLine {
  const top = page * PAGE_STEP;
  const { size } = line;
  const pieces = line.pieces.map((piece) => {
    const y = top + baselineOf(piece, line);
    return { ...piece, y, size, kind: kindOf(piece.text) };
  });
  return { line, page, item, y: top + line.baseline, pieces };
}

/** A piece's own baseline: a line takes in what stands a little higher or lower. */
function baselineOf({ left, right }: Stretch, line: TextLine): number {
  return median(
    line.glyphs
      .filter((glyph) => glyph.left > left - 0.1 && glyph.left < right)
      .map(({ baseline }) => baseline),
  );
}

function follows({ line, page }: FlowLine, last: FlowLine): boolean {
  if (Math.abs(line.size - last.line.size) > OTHER_SIZE * last.line.size) return false;
  return page !== last.page || line.baseline - last.line.baseline <= LARGEST_STEP * line.size;
}

/** The figures and units at the end of a line. */
export function marksOf({ pieces }: FlowLine): Piece[] {
  return pieces.slice(pieces.findLastIndex(({ kind }) => kind === 'words') + 1);
}

/** A line that shows a row: figures or units behind words, or side by side. */
export function isAnchor(line: FlowLine): boolean {
  return line.pieces.length > 1 && marksOf(line).length > 0;
}

/** How far two stretches cover one another, in points. */
export function overlapOf(
  one: { left: number; right: number },
  other: { left: number; right: number },
): number {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left);
}
