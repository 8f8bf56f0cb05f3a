import { NEW_LINE, NO_GAP } from './form-stream.js';
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

/** Puts a region's tokens into rows: a row begins at words that follow a figure, a heading, or another row's label. */
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
    return known ? token.gap === NO_GAP : before.kind !== 'note' || token.gap !== NEW_LINE;
  return !known && token.gap === NO_GAP && before.kind === 'words';
}
