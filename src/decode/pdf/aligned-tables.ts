import { isBlank } from '../../document/fold.js';
import { parseNumber } from '../../document/numerals.js';
import type { PageItem } from './page-layout.js';
import type { PageTable, TextCell } from './ruled-tables.js';
import { largest, type Stretch, type TextLine } from './text-lines.js';

/** Fewest lines that show a column gap together. */
const FEWEST_LINES = 3;
/** More columns than this no form has. */
const MOST_COLUMNS = 40;
/** Columns stand at least this far apart, in ems. */
const COLUMN_GAP = 0.8;
/** Lines of one table follow each other within this distance, in ems. */
const LARGEST_STEP = 3;
/** Longest text of a short cell. */
const SHORT = 12;
/** Share of cells that are short or figures, and share of figures in one column at least. */
const SHARE = 0.6;

/**
 * Finds tables without borders: consecutive lines that leave the same columns free. What is no table stays a line.
 *
 * @param lines lines outside ruled tables, top to bottom
 */
export function findAlignedTables(lines: readonly TextLine[]): PageItem[] {
  const items: PageItem[] = [];
  for (let i = 0; i < lines.length;) {
    let end = i;
    while (end < lines.length && belongs(lines[end], lines[end - 1], end === i)) end++;
    const run = lines.slice(i, end);
    const table = run.length >= FEWEST_LINES ? readTable(run) : null;
    if (table !== null) items.push({ kind: 'table', table });
    else for (const line of lines.slice(i, Math.max(end, i + 1))) items.push({ kind: 'line', line });
    i = Math.max(end, i + 1);
  }
  return items;
}

function belongs(line: TextLine | undefined, last: TextLine | undefined, isFirst: boolean): boolean {
  if (line === undefined || line.stretches.length < 2) return false;
  return isFirst || last === undefined || line.baseline - last.baseline <= LARGEST_STEP * line.size;
}

function readTable(lines: readonly TextLine[]): PageTable | null {
  const [first, last] = [lines[0], lines.at(-1)];
  const stretches = lines.flatMap((line) => line.stretches);
  const size = largest(lines.map((line) => line.size));
  const columns = columnsOf(stretches, COLUMN_GAP * size);
  if (columns.length < 2 || columns.length > MOST_COLUMNS || first === undefined || last === undefined)
    return null;
  const rows = lines.map((line) => columns.map((column, c) => cellOf(line, column, c)));
  const filled = rows.flat().filter((cell) => cell.text !== '');
  const short = filled.filter((cell) => cell.text.length <= SHORT);
  if (short.length < SHARE * filled.length || filled.length < 2 * lines.length) return null;
  const hasFigures = columns.some((_, c) => {
    const cells = rows.map((row) => row[c]?.text ?? '').filter((text) => text !== '');
    return cells.length >= 2 && cells.filter(isFigure).length >= SHARE * cells.length;
  });
  if (!hasFigures) return null;
  return { top: first.baseline - first.size, bottom: last.baseline, edges: null, rows };
}

interface Column {
  left: number;
  right: number;
}

/** The columns that text fills when all lines are laid over one another. */
function columnsOf(stretches: readonly Stretch[], gap: number): Column[] {
  const columns: Column[] = [];
  for (const { left, right } of [...stretches].sort((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last === undefined || left - last.right > gap) columns.push({ left, right });
    else last.right = Math.max(last.right, right);
  }
  return columns;
}

function cellOf(line: TextLine, column: Column, c: number): TextCell {
  const own = line.stretches.filter(
    ({ left, right }) => left >= column.left - 0.01 && right <= column.right + 0.01,
  );
  return { text: own.map(({ text }) => text).join(' '), column: c, rowSpan: 1, colSpan: 1 };
}

function isFigure(text: string): boolean {
  return (
    !isBlank(text) && (parseNumber(text) !== null || /^[-—/]+$/.test(text) || /^\d[\d.,]*[%％]?$/.test(text))
  );
}
