import type { Block, Cell, Table } from '../../document/block.js';
import { wordsOf } from '../../document/words.js';
import { isFurniture } from '../../tables/furniture.js';
import { expandGrid } from '../../tables/grid.js';
import { FORM_VOCABULARY } from '../../templates/form-vocabulary.js';
import { recogniseTemplate, settleForm, type Template } from '../../templates/recognise-template.js';
import type { ReportTable } from '../report.js';
import { readTableHead } from './table-heads.js';

/** Between two pieces a bare number is the page's too. */
const BARE_NUMBER = /^\d{1,4}$/;

/**
 * The tables of a report in document order. Pieces that page breaks cut from one table are one table again;
 * what stood between them (page numbers, 续表) is no caption.
 *
 * @param blocks all blocks of the document, tables found
 */
export function recogniseTables(blocks: readonly Block[]): ReportTable[] {
  const growing: GrowingTable[] = [];
  let since: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      since.push(block);
      continue;
    }
    const own = recogniseTemplate(block.rows);
    const last = growing.at(-1);
    if (last !== undefined && since.every(isBetweenPages) && continues(last, block, own))
      grow(last, block, own);
    else growing.push(begin(block, own, since));
    since = [];
  }
  const whole = growing.map(({ table, rows }): ReportTable => {
    const template = rows.length === table.rows.length ? table.template : recogniseTemplate(rows);
    return { ...table, rows, template };
  });
  const templates = whole.map(({ template }) => template);
  return whole.map((table) => ({
    ...table,
    template: settleForm(table.template, table.rows, templates),
  }));
}

/** A table to which pieces may still be added. */
interface GrowingTable {
  /** The first piece, with the span of all. */
  table: ReportTable;
  rows: Table['rows'];
  width: number;
  labels: Set<string>;
}

function begin(block: Table, template: Template | null, before: readonly Block[]): GrowingTable {
  return {
    table: { ...block, ...readTableHead(before, block), template },
    rows: withinPiece(block.rows),
    width: widthOf(block),
    labels: new Set(block.rows.flatMap(labelsOf)),
  };
}

function grow(last: GrowingTable, piece: Table, own: Template | null): void {
  for (const row of withinPiece(piece.rows)) {
    last.rows.push(row);
    for (const label of labelsOf(row)) last.labels.add(label);
  }
  last.table = {
    ...last.table,
    template: last.table.template ?? own,
    span: { ...last.table.span, end: piece.span.end },
  };
}

/** Merged cells end with their piece: a span that says more must not reach into the next one. */
function withinPiece(rows: Table['rows']): Cell[][] {
  return rows.map((row, at) =>
    row.map((cell) =>
      (cell.rowSpan ?? 1) > rows.length - at ? { ...cell, rowSpan: rows.length - at } : cell,
    ),
  );
}

function isBetweenPages(block: Block): boolean {
  if (block.kind === 'table') return false;
  const text = wordsOf(block).squeezed;
  return text === '' || BARE_NUMBER.test(text) || isFurniture(block);
}

/** Whether a piece goes on where a table stopped. */
function continues(last: GrowingTable, piece: Table, own: Template | null): boolean {
  const { template, layout } = last.table;
  if (layout !== piece.layout) return false;
  if (template === null || own === null) {
    const isNamed = (row: Table['rows'][number]): boolean =>
      row.some((cell) => FORM_VOCABULARY.isLabel(cell));
    // a rest of a few rows: the form's own, also where merged cells made the rows above wider
    if (template !== null) return last.width === widthOf(piece) || piece.rows.every(isNamed);
    const begun = last.rows.length <= 3 || last.rows.some(isNamed);
    return last.width === widthOf(piece) && (own === null || begun);
  }
  if (own.table !== template.table) return false;
  const fresh = piece.rows.filter((row) => !isHead(row)).flatMap(labelsOf);
  const repeated = fresh.filter((label) => last.labels.has(label)).length;
  return repeated * 2 <= fresh.length;
}

function isHead(row: Table['rows'][number]): boolean {
  return row.some((cell) => /^(?:统计指标|单位|统计数)$/.test(wordsOf(cell).squeezed));
}

function labelsOf(row: Table['rows'][number]): string[] {
  const words = row.filter((cell) => cell.text.length > 2 && /[\p{Script=Han}]/u.test(wordsOf(cell).folded));
  // merged cells may be printed in each row that they cover: all of a row's words together tell it from
  // others
  const all = [...new Set(words.map((cell) => wordsOf(cell).squeezed))].join('|');
  return all === '' ? [] : [all];
}

function widthOf(table: Table): number {
  const widths = new Map<number, number>();
  for (const row of expandGrid(table.rows)) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return [...widths].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0] as [
    number,
    number,
  ])[0];
}
