import type { SourceDocument } from '../document/source-document.js';
import { isBlank } from '../document/fold.js';
import type { DraftBlock } from '../document/write-blocks.js';
import { noticeOfCount } from '../document/notice.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Decoder } from './decoder.js';
import { MOST_CHARACTERS } from '../document/limits.js';
import { writeBlocks } from '../document/write-blocks.js';
import { openWorkbook } from './sheet/open-workbook.js';
import { sheetBlocks } from './sheet/sheet-blocks.js';
import { MOST_COLUMNS, visibleCells } from './sheet/visible-cells.js';

/** Names that programs give to sheets by themselves. */
const UNNAMED = /^(?:sheet|工作表|表)\s*\d*$/i;

/** Reads workbooks in the Open XML format, see {@link decodeWorkbook}. */
export const decodeXlsx: Decoder = async (bytes, options) =>
  await decodeWorkbook(bytes, { path: options.name ?? '(bytes)', format: 'XLSX' });

/** Reads workbooks of Excel 97 and older, see {@link decodeWorkbook}. */
export const decodeXls: Decoder = async (bytes, options) =>
  await decodeWorkbook(bytes, { path: options.name ?? '(bytes)', format: 'XLS' });

/**
 * Reads a workbook, sheet by sheet in order. The decoded text is written here: a line for each paragraph and
 * row of a table, cells parted by tabs; `span.block` is the ordinal of the sheet. Cells are read as they show
 * (`1,234`, `35%`, `2022/1/15`), formulas by their stored results; a blank cell stays blank. Hidden sheets,
 * rows and columns are not read. The name that somebody gave to a sheet is a paragraph where the sheet begins
 * with a table and says nothing above it.
 *
 * @throws NianbaoError `malformed_file`, `encrypted`, `unpacked_too_large`, `content_too_large`, `file_empty`
 */
async function decodeWorkbook(
  bytes: Uint8Array,
  file: { path: string; format: 'XLSX' | 'XLS' },
): Promise<SourceDocument> {
  const { path } = file;
  const workbook = await openWorkbook(bytes, file);
  const drafts: DraftBlock[] = [];
  let hidden = 0;
  let beyond = 0;
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) return;
    if ((workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) {
      hidden++;
      return;
    }
    const cells = visibleCells(sheet, MOST_CHARACTERS);
    if (cells === null) throw new NianbaoError('content_too_large', { path, limit: MOST_CHARACTERS });
    hidden += cells.hidden;
    beyond += cells.beyond;
    const blocks = sheetBlocks(cells.rows, index + 1);
    if (blocks[0]?.kind === 'table' && !UNNAMED.test(name)) {
      drafts.push({ kind: 'paragraph', text: name, block: index + 1 });
    }
    for (const block of blocks) drafts.push(block);
  });
  const { text, blocks } = writeBlocks(drafts, path);
  if (isBlank(text)) throw new NianbaoError('file_empty', { path });
  return {
    format: file.format === 'XLSX' ? 'xlsx' : 'xls',
    encoding: { name: 'utf-8', source: 'format', replacements: 0 },
    text,
    blocks,
    pageFields: {},
    notices: [
      ...noticeOfCount('hidden_not_read', hidden),
      ...noticeOfCount('cells_beyond', beyond, { limit: MOST_COLUMNS }),
    ],
  };
}
