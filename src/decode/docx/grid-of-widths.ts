import type { WordRow, WordTable } from './draft.js';

/** Edges nearer than this, in twentieths of a point (2 mm), are one: programs round the widths of cells. */
const SAME_EDGE = 115;
/** A grid of more edges is none. */
const MOST_EDGES = 200;

/**
 * A table on a grid made from the widths of its cells, for files that state no grid and whose cells do not
 * say how many columns they cover: by their order alone the cells below a merged heading would move under
 * another one. A table whose rows have the same number of columns, or whose cells have no widths, is given
 * back as it is.
 */
export function onGridOfWidths(table: WordTable): WordTable {
  const rows = table.rows.filter(({ cells }) => cells.length > 0);
  if (!isRagged(table) || !hasWidths(rows)) return table;
  const edges = edgesOf(rows);
  if (edges.length > MOST_EDGES) return table;
  const column = (offset: number): number => edges.findIndex((edge) => Math.abs(edge - offset) < SAME_EDGE);
  return {
    ...table,
    columns: edges.slice(1).map((edge, at) => edge - (edges[at] ?? 0)),
    rows: table.rows.map((row) => {
      let offset = 0;
      const cells = row.cells.map((cell) => {
        const start = column(offset);
        offset += cell.inTwips;
        return { ...cell, width: Math.max(1, column(offset) - start) };
      });
      return { ...row, cells };
    }),
  };
}

/**
 * Whether nothing in a file says in which columns the cells of a table stand: no grid, rows of unlike numbers
 * of columns, and cells without widths. They are in columns by their order then, and under merged headings
 * that may be wrong.
 */
export function hasUnknownColumns(table: WordTable): boolean {
  return isRagged(table) && !hasWidths(table.rows.filter(({ cells }) => cells.length > 0));
}

/** Whether a table without a grid has rows of unlike numbers of columns. */
function isRagged({ rows, columns }: WordTable): boolean {
  const totals = rows
    .filter(({ cells, deleted }) => cells.length > 0 && !deleted)
    .map(({ before, cells }) => cells.reduce((sum, { width }) => sum + width, before));
  return columns.length === 0 && new Set(totals).size > 1;
}

function hasWidths(rows: readonly WordRow[]): boolean {
  return rows.every(({ before, cells }) => before === 0 && cells.every(({ inTwips }) => inTwips > 0));
}

/** The edges of all cells, from left to right. */
function edgesOf(rows: readonly WordRow[]): number[] {
  const offsets = new Set([0]);
  for (const { cells } of rows) {
    let offset = 0;
    for (const { inTwips } of cells) offsets.add((offset += inTwips));
  }
  const edges: number[] = [];
  for (const offset of [...offsets].sort((a, b) => a - b))
    if (offset - (edges.at(-1) ?? -Infinity) >= SAME_EDGE) edges.push(offset);
  return edges;
}
