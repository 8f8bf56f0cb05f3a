import { textOfBlock, type TextBlock } from './aligned-blocks.js';
import { columnsOf, type HeadedColumns } from './aligned-columns.js';
import { PAGE_STEP, runsOf, type FlowLine } from './aligned-lines.js';
import { regionsOf, type AlignedRegion } from './aligned-regions.js';
import { rowsOf, type LabelledRows } from './aligned-rows.js';
import { cellsOfGroups, labelWidth } from './aligned-groups.js';
import type { PageItem } from './page-layout.js';
import type { PageItems } from './paragraphs.js';
import type { PageTable, TextCell } from './ruled-tables.js';

/** More columns than this no form has. */
const MOST_COLUMNS = 40;
/** More lines than this no table without borders has; placing them takes time quadratic in their number. */
const MOST_LINES = 600;
/** Figures side by side that are a table though they are one row alone. */
const WIDE_ROW = 3;

/**
 * Finds tables without borders: figures in columns below headings and beside labels, which may be wrapped.
 * What does not fit wholly (figures without a heading or a label, or with two) stays lines: a number must not
 * be given to the wrong row or column. A table that goes on over pages is a table with the same columns on
 * each.
 *
 * @param pages what stands on the pages, in order, page numbers and running heads left out
 */
export function findAlignedTables(pages: readonly PageItems[]): PageItems[] {
  const found = runsOf(pages).flatMap((run) => regionsOf(run).flatMap((region) => readRegion(region) ?? []));
  const taken = new Map<PageItem, PageTable | null>();
  for (const table of found) {
    const parts = toTables(table, widthAmong(found, table));
    for (const line of [...table.region.head, ...table.region.body]) {
      const item = pages[line.page]?.items[line.item];
      const part = parts.get(line.page);
      parts.delete(line.page);
      if (item !== undefined) taken.set(item, part ?? null);
    }
  }
  if (taken.size === 0) return [...pages];
  return pages.map(({ page, items }) => ({
    page,
    items: items.flatMap((item): PageItem[] => {
      const table = taken.get(item);
      if (table === undefined) return [item];
      return table === null ? [] : [{ kind: 'table', table }];
    }),
  }));
}

interface AlignedTable extends HeadedColumns, LabelledRows {
  region: AlignedRegion;
}

/** A table's columns and rows; null where it cannot be read with certainty. */
function readRegion(region: AlignedRegion): AlignedTable | null {
  if (region.head.length + region.body.length > MOST_LINES) return null;
  const headed = columnsOf(region);
  if (headed === null || headed.columns.length > MOST_COLUMNS) return null;
  const labelled = rowsOf(region, headed.columns);
  if (labelled === null) return null;
  const figures = labelled.rows.map(
    ({ values }) => values.filter((value) => value?.kind === 'figure').length,
  );
  const filled = figures.filter((count) => count > 0);
  if (filled.length < 2 && !filled.some((count) => count >= WIDE_ROW)) return null;
  return { region, ...headed, ...labelled };
}

/** How many columns of labels the parts of one table have: those whose headings say the same. */
function widthAmong(tables: readonly AlignedTable[], table: AlignedTable): number {
  const own = labelWidth(table);
  if (own === 0) return 0;
  const alike = tables.filter((other) => labelWidth(other) > 0 && headingsOf(other) === headingsOf(table));
  return Math.max(...alike.map(labelWidth));
}

function headingsOf({ columns }: AlignedTable): string {
  return columns.map(({ heading }) => (heading === null ? '' : textOfBlock(heading))).join('\t');
}

function toTables(table: AlignedTable, width: number): Map<number, PageTable> {
  const before = cellsOfGroups(table, width);
  const heading = headingRows(table.region, table, width);
  const parts = new Map<number, PageTable>();
  table.rows.forEach(({ y, values }, r) => {
    const page = Math.floor(y / PAGE_STEP);
    const part = parts.get(page) ?? { top: y, bottom: y, edges: null, rows: parts.size === 0 ? heading : [] };
    const cells = values.map((value, c): TextCell => cell(value?.text ?? '', width + c));
    part.rows.push([...(before[r] ?? []), ...cells]);
    parts.set(page, { ...part, bottom: y });
  });
  return parts;
}

/** Rows of headings: those over several columns by their lines, then one with the heading of each column. */
function headingRows(
  { head, edge }: AlignedRegion,
  { columns, above }: HeadedColumns,
  width: number,
): TextCell[][] {
  const corner = cornerOf(head, edge);
  const lines = [...new Set(above.map(({ block }) => block.top))];
  const rows = lines.map((top) => {
    const own = above.filter(({ block }) => block.top === top);
    const cells: TextCell[] = [];
    for (let c = 0; c < columns.length;) {
      const hit = own.find(({ from }) => from === c);
      const next = own.find(({ from }) => from > c)?.from ?? columns.length;
      const to = hit === undefined ? c + 1 : Math.max(c + 1, Math.min(hit.to + 1, next));
      cells.push({ ...cell(hit === undefined ? '' : textOfBlock(hit.block), width + c), colSpan: to - c });
      c = to;
    }
    return cells;
  });
  const leaves = columns.map(({ heading }, c) =>
    cell(heading === null ? '' : textOfBlock(heading), width + c),
  );
  return [...rows, leaves].map((cells, r) => {
    if (width === 0) return cells;
    return [{ ...cell(r === 0 ? corner : '', 0), colSpan: width }, ...cells];
  });
}

/** The words before the headings of the figures' columns. */
function cornerOf(head: readonly FlowLine[], edge: number): string {
  const pieces = head.flatMap((line) =>
    line.pieces.filter(({ right }) => right <= edge + line.line.size / 2),
  );
  const block: TextBlock = { pieces, left: 0, right: 0, top: 0, bottom: 0 };
  return textOfBlock(block);
}

function cell(text: string, column: number): TextCell {
  return { text, column, rowSpan: 1, colSpan: 1 };
}
