import type { PageItem } from './page-layout.js';
import type { PageItems } from './paragraphs.js';
import type { PageTable } from './ruled-tables.js';

/** Edges of the parts of one table agree within this many points. */
const SAME_EDGE = 3;

/**
 * Gives the parts of tables that page breaks cut the same columns. A part alone shows only the edges that its
 * own rows draw: a heading over five columns is one column where the break cuts the row below it off.
 *
 * @param pages what stands on the pages, in order, page numbers and running heads left out
 */
export function alignCutTables(pages: readonly PageItems[]): PageItems[] {
  const aligned = pages.map(({ page, items }) => ({ page, items: [...items] }));
  let parts: { items: PageItem[]; at: number; table: PageTable }[] = [];
  const finish = (): void => {
    if (parts.length > 1) {
      const edges = unite(parts.flatMap(({ table }) => table.edges ?? []));
      for (const { items, at, table } of parts) items[at] = { kind: 'table', table: onEdges(table, edges) };
    }
    parts = [];
  };
  for (const { items } of aligned) {
    items.forEach((item, at) => {
      if (item.kind !== 'table') return;
      const last = parts.at(-1);
      const goesOn = at === 0 && last !== undefined && last.at === last.items.length - 1;
      if (!goesOn || !agree(last.table, item.table)) finish();
      parts.push({ items, at, table: item.table });
    });
  }
  finish();
  return aligned;
}

function agree({ edges: one }: PageTable, { edges: other }: PageTable): boolean {
  if (one === null || other === null) return false;
  return isNear(one[0], other[0]) && isNear(one.at(-1), other.at(-1));
}

function isNear(one = Infinity, other = -Infinity): boolean {
  return Math.abs(one - other) <= SAME_EDGE;
}

function unite(edges: readonly number[]): number[] {
  const united: number[] = [];
  for (const edge of [...edges].sort((a, b) => a - b)) {
    if (!isNear(united.at(-1), edge)) united.push(edge);
  }
  return united;
}

/** The table with more columns: each of its cells spans what lies between its edges. */
function onEdges(table: PageTable, edges: readonly number[]): PageTable {
  const own = (table.edges ?? []).map((at) => edges.findLastIndex((edge) => edge <= at + 0.001));
  const rows = table.rows.map((row) =>
    row.map((cell) => {
      const column = own[cell.column] ?? cell.column;
      const end = own[cell.column + cell.colSpan] ?? column + 1;
      return { ...cell, column, colSpan: Math.max(1, end - column) };
    }),
  );
  return { ...table, edges, rows };
}
