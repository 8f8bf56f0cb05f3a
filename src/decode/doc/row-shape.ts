import type { Merge, WordTable } from '../docx/draft.js';
import type { Property } from './properties.js';

/** How a row's cells lie: their edges in twentieths of a point, and their merges. */
export interface RowShape {
  /** One more than cells; empty where the file does not say. */
  edges: number[];
  merges: { down: Merge; across: Merge }[];
}

const TABLE_DEFINITION = 0xd608;
const VERTICAL_MERGE = 0xd62b;
const CELL_BYTES = 20;
const MOST_CELLS = 63;

/**
 * Reads the shape of a row from the properties of the mark that ends it ([MS-DOC] sprmTDefTable,
 * sprmTVertMerge).
 */
export function readRowShape(properties: readonly Property[]): RowShape {
  const shape: RowShape = { edges: [], merges: [] };
  for (const { code, operand } of properties) {
    if (code === TABLE_DEFINITION && operand.length > 0) {
      const count = Math.min(operand.readUInt8(0), MOST_CELLS);
      if (operand.length < 1 + (count + 1) * 2) continue;
      shape.edges = Array.from({ length: count + 1 }, (_, i) => operand.readInt16LE(1 + i * 2));
      const cells = 1 + (count + 1) * 2;
      shape.merges = Array.from({ length: count }, (_, i) => {
        const at = cells + i * CELL_BYTES;
        const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
        return { across: mergeOf(flags & 0x1, flags & 0x2), down: mergeOf(flags & 0x40, flags & 0x20) };
      });
    } else if (code === VERTICAL_MERGE && operand.length >= 2) {
      const merge = shape.merges[operand.readUInt8(0)];
      const flags = operand.readUInt8(1);
      if (merge !== undefined) merge.down = mergeOf(flags & 0x2, flags & 0x1);
    }
  }
  return shape;
}

function mergeOf(starts: number, continues: number): Merge {
  if (starts !== 0) return 'start';
  return continues !== 0 ? 'continued' : 'none';
}

/**
 * Gives the rows of a table one grid: a column for every edge of every row. A row whose shape does not fit
 * its cells keeps one column for each cell.
 */
export function resolveGrid(table: WordTable, shapes: readonly RowShape[]): void {
  const fits = table.rows.map((row, index) => shapes[index]?.edges.length === row.cells.length + 1);
  if (!fits.some(Boolean)) return;
  const all = new Set(shapes.flatMap((shape, index) => (fits[index] === true ? shape.edges : [])));
  const edges = [...all].sort((a, b) => a - b);
  const columnOf = new Map(edges.map((edge, column) => [edge, column]));
  table.columns = edges.slice(1).map((edge, index) => edge - (edges[index] ?? edge));
  table.rows.forEach((row, index) => {
    const shape = shapes[index];
    if (shape === undefined || fits[index] !== true) return;
    row.before = columnOf.get(shape.edges[0] ?? 0) ?? 0;
    row.cells.forEach((cell, c) => {
      const from = columnOf.get(shape.edges[c] ?? 0) ?? 0;
      const to = columnOf.get(shape.edges[c + 1] ?? 0) ?? from + 1;
      cell.width = Math.max(1, to - from);
      Object.assign(cell, shape.merges[c]);
    });
  });
}
