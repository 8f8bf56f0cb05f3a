import type { Block, Cell, Paragraph } from '../document/block.js';
import { fold } from '../document/fold.js';
import { cutCell, joinCells } from './cell.js';
import { followsForm, weigh } from './evidence.js';
import { tableOver, type LayoutContext } from './layout.js';

/** A row is made of no more lines than the widest form's cells, some of them wrapped, take. */
const MOST_LINES = 60;
const MOST_LABEL_LINES = 3;
/** A cell's line is no longer than this; prose is. */
const LONGEST_LINE = 200;

/** A row that was read from lines, and the index behind its last one. */
interface LineRow {
  cells: Cell[];
  to: number;
}

/**
 * Recognises tables whose cells have lines of their own, each behind its pipe: a label, then `| 条`, `| 12`
 * and a pipe alone that ends the row, as programs write them that take the text out of a page. A pipe alone
 * before another one is a blank cell; a line without a pipe goes on in the cell above it.
 *
 * @param blocks the decoder's blocks, one paragraph a line
 */
export function recogniseOpeningPipes(blocks: readonly Block[], context: LayoutContext): Block[] {
  const out: Block[] = [];
  let index = 0;
  while (index < blocks.length) {
    const rows: Cell[][] = [];
    let to = index;
    for (let row = readRow(blocks, to, 1, context); row !== null;) {
      rows.push(row.cells);
      to = row.to;
      row = readRow(blocks, to, MOST_LABEL_LINES, context);
    }
    const run = blocks.slice(index, to).filter((block) => block.kind === 'paragraph');
    if (rows.length > 0 && followsForm(weigh(rows, context.vocabulary))) {
      out.push(tableOver('pipes', rows, run));
    } else {
      to = Math.max(to, index + 1);
      for (const block of blocks.slice(index, to)) out.push(block);
    }
    index = to;
  }
  return out;
}

/**
 * @param labelLines lines that the row's label may have: above the first row the lines of another text may
 * stand
 */
function readRow(
  blocks: readonly Block[],
  from: number,
  labelLines: number,
  { text }: LayoutContext,
): LineRow | null {
  const label = blocks[from];
  if (label?.kind !== 'paragraph' || kindOf(label) !== 'words') return null;
  const cells = [whole(label)];
  for (let at = from + 1; at < Math.min(blocks.length, from + MOST_LINES); at++) {
    const [before, line, next] = [blocks[at - 1], blocks[at], blocks[at + 1]];
    if (!isNextLine(before, line)) return null;
    const kind = kindOf(line);
    if (kind === 'other') return null;
    const last = cells.at(-1);
    if (kind === 'words') {
      if (last === undefined || (cells.length === 1 && at - from >= labelLines)) return null;
      cells[cells.length - 1] = joinCells(last, whole(line), text);
    } else if (kind === 'pipe' && !(isNextLine(line, next) && ['pipe', 'cell'].includes(kindOf(next)))) {
      return cells.length > 1 ? { cells, to: at + 1 } : null;
    } else {
      cells.push(cutCell(line, fold(line.text).indexOf('|') + 1, line.text.length));
    }
  }
  return null;
}

function isNextLine(before: Block | undefined, line: Block | undefined): line is Paragraph {
  return (
    before?.kind === 'paragraph' &&
    line?.kind === 'paragraph' &&
    line.span.start.line - before.span.end.line === 1
  );
}

/** A pipe alone, a pipe and the cell behind it, words without a pipe, or anything else. */
function kindOf(line: Paragraph): 'pipe' | 'cell' | 'words' | 'other' {
  if (line.text.length > LONGEST_LINE) return 'other';
  const words = fold(line.text).trim();
  if (words === '|') return 'pipe';
  const pipe = words.lastIndexOf('|');
  if (pipe < 0) return words === '' ? 'other' : 'words';
  return pipe === 0 ? 'cell' : 'other';
}

function whole(line: Paragraph): Cell {
  return cutCell(line, 0, line.text.length);
}
