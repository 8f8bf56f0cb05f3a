import type { Block, Cell } from '../document/block.js';
import type { SourceDocument } from '../document/source-document.js';
import { isTraditional, readTraditional } from '../document/traditional.js';

/**
 * Puts a document that was written in traditional characters into simplified ones, and leaves out the
 * readings that some mirrors of pages put in brackets behind them. Every character keeps its place, so that
 * all spans stay true.
 *
 * @param document what a decoder gave
 */
export function inSimplified(document: SourceDocument): SourceDocument {
  if (!isTraditional(document.text)) return document;
  const cell = (one: Cell): Cell => ({ ...one, text: readTraditional(one.text) });
  const block = (one: Block): Block =>
    one.kind === 'paragraph'
      ? { ...one, text: readTraditional(one.text) }
      : { ...one, rows: one.rows.map((row) => row.map(cell)) };
  return {
    ...document,
    text: readTraditional(document.text),
    blocks: document.blocks.map(block),
    pageFields: Object.fromEntries(
      Object.entries(document.pageFields).map(([name, value]) => [
        readTraditional(name),
        readTraditional(value),
      ]),
    ),
    notices: [...document.notices, { code: 'traditional_characters', details: {}, span: null }],
  };
}
