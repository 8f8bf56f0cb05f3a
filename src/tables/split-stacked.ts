import type { Block, Cell, Table } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import { expandGrid } from './grid.js';
import type { TableVocabulary } from './vocabulary.js';

/**
 * Cuts grids in which several forms stand below each other, as on the sheet of a workbook, before each row
 * that opens a form. Columns that a piece does not use at all, because its neighbour was wider, are left out;
 * they hold no character.
 *
 * @param blocks blocks with tables
 */
export function splitStacked(blocks: readonly Block[], vocabulary: TableVocabulary): Block[] {
  return blocks.flatMap((block): Block[] =>
    block.kind === 'table' ? splitTable(block, vocabulary) : [block],
  );
}

function splitTable(table: Table, vocabulary: TableVocabulary): Table[] {
  const texts = table.rows.map((row) =>
    row.map((cell) => wordsOf(cell).squeezed).filter((text) => text !== ''),
  );
  const openings: number[] = [];
  let rows = 0;
  texts.forEach((row, at) => {
    // a note and the first headings may be rows of their own, each of one cell
    if (vocabulary.opensForm(row) && rows > 0) {
      openings.push(at);
      rows = 0;
    }
    if (row.length > 1) rows += 1;
  });
  if (openings.length === 0) return [table];
  const grid = expandGrid(table.rows);
  const cuts = openings.filter((at) => grid[at]?.every((place) => place.row >= at) ?? false);
  return [0, ...cuts].map((start, at) => pieceOf(table, start, cuts[at] ?? table.rows.length));
}

function pieceOf(table: Table, start: number, end: number): Table {
  const rows = withoutUnusedColumns(table.rows.slice(start, end));
  const cells = rows.flat();
  const first = cells[0];
  const last = cells[cells.length - 1];
  return {
    ...table,
    rows,
    span: first && last ? { ...table.span, start: first.span.start, end: last.span.end } : table.span,
  };
}

function withoutUnusedColumns(rows: readonly Cell[][]): Cell[][] {
  const grid = expandGrid(rows);
  let used = 0;
  for (const line of grid) {
    line.forEach(({ cell }, column) => {
      if (cell.text.trim() !== '') used = Math.max(used, column + 1);
    });
  }
  const kept = new Set(grid.flatMap((line) => line.slice(0, used).map(({ cell }) => cell)));
  return rows.map((row) => row.filter((cell) => kept.has(cell)));
}
