import { EMPTY_LINE, NEW_LINE, NO_GAP } from './form-stream.js';
import type { FormRegion } from './form-regions.js';
import type { FormToken } from './form-tokens.js';

/** A row of a table that was read from running text: stretches of tokens, one for each cell. */
export interface FormRow {
  kind: 'heading' | 'row';
  /** Label cells, then unit, then figures; column headings. */
  cells: FormToken[][];
  /** How many of the cells are label cells. */
  labels: number;
}

/**
 * Puts a region's tokens into rows: a row begins at words that follow a figure, a heading, or another row's
 * label.
 */
export function rowsOf({ tokens, table }: FormRegion): FormRow[] {
  const rows: FormRow[] = [];
  let before: FormToken | null = null;
  tokens.forEach((token, index) => {
    const row = rows.at(-1);
    const kind = roleOf(token, table, rows, before, tokens[index + 1]);
    if (kind === 'heading') {
      if (row?.kind === 'heading' && before !== null && isHeadingToken(before, row)) row.cells.push([token]);
      else rows.push({ kind: 'heading', cells: [[token]], labels: 0 });
    } else if (kind === 'value') {
      if (row === undefined || row.kind === 'heading')
        rows.push({ kind: 'row', cells: [[token]], labels: 0 });
      else row.cells.push([token]);
    } else {
      const cell = row?.cells.at(-1);
      const joins =
        cell !== undefined && row !== undefined && before !== null && continuesCell(token, before, row, cell);
      if (joins) cell.push(token);
      else rows.push({ kind: 'row', cells: [[token]], labels: 1 });
    }
    before = token;
  });
  return rows;
}

function isHeadingToken(token: FormToken, row: FormRow): boolean {
  return row.cells.at(-1)?.at(-1) === token;
}

/**
 * Sets bare page numbers apart, as rows of their own without a label: a number alone in its line behind a row
 * whose figures stand in one line, or alone between empty lines in a table that has no others.
 */
export function withoutPageNumbers(rows: readonly FormRow[]): FormRow[] {
  const isFigure = (cell: readonly FormToken[]): boolean => cell[0]?.kind === 'figure';
  const figures = rows.flatMap((row) => row.cells.filter(isFigure).map((cell) => cell[0]?.gap ?? NO_GAP));
  const inLines = figures.filter((gap) => gap < NEW_LINE).length * 2 > figures.length;
  const loose = figures.filter((gap) => gap === EMPTY_LINE).length * 4 > figures.length;
  return rows.flatMap((row, at): FormRow[] => {
    const last = row.cells.at(-1)?.[0];
    const after = rows[at + 1]?.cells[0]?.[0]?.gap ?? EMPTY_LINE;
    const before = row.cells.filter(isFigure).length - 1;
    if (row.kind === 'heading' || before < 1 || last?.kind !== 'figure' || last.to - last.from > 4)
      return [row];
    const alone = inLines
      ? last.gap >= NEW_LINE && after >= NEW_LINE && (row.cells[row.labels]?.[0]?.gap ?? NEW_LINE) < NEW_LINE
      : !loose && last.gap === EMPTY_LINE && after === EMPTY_LINE;
    if (!alone) return [row];
    return [
      { ...row, cells: row.cells.slice(0, -1) },
      { kind: 'row', cells: row.cells.slice(-1), labels: 0 },
    ];
  });
}

type Role = 'heading' | 'value' | 'label';

function roleOf(
  token: FormToken,
  table: string,
  rows: readonly FormRow[],
  before: FormToken | null,
  after: FormToken | undefined,
): Role {
  const row = rows.at(-1);
  if (token.kind === 'figure' || token.kind === 'unit') return 'value';
  const inHeading = row?.kind === 'heading' && before !== null && isHeadingToken(before, row);
  if (token.kind === 'word' && token.word !== null) {
    const [column, label] = [token.word.columns.has(table), token.word.labels.has(table)];
    if (!column) return 'label';
    if (!label) return 'heading';
    if (before?.kind === 'mark') return 'label';
    if (inHeading && after?.kind !== 'figure') return 'heading';
    // 总计 and 其他 head columns and name rows: with figures behind them and rows before, they name a row
    return rows.some(({ kind }) => kind === 'row') || after?.kind === 'figure' ? 'label' : 'heading';
  }
  if (inHeading && token.kind === 'note') return 'label';
  if (inHeading && token.kind === 'words' && table !== 'statistics' && token.to - token.from <= 8)
    return 'heading';
  return 'label';
}

/** Whether words go on with the cell before them. */
function continuesCell(
  token: FormToken,
  before: FormToken,
  row: FormRow,
  cell: readonly FormToken[],
): boolean {
  if (token.kind === 'note') return before.kind !== 'figure' && before.kind !== 'unit';
  if (row.kind === 'heading' || row.cells.length > row.labels) return false;
  if (before.kind === 'mark') return true;
  if (token.kind === 'mark') return false;
  if (token.kind === 'break') return true;
  const known = cell.some(({ word }) => word !== null);
  // a known label is complete: what follows goes on with it only within the line
  if (token.kind === 'words')
    return known ? token.gap === NO_GAP : before.kind !== 'note' || token.gap < NEW_LINE;
  return !known && token.gap === NO_GAP && before.kind === 'words';
}
