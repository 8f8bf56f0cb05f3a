/** A place in the decoded text. */
export interface Position {
  /** 1-based line. */
  line: number;
  /** 1-based column in UTF-16 code units. */
  column: number;
  /** 0-based offset in UTF-16 code units. */
  offset: number;
}

/** A stretch of the decoded text, end exclusive: `text.slice(start.offset, end.offset)`. */
export interface Span {
  start: Position;
  end: Position;
  /** 1-based page, for paged formats. */
  page?: number;
  /** Ordinal of the source block, for HTML and DOCX. */
  block?: number;
}

/** Hints that a decoder took from the format; evidence for the heading grammar, never proof. */
export interface ParagraphHints {
  /** Heading level that the markup states, 1-6. */
  headingLevel?: number;
  /** The whole paragraph is bold. */
  bold?: boolean;
  /** Number that the format generates and that stands in no text run, e.g. `一、`. */
  numbering?: string;
}

/** One paragraph; in plain text, one physical line. `text` equals the decoded text under `span`. */
export interface Paragraph {
  kind: 'paragraph';
  text: string;
  span: Span;
  hints?: ParagraphHints;
}

/** One table cell as printed. An empty cell has text ''; its span is then the place where it stands. */
export interface Cell {
  text: string;
  span: Span;
  rowSpan?: number;
  colSpan?: number;
}

/** How a table stood in its source. */
export type TableLayout =
  | 'tab-cells'
  | 'pipes'
  | 'tab-rows'
  | 'space-rows'
  | 'cell-lines'
  | 'glued'
  | 'flat-run'
  | 'html'
  | 'docx'
  | 'sheet'
  | 'pdf';

/** A table as a grid of cells, rows top to bottom. */
export interface Table {
  kind: 'table';
  layout: TableLayout;
  rows: Cell[][];
  span: Span;
}

/** What a document is made of. */
export type Block = Paragraph | Table;
