import { decodeDocument } from '../../../src/decode/decode.js';
import type { Block } from '../../../src/document/block.js';
import type { SourceDocument } from '../../../src/document/source-document.js';
import { NianbaoError } from '../../../src/errors/nianbao-error.js';
import { lines, writePdf, type PdfExtras, type TestPage } from './write-pdf.js';

/** Decodes a PDF of the given pages. */
export async function decodePages(pages: TestPage[], extras?: PdfExtras): Promise<SourceDocument> {
  return await decodeDocument(writePdf(pages, extras), { name: 'a.pdf' });
}

/** The paragraphs' texts of a document. */
export function paragraphsOf({ blocks }: SourceDocument): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

/** The tables of a document as texts; a spanning cell has `↓rows` and `→columns` behind it. */
export function tablesOf({ blocks }: SourceDocument): string[][][] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? [block.rows.map((row) => row.map(printed))] : [],
  );
}

function printed(cell: Extract<Block, { kind: 'table' }>['rows'][number][number]): string {
  return `${cell.text}${cell.rowSpan ? `↓${cell.rowSpan}` : ''}${cell.colSpan ? `→${cell.colSpan}` : ''}`;
}

/** The error that decoding throws. */
export async function errorOf(bytes: Uint8Array): Promise<NianbaoError> {
  try {
    await decodeDocument(bytes, { name: 'a.pdf' });
  } catch (error) {
    if (error instanceof NianbaoError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

/** Left edge of the running text of the test pages, 12 points a character, 36 characters a line. */
export const LEFT = 80;
/** Distance of its lines. */
export const STEP = 24;

/** Lines of a paragraph: the first two characters of the first line are left free, as Chinese print does. */
export function paragraph(y: number, first: string, ...rest: string[]): string[] {
  return [...lines(LEFT + 24, y, STEP, [first]), ...lines(LEFT, y + STEP, STEP, rest)];
}

/** Filler: whole sentences of a given number of characters. */
export function filler(length: number): string {
  return '镇里每月核对一次公开目录并补齐遗漏的条目，逐条登记在册。'
    .repeat(Math.ceil(length / 28))
    .slice(0, length);
}
