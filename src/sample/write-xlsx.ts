import type { CellObject, Range, WorkSheet } from '@e965/xlsx';
import { fullGrid, type Grid } from './grid.js';
import { printHeading, type Part } from './parts.js';
import type { Plan } from './plan.js';

/** A sheet while it is filled. */
interface Draft {
  rows: CellObject[][];
  merges: Range[];
}

const words = (text: string): CellObject => ({ t: 's', v: text });

/** A number that prints as itself is stored as a number, anything else as words. */
function cellOf(text: string, numeric: boolean): CellObject {
  if (text === '') return { t: 'z' };
  return numeric && /^(?:0|[1-9]\d{0,8})(?:\.\d*[1-9])?$/.test(text)
    ? { t: 'n', v: Number(text) }
    : words(text);
}

function addText(draft: Draft, text: string, width: number): void {
  const y = draft.rows.length;
  draft.rows.push([words(text)]);
  if (width > 1) draft.merges.push({ s: { r: y, c: 0 }, e: { r: y, c: width - 1 } });
}

function addGrid(draft: Draft, grid: Grid, numeric: boolean): void {
  const top = draft.rows.length;
  fullGrid(grid).forEach((places, y) => {
    draft.rows.push(
      places.map(({ cell, own }) => (own ? cellOf(cell.text, numeric && cell.value === true) : { t: 'z' })),
    );
    places.forEach(({ cell, own }, x) => {
      const [tall, wide] = [cell.rowSpan ?? 1, cell.colSpan ?? 1];
      if (own && (tall > 1 || wide > 1))
        draft.merges.push({ s: { r: top + y, c: x }, e: { r: top + y + tall - 1, c: x + wide - 1 } });
    });
  });
}

function textOf(part: Exclude<Part, { kind: 'table' }>): string {
  if (part.kind === 'title') return part.lines.join('');
  return part.kind === 'heading' ? printHeading(part) : part.text;
}

const NAMES = { statistics: '统计表', '2': '表二', '3': '表三', '4': '表四' };

/**
 * Writes a report, or the annex that its tables are, as a workbook: a sheet for each table of the six
 * sections.
 */
export async function writeXlsx(plan: Plan, parts: readonly Part[]): Promise<Uint8Array> {
  const { utils, write } = await import('@e965/xlsx');
  const random = plan.random('xlsx');
  const numeric = random.chance(0.6);
  const apart = plan.forms !== null && random.chance(0.6);
  const sheets: { name: string; draft: Draft }[] = [];
  let draft: Draft = { rows: [], merges: [] };
  let name = 'Sheet1';
  const width = (): number => (plan.forms === null ? 3 : 10);
  const close = (): void => {
    if (draft.rows.length > 0) sheets.push({ name, draft });
    draft = { rows: [], merges: [] };
  };
  for (const part of parts) {
    if (part.kind !== 'table') addText(draft, textOf(part), width());
    else {
      addGrid(draft, part.grid, numeric);
      name = NAMES[part.grid.table];
      if (apart) close();
      else draft.rows.push([]);
    }
  }
  if (draft.rows.length > 0 && apart && sheets.length > 0) name = '签署';
  close();
  const book = utils.book_new();
  for (const { name, draft } of sheets) {
    const sheet: WorkSheet = utils.aoa_to_sheet([]);
    draft.rows.forEach((row, r) =>
      row.forEach((cell, c) => void (sheet[utils.encode_cell({ r, c })] = cell)),
    );
    const last = Math.max(1, ...draft.rows.map((row) => row.length)) - 1;
    sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: draft.rows.length - 1, c: last } });
    sheet['!merges'] = draft.merges;
    utils.book_append_sheet(book, sheet, name, true);
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}
