import { setImmediate } from 'node:timers/promises';
import type { SourceDocument } from '../document/source-document.js';
import type { Notice } from '../document/notice.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { because } from '../errors/reasons.js';
import type { NoticeCode } from '../errors/notices.js';
import type { DecodeOptions } from './decoder.js';
import { findAlignedTables } from './pdf/aligned-tables.js';
import { alignCutTables } from './pdf/cut-tables.js';
import { compose } from './pdf/compose.js';
import { findFurniture } from './pdf/furniture.js';
import { withPdf, type OpenPdf } from './pdf/open.js';
import { itemsOf, layOutPage, type PageLayout } from './pdf/page-layout.js';
import { joinParagraphs, type Passage } from './pdf/paragraphs.js';

/** Reports have tens of pages; a file with more than this is a book or an attack. */
export const MOST_PAGES = 400;
/** Most characters that the pages of one file may print. */
const MOST_GLYPHS = 2_000_000;
/** Fewer printed characters a page than this are a scanner's stamp, not a text layer. */
const FEWEST_CHARACTERS = 20;

/**
 * Reads a PDF that has a text layer. The decoded text is written here: one line for each paragraph and each
 * row of a table, cells parted by tabs; page numbers and running heads are left out. Spans name the page.
 * Characters stay as the file maps them, radicals in place of ordinary characters among them.
 *
 * @param bytes the file
 * @param options name for messages
 * @throws NianbaoError `encrypted`, `malformed_file`, `too_many_pages`, `content_too_large`, `no_text_layer`
 */
export async function decodePdf(bytes: Uint8Array, options: DecodeOptions): Promise<SourceDocument> {
  const path = options.name ?? '(bytes)';
  return await withPdf(bytes, path, async (pdf) => {
    if (pdf.pages > MOST_PAGES) {
      throw new NianbaoError('too_many_pages', { path, pages: pdf.pages, limit: MOST_PAGES });
    }
    const { layouts, damaged } = await layOutPages(pdf, path);
    const furniture = findFurniture(layouts);
    const pages = layouts.map((layout) => ({ page: layout.page, items: itemsOf(layout, furniture) }));
    const passages = joinParagraphs(findAlignedTables(alignCutTables(pages)));
    if (damaged.length === pdf.pages) {
      throw new NianbaoError('malformed_file', { path, format: 'PDF', reason: because('no_page_readable') });
    }
    if (printedLength(passages) < FEWEST_CHARACTERS * pdf.pages) {
      throw new NianbaoError('no_text_layer', { path, format: 'PDF' });
    }
    const silent = layouts.filter(isSilent).map(({ page }) => page);
    return {
      format: 'pdf',
      encoding: { name: 'utf-8', source: 'format', replacements: 0 },
      ...compose(passages, path),
      pageFields: titleField(pdf.title),
      notices: [...noticeOfPages('pages_damaged', damaged), ...noticeOfPages('pages_without_text', silent)],
    };
  });
}

async function layOutPages(
  pdf: OpenPdf,
  path: string,
): Promise<{ layouts: PageLayout[]; damaged: number[] }> {
  const layouts: PageLayout[] = [];
  const damaged: number[] = [];
  let glyphs = 0;
  for (let page = 1; page <= pdf.pages; page++) {
    const marks = await pdf.readPage(page);
    if (marks === null) {
      damaged.push(page);
      continue;
    }
    glyphs += marks.glyphs.length;
    if (glyphs > MOST_GLYPHS) throw new NianbaoError('content_too_large', { path, limit: MOST_GLYPHS });
    layouts.push(layOutPage(marks));
    // pdfjs never yields to the event loop by itself, and the process may have locks to renew.
    await setImmediate();
  }
  return { layouts, damaged };
}

function printedLength(passages: readonly Passage[]): number {
  let length = 0;
  for (const passage of passages) {
    const texts =
      passage.kind === 'paragraph' ? [passage.text] : passage.rows.flat().map((cell) => cell.text);
    for (const text of texts) length += text.replace(/\s+/g, '').length;
  }
  return length;
}

function isSilent({ lines, tables }: PageLayout): boolean {
  return lines.length === 0 && tables.length === 0;
}

function noticeOfPages(code: NoticeCode, pages: readonly number[]): Notice[] {
  return pages.length === 0 ? [] : [{ code, details: { pages }, span: null }];
}

/** Titles that programs write by themselves: a file's name, or the program's. */
const WRITTEN_BY_PROGRAM =
  /\.(?:docx?|wps|pdf|xlsx?|html?|txt|et)\b|^(?:microsoft|wps|untitled|无标题|文档\s*\d*$|新建)/i;

function titleField(title: string | null): Record<string, string> {
  const bare = title?.trim() ?? '';
  const meaningful = (bare.match(/\p{Script=Han}/gu) ?? []).length >= 4 && !WRITTEN_BY_PROGRAM.test(bare);
  return meaningful && bare.length <= 200 && !bare.includes('\ufffd') ? { title: bare } : {};
}
