import type { Cell, ColumnType } from '../../store/export/table.js';
import { isExact } from './jsonl.js';

/** Most characters of a cell; Excel calls a workbook with more of them damaged. */
const MOST_CHARACTERS = 32_767;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const SHEET_HEAD = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`;
export const SHEET_END = '</sheetData></worksheet>';

/**
 * A row of a sheet. What is blank is an empty cell, never a 0; text is never a formula, and what a cell
 * cannot hold is cut.
 */
export function sheetRow(cells: readonly Cell[], types: readonly ColumnType[]): string {
  return `<row>${cells.map((cell, index) => sheetCell(cell, types[index] ?? 'text')).join('')}</row>`;
}

function sheetCell(cell: Cell, type: ColumnType): string {
  if (cell === null) return '<c/>';
  if (type === 'boolean') return `<c t="b"><v>${cell === 'true' ? 1 : 0}</v></c>`;
  if ((type === 'integer' || type === 'number') && isExact(cell)) return `<c><v>${cell}</v></c>`;
  // The cut leaves no half of a pair.
  const text =
    cell.length > MOST_CHARACTERS
      ? `${cell.slice(0, MOST_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, '')}…`
      : cell;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;
}

/** Characters that XML cannot hold become the replacement character. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
}

/** The other parts of a workbook, by name. */
export function workbookParts(sheets: readonly string[]): Map<string, string> {
  const each = (one: (name: string, number: number) => string): string =>
    sheets.map((name, index) => one(escape(name), index + 1)).join('');
  return new Map([
    [
      '[Content_Types].xml',
      `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>${each((_, number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${KIND}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><sheets>${each((name, number) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each((_, number) => `<Relationship Id="rId${number}" Type="${OFFICE}/relationships/worksheet" Target="worksheets/sheet${number}.xml"/>`)}</Relationships>`,
    ],
  ]);
}
