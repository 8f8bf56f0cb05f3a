import type { DraftBlock, DraftCell } from '../../document/write-blocks.js';
import type { SheetRow } from './visible-cells.js';

/**
 * A row is blank, a line of text (one text, or fields side by side), or holds several (or belongs to a cell
 * from above).
 */
type RowKind = 'blank' | 'line' | 'several';

/** A text longer than this is prose, not the label of a row. */
const LONGEST_LABEL = 60;
const SENTENCE = /[。；]/;
/** 填报人：张三 below a table; 其中： begins the label of a row. */
const FIELD = /^(?!其中)[^：:]{1,12}[：:]/;
/** A figure, also with its unit (369条), or one mark or unit: nothing that names a column. */
const NO_NAME = /^(?:[-+]?[\d０-９,，.．]+\s*(?:%|[\u4e00-\u9fff]{1,3})?|.)$/;
/** Fewest columns that the head of a table inside a report has, where two are a label and its unit. */
const FEWEST_HEADS = 3;

/**
 * Cuts a sheet into paragraphs and tables: rows of one text above, between and below tables are paragraphs,
 * everything else is a table. A row of one text within a table (一、主动公开情况, or a label whose figures
 * are blank) stays in it.
 *
 * @param rows visible rows in order
 * @param ordinal 1-based place of the sheet in its workbook, the spans' `block`
 */
export function sheetBlocks(rows: readonly SheetRow[], ordinal: number): DraftBlock[] {
  const kinds = rows.map(kindOf);
  const out: DraftBlock[] = [];
  let at = 0;
  while (at < rows.length) {
    const row = rows[at];
    if (row === undefined) break;
    if (kinds[at] === 'blank') {
      at++;
    } else if (kinds[at] === 'line') {
      addParagraphs(row, ordinal, out);
      at++;
    } else {
      const end = tableEnd(rows, kinds, at);
      const table = rows.slice(at, end).filter((one, index) => kinds[at + index] !== 'blank' || one.joined);
      out.push({
        kind: 'table',
        layout: 'sheet',
        rows: table.map(({ cells }) => cells.map(toDraft)),
        block: ordinal,
      });
      at = end;
    }
  }
  return out;
}

function kindOf({ cells, joined }: SheetRow): RowKind {
  const texts = textsIn({ cells, joined });
  if (joined || (texts.length > 1 && !texts.every(isField))) return 'several';
  return texts.length === 0 ? 'blank' : 'line';
}

/**
 * Where the table that begins at a row ends, exclusive: behind its last row that is neither blank nor prose.
 */
function tableEnd(rows: readonly SheetRow[], kinds: readonly RowKind[], from: number): number {
  let end = from + 1;
  let gap = false;
  for (let at = from + 1; at < rows.length; at++) {
    const kind = kinds[at];
    if (kind === 'blank') {
      gap = true;
      continue;
    }
    if (kind === 'line') {
      if (gap || isProse(rows[at]) || headsAnother(rows, kinds, at)) return end;
    }
    gap = false;
    end = at + 1;
  }
  return withoutNotes(rows, kinds, from, end);
}

/** Rows at a table's end that are merged over its whole width, or name a field, are notes below it. */
function withoutNotes(
  rows: readonly SheetRow[],
  kinds: readonly RowKind[],
  from: number,
  end: number,
): number {
  let last = end;
  while (last - 1 > from && kinds[last - 1] === 'line' && isNote(rows[last - 1])) last--;
  return last;
}

function isNote(row: SheetRow | undefined): boolean {
  return row?.cells.length === 1 || textsIn(row).every(isField);
}

function isField(text: string): boolean {
  return FIELD.test(text);
}

function textsIn(row: SheetRow | undefined): string[] {
  return (row?.cells ?? []).map(({ text }) => text).filter((text) => text !== '');
}

function isProse(row: SheetRow | undefined): boolean {
  const texts = textsIn(row);
  return texts.length > 1 || texts.some((text) => text.length > LONGEST_LABEL || SENTENCE.test(text));
}

/**
 * Whether a row of one text stands above the head of another table: a row of several names and nothing else.
 */
function headsAnother(rows: readonly SheetRow[], kinds: readonly RowKind[], at: number): boolean {
  let next = at + 1;
  while (kinds[next] === 'blank') next++;
  if (kinds[next] !== 'several') return false;
  const texts = textsIn(rows[next]);
  return texts.length >= FEWEST_HEADS && !texts.some((text) => NO_NAME.test(text));
}

/** Each line of a text is a paragraph: whole reports stand in one cell. */
function addParagraphs(row: SheetRow, ordinal: number, out: DraftBlock[]): void {
  for (const text of textsIn(row).flatMap((one) => one.split('\n'))) {
    if (text.trim() !== '') out.push({ kind: 'paragraph', text, block: ordinal });
  }
}

function toDraft({ text, rowSpan, colSpan }: SheetRow['cells'][number]): DraftCell {
  return {
    text,
    ...(rowSpan === undefined ? {} : { rowSpan }),
    ...(colSpan === undefined ? {} : { colSpan }),
  };
}
