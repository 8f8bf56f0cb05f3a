import type { Block, Cell, Table } from '../../document/block.js';
import { locate, type Locator } from '../../document/position.js';
import type { Passage } from './paragraphs.js';

/** A stretch of the text that a block or cell stands for. */
interface Stretch {
  start: number;
  end: number;
}

/**
 * Writes passages as one text and gives the blocks that lead back into it: a line for each paragraph and for each row of
 * a table, cells parted by tabs.
 */
export function compose(passages: readonly Passage[]): { text: string; blocks: Block[] } {
  const parts: string[] = [];
  let length = 0;
  const write = (part: string): Stretch => {
    const start = length;
    parts.push(part);
    length += part.length;
    return { start, end: length };
  };
  const places = passages.map((passage): Stretch[][] => {
    if (passage.kind === 'paragraph') {
      const place = write(passage.text);
      write('\n');
      return [[place]];
    }
    return passage.rows.map((row) => {
      const cells = row.map((cell, c) => {
        if (c > 0) write('\t');
        return write(cell.text);
      });
      write('\n');
      return cells;
    });
  });
  const text = parts.join('');
  const at = locate(text);
  return { text, blocks: passages.map((passage, i) => toBlock(passage, places[i] ?? [], at)) };
}

function toBlock(passage: Passage, places: readonly Stretch[][], at: Locator): Block {
  const { page } = passage;
  const spanOf = ({ start, end }: Stretch) => ({ ...at.span(start, end), page });
  const nowhere = { start: 0, end: 0 };
  if (passage.kind === 'paragraph') {
    const span = spanOf(places[0]?.[0] ?? nowhere);
    return {
      kind: 'paragraph',
      text: passage.text,
      span,
      ...(passage.bold ? { hints: { bold: true } } : {}),
    };
  }
  const rows = passage.rows.map((row, r) =>
    row.map((cell, c): Cell => {
      const span = spanOf(places[r]?.[c] ?? nowhere);
      return {
        text: cell.text,
        span,
        ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
        ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
      };
    }),
  );
  const all = places.flat();
  const span = spanOf({ start: all[0]?.start ?? 0, end: all.at(-1)?.end ?? 0 });
  const table: Table = { kind: 'table', layout: 'pdf', rows, span };
  return table;
}
