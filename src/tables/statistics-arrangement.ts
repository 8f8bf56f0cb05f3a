import type { FormRow } from './form-rows.js';
import { NEW_LINE } from './form-stream.js';
import type { FormToken } from './form-tokens.js';

type Cells = FormToken[][];

const LABEL_HEADING = /^(?:统计)?(?:指标|项目|内容)(?:名称)?$/;
const SERIAL = /^(?:序号|编号)$/;

/**
 * Puts the cells of a statistics table into its columns: row numbers of a 序号 column before the label
 * instead of behind the row above, two halves side by side into one row, figures that nothing tells apart (12
 * 5) into one cell.
 *
 * @param chars the characters that the tokens refer to
 */
export function arrangeStatistics(rows: readonly FormRow[], chars: string): Cells[] {
  const words = (cells: Cells): string[] =>
    cells.map((cell) => chars.slice(cell[0]?.from ?? 0, cell.at(-1)?.to ?? 0));
  const heading = words(rows.find((row) => row.kind === 'heading' && row.cells.length > 1)?.cells ?? []);
  const serial = heading.some((word) => SERIAL.test(word));
  const note = heading.includes('备注');
  const records = (serial ? withSerials(rows) : rows.map((row) => ({ row, serial: null }))).map((record) => ({
    cells: record.row.kind === 'heading' ? record.row.cells : columnsOf(record.row, note),
    heading: record.row.kind === 'heading',
    serial: record.serial,
    opens: (record.row.cells[0]?.[0]?.gap ?? NEW_LINE) >= NEW_LINE,
  }));
  const halves = heading.filter((word) => LABEL_HEADING.test(word)).length;
  if (halves === 2 && !serial) return beside(records);
  return records.map(({ cells, serial: own, heading: heads }) => {
    if (!serial || heads) return cells;
    return [own ?? emptyBefore(cells), ...cells];
  });
}

interface Numbered {
  row: FormRow;
  serial: FormToken[] | null;
}

/** The last figure before a row's label is the row's number. */
function withSerials(rows: readonly FormRow[]): Numbered[] {
  const out: Numbered[] = [];
  let serial: FormToken[] | null = null;
  rows.forEach((row, index) => {
    const last = row.cells.at(-1);
    const takes =
      row.kind === 'row' &&
      index + 1 < rows.length &&
      row.cells.length > row.labels &&
      last?.every(({ kind }) => kind === 'figure') === true;
    const cells = takes ? row.cells.slice(0, -1) : row.cells;
    if (cells.length > 0)
      out.push({ row: { ...row, cells }, serial: row.kind === 'heading' ? null : serial });
    if (row.kind === 'row') serial = takes ? (last ?? null) : null;
  });
  return out;
}

/** Label, unit where one is printed, and one value; with a column for notes what follows is one. */
function columnsOf(row: FormRow, note: boolean): Cells {
  const values = row.cells.slice(row.labels);
  const unit = values[0]?.[0]?.kind === 'unit' ? values.splice(0, 1) : [];
  const label = row.cells.slice(0, row.labels);
  if (values.length < 2) return [...label, ...unit, ...values];
  const [first = [], ...rest] = values;
  return note ? [...label, ...unit, first, rest.flat()] : [...label, ...unit, values.flat()];
}

/** Two rows of a line side by side, each in three columns. */
function beside(records: readonly { cells: Cells; heading: boolean; opens: boolean }[]): Cells[] {
  const out: Cells[] = [];
  for (const { cells, heading, opens } of records) {
    const [label = [], ...rest] = cells;
    const value = rest.at(-1)?.[0]?.kind === 'figure' ? rest.at(-1) : undefined;
    const unit = rest[0]?.[0]?.kind === 'unit' ? rest[0] : undefined;
    const end = cells.at(-1) ?? [];
    const half = heading ? cells : [label, unit ?? emptyBehind(label), value ?? emptyBehind(end)];
    const line = out.at(-1);
    if (heading || opens || line === undefined) out.push([...half]);
    else for (const cell of half) line.push(cell);
  }
  return out;
}

function emptyBefore(cells: Cells): FormToken[] {
  const first = cells[0]?.[0];
  return first === undefined ? [] : [{ ...first, kind: 'note', to: first.from, word: null }];
}

function emptyBehind(cell: readonly FormToken[]): FormToken[] {
  const last = cell.at(-1);
  return last === undefined ? [] : [{ ...last, kind: 'note', from: last.to, word: null }];
}
