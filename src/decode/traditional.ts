import type { Block, Cell, SourceDocument } from '../document/block.js';
import { isTraditional, readTraditional } from '../document/traditional.js';

/**
 * Puts a document that was written in traditional characters into simplified ones, and leaves out the readings that some
 * mirrors of pages put in brackets behind them. Every character keeps its place, so that all spans stay true.
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
    warnings: [
      ...document.warnings,
      '原文是繁体字（或由程序转成繁体），已按简体读取，未收入对照表的字保持原样。 (Written in traditional characters, read in simplified ones; characters that the table lacks stay as they are.)',
    ],
  };
}
