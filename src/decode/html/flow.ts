import type { ParagraphHints } from '../../document/block.js';
import type { PageElement } from './parse-page.js';

/** A line of text that a page shows. */
export interface FlowParagraph {
  kind: 'paragraph';
  /** White space collapsed as browsers do; no-break and full-width blanks kept; never wholly blank. */
  text: string;
  hints: ParagraphHints;
  /** The nearest element that begins lines. */
  element: PageElement;
  /** Printed characters, and how many of them are links. */
  characters: number;
  linked: number;
  /** A link in it leads to a document (Word, PDF, archive). */
  leadsToFile: boolean;
}

/** One cell that a page shows. */
export interface FlowCell {
  /** Lines of the cell joined by line feeds; '' for a blank one. */
  text: string;
  rowSpan: number;
  colSpan: number;
  linked: number;
}

/** A table of data that a page shows. */
export interface FlowTable {
  kind: 'table';
  rows: FlowCell[][];
  element: PageElement;
}

/** What a page shows, in order. */
export type FlowItem = FlowParagraph | FlowTable;
