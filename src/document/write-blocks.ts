import type { Block, Cell, ParagraphHints, Span, TableLayout } from './block.js';
import { MOST_CHARACTERS, refuseManyBlocks } from './limits.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { locate } from './position.js';

/** A paragraph before its place in the text is known. */
export interface DraftParagraph {
  kind: 'paragraph';
  text: string;
  hints?: ParagraphHints;
  page?: number;
  block?: number;
}

/** A cell before its place in the text is known; '' is an empty cell. */
export interface DraftCell {
  text: string;
  rowSpan?: number;
  colSpan?: number;
}

/** A table before its place in the text is known. */
export interface DraftTable {
  kind: 'table';
  layout: TableLayout;
  rows: readonly (readonly DraftCell[])[];
  page?: number;
  block?: number;
}

/** A block before its place in the text is known. */
export type DraftBlock = DraftParagraph | DraftTable;

/** A stretch of the text being written, end exclusive. */
interface Stretch {
  start: number;
  end: number;
}

/** Characters of what is to be written, a tab or line end for each cell and paragraph among them. */
function lengthOf(drafts: readonly DraftBlock[]): number {
  let length = 0;
  for (const draft of drafts) {
    length += 1;
    if (draft.kind === 'paragraph') length += draft.text.length;
    else for (const row of draft.rows) for (const cell of row) length += cell.text.length + 1;
  }
  return length;
}

/**
 * Writes the text of a document whose format has none of its own, and gives the blocks that lead back into
 * it: a line end behind each paragraph and each row of a table, tabs between cells. A paragraph or cell of
 * several lines keeps its line breaks. The text under every span is the block's or the cell's own. What is
 * too much is refused before it is written.
 *
 * @param path name for messages
 * @throws NianbaoError `too_many_blocks`, `content_too_large`
 */
export function writeBlocks(drafts: readonly DraftBlock[], path: string): { text: string; blocks: Block[] } {
  refuseManyBlocks(drafts, path);
  if (lengthOf(drafts) > MOST_CHARACTERS)
    throw new NianbaoError('content_too_large', { path, limit: MOST_CHARACTERS });
  const parts: string[] = [];
  let length = 0;
  const write = (part: string): Stretch => {
    const start = length;
    parts.push(part);
    length += part.length;
    return { start, end: length };
  };
  const places = drafts.map((draft) => {
    const rows = draft.kind === 'paragraph' ? [[draft]] : draft.rows;
    return rows.map((row) => {
      const stretches = row.map((cell, column) => {
        if (column > 0) write('\t');
        return write(cell.text);
      });
      write('\n');
      return stretches;
    });
  });
  const text = parts.join('');
  const at = locate(text);
  const blocks = drafts.map((draft, index): Block => {
    const stretches = places[index] ?? [];
    const within = { page: draft.page, block: draft.block };
    const spanOf = (start: number, end: number): Span => withPlace(at.span(start, end), within);
    const all = stretches.flat();
    const whole = spanOf(all[0]?.start ?? 0, all.at(-1)?.end ?? 0);
    if (draft.kind === 'paragraph') {
      const { hints } = draft;
      return { kind: 'paragraph', text: draft.text, span: whole, ...(hints === undefined ? {} : { hints }) };
    }
    const rows = draft.rows.map((row, r) =>
      row.map((cell, c): Cell => {
        const { start, end } = stretches[r]?.[c] ?? { start: 0, end: 0 };
        return {
          text: cell.text,
          span: spanOf(start, end),
          ...((cell.rowSpan ?? 1) > 1 ? { rowSpan: cell.rowSpan ?? 1 } : {}),
          ...((cell.colSpan ?? 1) > 1 ? { colSpan: cell.colSpan ?? 1 } : {}),
        };
      }),
    );
    return { kind: 'table', layout: draft.layout, rows, span: whole };
  });
  return { text, blocks };
}

function withPlace(span: Span, place: { page: number | undefined; block: number | undefined }): Span {
  return {
    ...span,
    ...(place.page === undefined ? {} : { page: place.page }),
    ...(place.block === undefined ? {} : { block: place.block }),
  };
}
