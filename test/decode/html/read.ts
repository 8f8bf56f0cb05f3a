import type { Paragraph, Table } from '../../../src/document/block.js';
import type { SourceDocument } from '../../../src/document/source-document.js';
import { decodeDocument } from '../../../src/decode/decode.js';

/** Decodes markup as the bytes of a UTF-8 page. */
export async function read(markup: string): Promise<SourceDocument> {
  return await decodeDocument(new TextEncoder().encode(markup), { name: 'page.html' });
}

/** A page whose body is the given markup. */
export function page(body: string, head = ''): string {
  return `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
}

/** The texts of a page's paragraphs. */
export async function linesOf(body: string, head = ''): Promise<string[]> {
  return paragraphs(await read(page(body, head))).map(({ text }) => text);
}

/** The paragraphs of a document. */
export function paragraphs(document: SourceDocument): Paragraph[] {
  return document.blocks.filter((block) => block.kind === 'paragraph');
}

/** The tables of a document. */
export function tables(document: SourceDocument): Table[] {
  return document.blocks.filter((block) => block.kind === 'table');
}

/** The texts of a table's cells, row by row. */
export function cells(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map((row) => row.map(({ text }) => text));
}

/** A sentence that is certainly a report's. */
export const SENTENCE = '本年度全乡通过公开栏和网站公开政府信息三十二条，并按时更新了信息公开目录。';
