import { overlapOf, type FlowLine, type Piece } from './aligned-lines.js';
import type { AlignedRegion } from './aligned-regions.js';
import { gatherBlocks, type TextBlock } from './aligned-blocks.js';

/** A column of figures or units. */
export interface Column {
  left: number;
  right: number;
  /** How many figures or units stand in it. */
  marks: number;
  /** What heads it alone. */
  heading: TextBlock | null;
}

/** A heading over one or more columns. */
export interface SpanningHeading {
  block: TextBlock;
  from: number;
  to: number;
}

/** The columns of a table's figures with their headings. */
export interface HeadedColumns {
  columns: Column[];
  /** Headings above those of each column, top to bottom. */
  above: SpanningHeading[];
}

/** Half a point is a rounding. */
const COVERS = 0.5;

/**
 * Finds the columns of figures: those that the figures of all rows show together, and those that only a
 * heading shows.
 *
 * @returns null where a column has figures and no heading, or two may be one
 */
export function columnsOf({ head, body, edge }: AlignedRegion): HeadedColumns | null {
  const marks = body.flatMap(({ pieces }) => pieces.filter((piece) => piece.left >= edge - 0.5));
  const columns = clusters(marks);
  const blocks = gatherBlocks(piecesOver(head, edge), () => true);
  const found: { block: TextBlock; over: Column[] }[] = [];
  for (const block of [...blocks].sort((one, other) => other.bottom - one.bottom)) {
    const over = columns.filter((column) => overlapOf(block, column) > COVERS);
    const [own] = over;
    if (own === undefined) columns.push({ left: block.left, right: block.right, marks: 0, heading: block });
    else if (over.length === 1 && own.heading === null) {
      own.heading = block;
      own.left = Math.min(own.left, block.left);
      own.right = Math.max(own.right, block.right);
    } else found.unshift({ block, over });
  }
  columns.sort((one, other) => one.left - other.left);
  const above = found.map(({ block, over }): SpanningHeading => {
    const places = over.map((column) => columns.indexOf(column));
    return { block, from: Math.min(...places), to: Math.max(...places) };
  });
  return settle(columns, above, [...head, ...body]);
}

function piecesOver(head: readonly FlowLine[], edge: number): Piece[] {
  return head.flatMap(({ pieces, line }) => pieces.filter(({ right }) => right > edge + line.size / 2));
}

function clusters(pieces: readonly Piece[]): Column[] {
  const columns: Column[] = [];
  for (const { left, right } of [...pieces].sort((one, other) => one.left - other.left)) {
    const last = columns.at(-1);
    if (last !== undefined && left < last.right - COVERS) {
      last.right = Math.max(last.right, right);
      last.marks++;
    } else columns.push({ left, right, marks: 1, heading: null });
  }
  return columns;
}

/**
 * Joins headings without figures and figures without heading that stand side by side and never in one line.
 */
function settle(
  columns: readonly Column[],
  above: SpanningHeading[],
  lines: readonly FlowLine[],
): HeadedColumns | null {
  const settled: Column[] = [];
  for (const column of columns) {
    const last = settled.at(-1);
    if (last !== undefined && areHalves(last, column, lines)) {
      last.left = Math.min(last.left, column.left);
      last.right = Math.max(last.right, column.right);
      last.marks += column.marks;
      last.heading ??= column.heading;
    } else settled.push({ ...column });
  }
  if (settled.length < columns.length && above.length > 0) return null;
  return settled.some(({ heading }) => heading === null) ? null : { columns: settled, above };
}

function areHalves(one: Column, other: Column, lines: readonly FlowLine[]): boolean {
  const isHalf = (column: Column): boolean => column.heading === null || column.marks === 0;
  const headed = one.heading !== null || other.heading !== null;
  if (!isHalf(one) || !isHalf(other) || !headed || (one.marks === 0) === (other.marks === 0)) return false;
  const stands = (pieces: readonly Piece[], column: Column): boolean =>
    pieces.some((piece) => overlapOf(piece, column) > COVERS);
  return !lines.some(({ pieces }) => stands(pieces, one) && stands(pieces, other));
}
