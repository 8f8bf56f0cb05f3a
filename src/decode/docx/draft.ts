import type { ParagraphHints } from '../../document/block.js';

/** A paragraph of WordprocessingML as it is printed, cut at its line breaks. */
export interface WordParagraph {
  kind: 'paragraph';
  lines: string[];
  hints: ParagraphHints;
}

/** How a cell takes part in a merge over rows. */
export type Merge = 'none' | 'start' | 'continued';

/** A cell as the file states it, before merges are resolved. */
export interface WordCell {
  content: WordBlock[];
  /** Columns of the table's own grid that it covers. */
  width: number;
  /** Printed width in twentieths of a point; 0 where the file states none. */
  inTwips: number;
  /** Merge over rows. */
  down: Merge;
  /** Merge over columns in the old way, one cell for each column. */
  across: Merge;
}

export interface WordRow {
  cells: WordCell[];
  /** Columns of the grid that are left free before the first cell. */
  before: number;
  /** A tracked change deleted the row. */
  deleted: boolean;
}

export interface WordTable {
  kind: 'table';
  rows: WordRow[];
  /** Widths of the grid's columns in twentieths of a point, as far as stated. */
  columns: number[];
}

export type WordBlock = WordParagraph | WordTable;
