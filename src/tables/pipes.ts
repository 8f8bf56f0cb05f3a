import type { Block, Cell, Paragraph } from '../document/block.js';
import { fold } from '../document/fold.js';
import { cutCell, joinCells } from './cell.js';
import { followsForm, REVIEW_CELLS, weigh } from './evidence.js';
import { groupCells, kindOfCell, type CellKind } from './group-cells.js';
import { holdsCells, recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';
import { holdsValue } from './value-shape.js';

/** One physical line of a pipe table. */
interface PipeLine {
  cells: Cell[];
  /** `|---|:--:|`: layout, not content. */
  separator: boolean;
  /** Begins with a pipe. */
  opens: boolean;
  /** Ends with a pipe. */
  closes: boolean;
}

const SEPARATOR_CELL = /^:?[-=]{2,}:?$/;
/** One dash a cell is a separator below the first row only; elsewhere it says that nothing applies. */
const SHORT_SEPARATOR_CELL = /^:?(?:[-=]+|—{3,}):?$/;
/** `+-----+-----+`, the rule between the rows of a drawn table. */
const DRAWN_RULE = /^\s*\+[-=+:]+\s*$/;

/**
 * Recognises tables of pipes (Markdown and the like): `| 统计指标 | 单位 | 统计数 |`. Leading and closing
 * pipes may be missing, pipes may be escaped, full-width or drawn; a cell may run on in a line without an
 * opening pipe; each cell may have a line of its own (`规章 |`, `0 |`), as programs write them that take the
 * text out of a page. Separator rows are left out; blank rows stay. A new piece begins where, after a gap, a
 * row is followed by a separator.
 */
export const recognisePipes = recogniserOfRuns(belongs, readRun);

function belongs(paragraph: Paragraph, index: number, blocks: readonly Block[]): boolean {
  if (hasPipe(paragraph.text) || DRAWN_RULE.test(paragraph.text)) return true;
  // a cell that runs on: no pipe here, between two lines of pipes without a gap
  const [before, after] = [blocks[index - 1], blocks[index + 1]];
  if (before?.kind !== 'paragraph' || after?.kind !== 'paragraph') return false;
  if (!hasPipe(before.text) || !hasPipe(after.text)) return false;
  if (pipesOf(after.text).opens && !ONLY_PIPES.test(fold(after.text))) return false;
  if (!isNextLine(before, paragraph) || !isNextLine(paragraph, after)) return false;
  return !pipesOf(before.text).closes || isCellStart(paragraph, after);
}

/** The pipe that ends a cell, on a line of its own. */
const ONLY_PIPES = /^[|\s]+$/;
/** So long is a cell's first line before its second ends with the cell's pipe. */
const LONGEST_CELL_START = 40;

/** Whether a line without a pipe begins the cell that the next line, a single cell, ends. */
function isCellStart(paragraph: Paragraph, after: Paragraph): boolean {
  return (
    paragraph.text.length <= LONGEST_CELL_START &&
    !/[。；;]\s*$/.test(paragraph.text) &&
    /^[^|]*\|[|\s]*$/.test(fold(after.text))
  );
}

function isNextLine(before: Paragraph, after: Paragraph): boolean {
  return after.span.start.line - before.span.end.line === 1;
}

/** Drawn pipes fold to the ordinary one. */
function hasPipe(text: string): boolean {
  return holdsCells(fold(text), '|');
}

function pipesOf(text: string): { at: number[]; opens: boolean; closes: boolean } {
  const folded = fold(text);
  const at: number[] = [];
  for (let i = folded.indexOf('|'); i >= 0; i = folded.indexOf('|', i + 1)) {
    if (folded[i - 1] !== '\\') at.push(i);
  }
  const trimmed = folded.trim();
  return { at, opens: trimmed.startsWith('|'), closes: trimmed.endsWith('|') && !trimmed.endsWith('\\|') };
}

function readLine(paragraph: Paragraph, index: number): PipeLine {
  const { at, opens, closes } = pipesOf(paragraph.text);
  const bounds = [...(opens ? [] : [-1]), ...at, ...(closes ? [] : [paragraph.text.length])];
  const cells: Cell[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    cells.push(cutCell(paragraph, (bounds[i] ?? 0) + 1, bounds[i + 1] ?? 0));
  }
  // a pipe alone is a blank cell and the pipe that ends it
  if (cells.length === 0 && at.length > 0) cells.push(cutCell(paragraph, at[0] ?? 0, at[0] ?? 0));
  const rule = index === 1 ? SHORT_SEPARATOR_CELL : SEPARATOR_CELL;
  const separator =
    DRAWN_RULE.test(paragraph.text) ||
    cells.every((cell) => rule.test(cell.text.replace(/[－﹣：]/g, (mark) => fold(mark))));
  return { cells, separator, opens, closes };
}

function readRun(run: readonly Paragraph[], context: LayoutContext): FoundTable[] {
  const lines = run.map(readLine);
  const found: FoundTable[] = [];
  let from = 0;
  for (let i = 1; i <= run.length; i++) {
    if (i < run.length && !beginsPiece(run, lines, i)) continue;
    const piece = lines.slice(from, i);
    const [layout, rows] = isCellByCell(piece)
      ? (['cell-lines', rowsOfCells(piece, context)] as const)
      : (['pipes', logicalRows(run.slice(from, i), piece, context.text)] as const);
    if (isTable(rows, piece, context)) {
      found.push({ from, to: i, table: tableOver(layout, rows, run.slice(from, i)) });
    }
    from = i;
  }
  return found;
}

function beginsPiece(run: readonly Paragraph[], lines: readonly PipeLine[], index: number): boolean {
  const [before, here] = [run[index - 1], run[index]];
  if (before === undefined || here === undefined || isNextLine(before, here)) return false;
  return lines[index]?.separator === true ? false : lines[index + 1]?.separator === true;
}

/**
 * Whether lines hold cells rather than rows: a row is never a figure alone, only table 4 has rows of figures.
 */
function isCellByCell(lines: readonly PipeLine[]): boolean {
  const figures = lines.filter(
    ({ cells }) =>
      cells.length < REVIEW_CELLS &&
      cells[0] !== undefined &&
      cells[0].text !== '' &&
      cells.every((cell) => cell.text === '' || holdsValue(cell)),
  );
  return figures.length >= 2;
}

/**
 * The rows of a table that has its cells on lines of their own: only their words tell where a row begins.
 * Pipes behind the last cell of a row fill it up to the widest one, so what is blank at a row's end is no
 * cell.
 */
function rowsOfCells(lines: readonly PipeLine[], { text, vocabulary }: LayoutContext): Cell[][] {
  const kindOf = (cell: Cell): CellKind => kindOfCell(cell, vocabulary);
  const cells: Cell[] = [];
  let open: Cell | null = null;
  let heads = false;
  for (const line of lines) {
    if (line.separator) continue;
    const [head, ...rest] = line.cells;
    if (head === undefined) continue;
    const first: Cell = open === null ? head : joinCells(open, head, text);
    // a line without any pipe begins the cell that the next one ends
    open = !line.opens && !line.closes && rest.length === 0 ? first : null;
    if (open !== null) continue;
    for (const cell of [first, ...rest]) {
      const kind = kindOf(cell);
      if (kind !== 'blank') heads = kind === 'heading' || kind === 'other';
      else if (heads) continue;
      cells.push(cell);
    }
  }
  if (open !== null) cells.push(open);
  return groupCells(cells, kindOf).map((row) => {
    const filled = row.findLastIndex((cell) => cell.text !== '') + 1;
    return filled > 1 ? row.slice(0, filled) : row;
  });
}

function logicalRows(run: readonly Paragraph[], lines: readonly PipeLine[], text: string): Cell[][] {
  const leading = lines.filter((line) => line.opens).length * 2 > lines.length;
  const rows: Cell[][] = [];
  let open = false;
  lines.forEach((line, i) => {
    if (line.separator) return;
    const [before, here] = [run[i - 1], run[i]];
    const adjacent = before !== undefined && here !== undefined && isNextLine(before, here);
    const last = rows.at(-1);
    if (leading && open && !line.opens && adjacent && last !== undefined) {
      const [head, ...rest] = line.cells;
      const tail = last.pop();
      if (head !== undefined && tail !== undefined) {
        last.push(joinCells(tail, head, text));
        for (const cell of rest) last.push(cell);
      }
      open = !line.closes;
    } else {
      rows.push([...line.cells]);
      open = line.opens && !line.closes;
    }
  });
  return rows;
}

function isTable(
  rows: readonly Cell[][],
  lines: readonly PipeLine[],
  { vocabulary }: LayoutContext,
): boolean {
  if (rows.length === 0) return false;
  const evidence = weigh(rows, vocabulary);
  if (followsForm(evidence)) return true;
  if (evidence.width < 2) return false;
  const marked = lines.some((line) => line.separator) || lines.every((line) => line.opens && line.closes);
  return rows.length >= (marked ? 1 : 3) && evidence.regular * 2 > rows.length;
}
