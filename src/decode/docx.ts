import type { SourceDocument } from '../document/source-document.js';
import { isBlank } from '../document/fold.js';
import { noticeOfCount, type Notice } from '../document/notice.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { DecodeOptions } from './decoder.js';
import { hasUnknownColumns } from './docx/grid-of-widths.js';
import { openWordPackage } from './docx/package-parts.js';
import { numberingReader } from './docx/numbering.js';
import { BodyReader, type WordBody } from './docx/read-body.js';
import { stylesReader } from './docx/styles.js';
import { toDrafts } from './docx/word-blocks.js';
import { writeBlocks } from '../document/write-blocks.js';

/**
 * Reads a Word document (DOCX). The decoded text is written here: a line for each paragraph, line within a
 * paragraph and row of a table, cells parted by tabs; `span.block` is the ordinal of the paragraph or table
 * in the document's body.
 *
 * What a reader of the printed document sees is read, and nothing else: numbers that Word generates (一、)
 * stand in the text though no run holds them (`hints.numbering` repeats them); text that is hidden or deleted
 * by tracked changes, page numbers, tables of contents, headers and footers, comments and footnotes are left
 * out.
 *
 * @param bytes the file
 * @param options name for messages
 * @throws NianbaoError `malformed_file`, `encrypted`, `unpacked_too_large`, `content_too_large`,
 *   `too_many_blocks`, `no_text_layer`, `file_empty`
 */
export async function decodeDocx(bytes: Uint8Array, options: DecodeOptions): Promise<SourceDocument> {
  const path = options.name ?? '(bytes)';
  const parts = await openWordPackage(bytes, path);
  const styles = stylesReader();
  parts.walk(parts.styles, styles.handler);
  const numbering = numberingReader();
  parts.walk(parts.numbering, numbering.handler);
  const known = styles.styles();
  const reader = new BodyReader(known, numbering.numbering(known), path);
  parts.walk(parts.document, reader);
  const body = reader.body();
  const { text, blocks } = writeBlocks(toDrafts(body.blocks), path);
  if (isBlank(text)) {
    if (body.pictures > 0) throw new NianbaoError('no_text_layer', { path, format: 'DOCX' });
    throw new NianbaoError('file_empty', { path });
  }
  return {
    format: 'docx',
    encoding: { name: 'utf-8', source: 'format', replacements: 0 },
    text,
    blocks,
    pageFields: {},
    notices: noticesOf(body),
  };
}

function noticesOf({ blocks, pictures, imports }: WordBody): Notice[] {
  const unknown = blocks.filter((block) => block.kind === 'table' && hasUnknownColumns(block)).length;
  return [
    ...noticeOfCount('columns_unstated', unknown),
    ...noticeOfCount('pictures_not_read', pictures),
    ...noticeOfCount('embedded_not_read', imports),
  ];
}
