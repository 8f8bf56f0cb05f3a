import type { Block, Cell, Paragraph } from '../document/block.js';
import { fold } from '../document/fold.js';
import { cutCell, joinCells } from './cell.js';
import { followsForm, weigh } from './evidence.js';
import { holdsCells, recogniserOfRuns, tableOver, type FoundTable, type LayoutContext } from './layout.js';

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
 * Recognises tables of pipes (Markdown and the like): `| 统计指标 | 单位 | 统计数 |`. Leading and closing pipes may be missing,
 * pipes may be escaped, full-width or drawn; a cell may run on in a line without an opening pipe. Separator rows are
 * left out; blank rows stay. A new piece begins where, after a gap, a row is followed by a separator.
 */
export const recognisePipes = recogniserOfRuns(belongs, readRun);

function belongs(paragraph: Paragraph, index: number, blocks: readonly Block[]): boolean {
  if (hasPipe(paragraph.text) || DRAWN_RULE.test(paragraph.text)) return true;
  // a cell that runs on: no pipe here, between two lines of pipes without a gap
  const [before, after] = [blocks[index - 1], blocks[index + 1]];
  return (
    before?.kind === 'paragraph' &&
    after?.kind === 'paragraph' &&
    hasPipe(before.text) &&
    hasPipe(after.text) &&
    !pipesOf(before.text).closes &&
    !pipesOf(after.text).opens &&
    isNextLine(before, paragraph) &&
    isNextLine(paragraph, after)
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
    const rows = logicalRows(run.slice(from, i), lines.slice(from, i), context.text);
    if (isTable(rows, lines.slice(from, i), context)) {
      found.push({ from, to: i, table: tableOver('pipes', rows, run.slice(from, i)) });
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
