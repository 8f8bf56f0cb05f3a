import type { SourceDocument } from '../document/source-document.js';

/** What is known about the bytes besides the bytes. */
export interface DecodeOptions {
  /** File name or address, for error messages only: the format is chosen by content. */
  name?: string;
  /** Charset from an HTTP header or a list; evidence, not truth. */
  declaredCharset?: string;
}

/**
 * Reads one format, at once or not as its package allows. Throws NianbaoError for bytes that it cannot read.
 */
export type Decoder = (bytes: Uint8Array, options: DecodeOptions) => SourceDocument | Promise<SourceDocument>;
