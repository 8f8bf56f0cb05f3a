import type { Block } from './block.js';
import type { Notice } from './notice.js';

/** Formats by content, never by file name. */
export const DOCUMENT_FORMATS = ['text', 'markdown', 'html', 'docx', 'doc', 'xlsx', 'xls', 'pdf'] as const;

/** The format of a document. */
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** What may decide how bytes become text: see {@link Encoding}. */
export const ENCODING_SOURCES = ['bom', 'strict', 'declared', 'score', 'format'] as const;

/** How the bytes became text. */
export interface Encoding {
  /** WHATWG name: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`, `big5`. */
  name: string;
  /**
   * What decided: a byte order mark, a strict trial decoding, a declaration, a score, or the format, which
   * has one.
   */
  source: (typeof ENCODING_SOURCES)[number];
  /** Number of U+FFFD that decoding put in for undecodable bytes. */
  replacements: number;
}

/** What a decoder gives: the whole text, and the blocks that lead back into it. */
export interface SourceDocument {
  format: DocumentFormat;
  encoding: Encoding;
  /** The decoded text that all offsets refer to; line ends as in the source. */
  text: string;
  blocks: Block[];
  /** Fields of the page's own header table or head element (发布机构, 发布日期, title …), by printed name. */
  pageFields: Record<string, string>;
  notices: Notice[];
}
