import type { Block, Cell, Paragraph, Table, TableLayout } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import { spanOfRows } from './cell.js';
import { isFurniture } from './furniture.js';
import type { TableVocabulary } from './vocabulary.js';

/** What every layout recogniser is given besides the blocks. */
export interface LayoutContext {
  /** The decoded text that the spans refer to. */
  text: string;
  vocabulary: TableVocabulary;
}

/**
 * Replaces the runs of paragraphs that form tables of one layout by Table blocks and leaves every other block
 * as it is. Takes time linear in the length of the blocks.
 */
export type LayoutRecogniser = (blocks: readonly Block[], context: LayoutContext) => Block[];

/**
 * A table found in a run of paragraphs: it stands for the paragraphs `from` to `to` (exclusive) of the run.
 */
export interface FoundTable {
  from: number;
  to: number;
  table: Table;
}

/**
 * A line of more cells is no row: the widest form has fifteen columns, a whole table in one line some hundred
 * cells.
 */
const MOST_CELLS = 1000;

/** Whether a line holds a mark between cells, and no more of them than a row can have. */
export function holdsCells(line: string, mark: string): boolean {
  let count = 0;
  for (let at = line.indexOf(mark); at >= 0 && count <= MOST_CELLS; at = line.indexOf(mark, at + 1)) count++;
  return count > 0 && count <= MOST_CELLS;
}

/**
 * Makes a recogniser from a test for paragraphs that may belong to the layout and a reader for maximal runs
 * of them. Page numbers within a run do not end it; they come behind the table. A section's heading ends
 * every run.
 *
 * @param belongs whether a paragraph may be part of such a table; `index` is its place in `blocks`
 * @param read finds the tables in one run, in order and without overlap
 */
export function recogniserOfRuns(
  belongs: (paragraph: Paragraph, index: number, blocks: readonly Block[], context: LayoutContext) => boolean,
  read: (run: readonly Paragraph[], context: LayoutContext) => FoundTable[],
): LayoutRecogniser {
  return (blocks, context) => {
    const out: Block[] = [];
    let run: Paragraph[] = [];
    /** Page numbers and the like within the run, each with the run's length at its place. */
    let marks: [at: number, mark: Paragraph][] = [];
    const flush = (): void => {
      if (run.length > 0) replaceFound(run, marks, read(run, context), out);
      [run, marks] = [[], []];
    };
    blocks.forEach((block, index) => {
      if (
        block.kind === 'paragraph' &&
        isPageMark(block) &&
        run.length > 0 &&
        !hasPipeBelow(block, blocks[index + 1])
      ) {
        marks.push([run.length, block]);
      } else if (
        block.kind === 'paragraph' &&
        belongs(block, index, blocks, context) &&
        !context.vocabulary.isSection(block)
      ) {
        run.push(block);
      } else {
        flush();
        out.push(block);
      }
    });
    flush();
    return out;
  };
}

/** In layouts that mark their cells a number alone is the page's. */
function isPageMark(line: Paragraph): boolean {
  return isFurniture(line) || /^ *\d{1,4} *$/.test(line.text);
}

/** Whether the next line is the pipe that ends a cell: then a number is the cell, not the page's. */
function hasPipeBelow(number: Paragraph, next: Block | undefined): boolean {
  return (
    next?.kind === 'paragraph' &&
    next.span.start.line - number.span.end.line === 1 &&
    /^[|\s]+$/.test(wordsOf(next).folded)
  );
}

function replaceFound(
  run: readonly Paragraph[],
  marks: readonly [at: number, mark: Paragraph][],
  found: readonly FoundTable[],
  out: Block[],
): void {
  let next = 0;
  let mark = 0;
  const copy = (to: number): void => {
    for (; next <= to; next++) {
      for (let due = marks[mark]; due !== undefined && due[0] <= next; due = marks[++mark]) out.push(due[1]);
      const paragraph = run[next];
      if (next < to && paragraph !== undefined) out.push(paragraph);
    }
    next = to;
  };
  for (const { from, to, table } of found) {
    copy(from);
    out.push(table);
    next = to;
  }
  copy(run.length);
}

/** A Table block over the paragraphs it was read from, so that its span covers markup and blank cells too. */
export function tableOver(layout: TableLayout, rows: Cell[][], run: readonly Paragraph[]): Table {
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a table needs at least one paragraph');
  return {
    kind: 'table',
    layout,
    rows,
    span: { ...spanOfRows(rows, first.span), start: first.span.start, end: last.span.end },
  };
}
