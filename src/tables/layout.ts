import type { Block, Cell, Paragraph, Table, TableLayout } from '../document/block.js';
import { spanOfRows } from './cell.js';
import type { TableVocabulary } from './vocabulary.js';

/** What every layout recogniser is given besides the blocks. */
export interface LayoutContext {
  /** The decoded text that the spans refer to. */
  text: string;
  vocabulary: TableVocabulary;
}

/**
 * Replaces the runs of paragraphs that form tables of one layout by Table blocks and leaves every other block as it is.
 * Takes time linear in the length of the blocks.
 */
export type LayoutRecogniser = (blocks: readonly Block[], context: LayoutContext) => Block[];

/** A table found in a run of paragraphs: it stands for the paragraphs `from` to `to` (exclusive) of the run. */
export interface FoundTable {
  from: number;
  to: number;
  table: Table;
}

/**
 * Makes a recogniser from a test for paragraphs that may belong to the layout and a reader for maximal runs of them.
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
    const flush = (): void => {
      if (run.length > 0) replaceFound(run, read(run, context), out);
      run = [];
    };
    blocks.forEach((block, index) => {
      if (block.kind === 'paragraph' && belongs(block, index, blocks, context)) {
        run.push(block);
        return;
      }
      flush();
      out.push(block);
    });
    flush();
    return out;
  };
}

function replaceFound(run: readonly Paragraph[], found: readonly FoundTable[], out: Block[]): void {
  let next = 0;
  for (const { from, to, table } of found) {
    for (const paragraph of run.slice(next, from)) out.push(paragraph);
    out.push(table);
    next = to;
  }
  for (const paragraph of run.slice(next)) out.push(paragraph);
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
