import { areRowsApart, gatherBlocks, type TextBlock } from './aligned-blocks.js';
import type { Column } from './aligned-columns.js';
import { overlapOf, type FlowLine, type Piece } from './aligned-lines.js';
import type { AlignedRegion } from './aligned-regions.js';

/** A row: what names it, and a figure or none for each column. */
export interface AlignedRow {
  y: number;
  label: TextBlock | null;
  values: (Piece | null)[];
}

/** A table's rows, and the names of groups of rows before them. */
export interface LabelledRows {
  rows: AlignedRow[];
  groups: TextBlock[];
}

/** Figures stand beside the lines of their label within this distance, in ems. */
const BESIDE = 0.5;
/** Rows whose labels stand closer than this, in ems, may be one. */
const APART = 1.65;

/**
 * Puts each line of figures beside the one label that it belongs to.
 *
 * @returns null where a line of figures has no label or may belong to several, or a figure stands in no
 *   column
 */
export function rowsOf({ body, edge }: AlignedRegion, columns: readonly Column[]): LabelledRows | null {
  const isLabel = (piece: Piece): boolean => piece.left < edge - 0.5;
  const labels = body.flatMap(({ pieces }) => pieces.filter(isLabel));
  const rows = figureRows(body, columns, isLabel);
  if (rows === null) return null;
  if (labels.length === 0) return { rows, groups: [] };
  const isFull = areRowsApart(
    labels,
    rows.map(({ y }) => y),
  )
    ? () => true
    : undefined;
  const blocks = gatherBlocks(labels, isFull).flatMap((block) => splitAtRows(block, rows));
  const main = mainColumn(blocks);
  const own = blocks.filter((block) => overlapOf(block, main) > 0);
  const groups = blocks.filter((block) => !own.includes(block));
  for (const row of rows) {
    const beside = own.filter((block) => isBeside(block, row));
    const [label] = beside.length === 0 ? groups.filter((block) => namesOnly(block, row, rows)) : beside;
    if (label === undefined || beside.length > 1 || rows.some((other) => other.label === label)) return null;
    row.label = label;
  }
  const taken = new Set(rows.map(({ label }) => label));
  const blank = own.filter((block) => !taken.has(block));
  if (blank.some((block) => own.some((other) => other !== block && mayBeOne(block, other)))) return null;
  for (const label of blank)
    rows.push({ y: (label.top + label.bottom) / 2, label, values: columns.map(() => null) });
  rows.sort((one, other) => one.y - other.y);
  return { rows, groups: groups.filter((block) => !taken.has(block)) };
}

function figureRows(
  body: readonly FlowLine[],
  columns: readonly Column[],
  isLabel: (piece: Piece) => boolean,
): AlignedRow[] | null {
  const rows: AlignedRow[] = [];
  for (const { pieces, y } of body) {
    const marks = pieces.filter((piece) => !isLabel(piece));
    if (marks.length === 0) continue;
    const values = columns.map((column) => {
      const own = marks.filter((piece) => overlapOf(piece, column) > 0.5);
      return own.length > 1 ? undefined : (own[0] ?? null);
    });
    const filled = values.filter((value) => value !== undefined);
    if (filled.length < values.length || filled.filter((value) => value !== null).length < marks.length)
      return null;
    rows.push({ y, label: null, values: filled });
  }
  return rows;
}

/** Lines that were taken for one label are labels of their own where each stands beside its own figures. */
function splitAtRows(block: TextBlock, rows: readonly AlignedRow[]): TextBlock[] {
  const lines = block.pieces;
  const alone = lines.every((piece) => rows.some(({ y }) => Math.abs(y - piece.y) < 0.1 * piece.size));
  if (lines.length < 2 || !alone) return [block];
  return lines.map((piece) => ({ ...piece, pieces: [piece], top: piece.y, bottom: piece.y }));
}

/** Where most of the words before the figures stand; short words first, as longer ones may span columns. */
function mainColumn(blocks: readonly TextBlock[]): { left: number; right: number } {
  const columns: { left: number; right: number; length: number }[] = [];
  for (const { left, right, pieces } of [...blocks].sort((a, b) => a.right - a.left - (b.right - b.left))) {
    const length = pieces.reduce((sum, { text }) => sum + text.length, 0);
    const under = columns.filter((column) => overlapOf(column, { left, right }) > 0);
    const [only] = under;
    if (only === undefined) columns.push({ left, right, length });
    else if (under.length === 1) only.length += length;
  }
  return columns.reduce((best, column) => (column.length > best.length ? column : best));
}

function isBeside({ top, bottom, pieces }: TextBlock, { y }: AlignedRow): boolean {
  const size = pieces[0]?.size ?? 0;
  return y > top - BESIDE * size && y < bottom + BESIDE * size;
}

/** A label before the column of labels: it stands beside one row alone, and in its middle. */
function namesOnly(block: TextBlock, row: AlignedRow, rows: readonly AlignedRow[]): boolean {
  const middle = (block.top + block.bottom) / 2;
  const size = block.pieces[0]?.size ?? 0;
  const beside = rows.filter((other) => isBeside(block, other));
  return beside.length === 1 && beside[0] === row && Math.abs(middle - row.y) < BESIDE * size;
}

/** Two labels one below the other, as close as the lines of one. */
function mayBeOne(one: TextBlock, other: TextBlock): boolean {
  const step = Math.max(one.top - other.bottom, other.top - one.bottom);
  return step < APART * (one.pieces[0]?.size ?? 0);
}
