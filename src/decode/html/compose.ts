import type { Block, Cell } from '../../document/block.js';
import { locate, type Locator } from '../../document/position.js';
import type { FlowItem } from './flow.js';

/** A stretch of the text that a block or cell stands for. */
interface Stretch {
  start: number;
  end: number;
}

/**
 * Writes what was selected as one text and gives the blocks that lead back into it: a line for each paragraph and each
 * row of a table, cells parted by tabs. Spans count the blocks from 1.
 */
export function compose(items: readonly FlowItem[]): { text: string; blocks: Block[] } {
  const parts: string[] = [];
  let length = 0;
  const write = (part: string): Stretch => {
    const start = length;
    parts.push(part);
    length += part.length;
    return { start, end: length };
  };
  const places = items.map((item): Stretch[][] => {
    if (item.kind === 'paragraph') {
      const place = write(item.text);
      write('\n');
      return [[place]];
    }
    return item.rows.map((row) => {
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
  return { text, blocks: items.map((item, i) => toBlock(item, places[i] ?? [], at, i + 1)) };
}

function toBlock(item: FlowItem, places: readonly Stretch[][], at: Locator, block: number): Block {
  const spanOf = ({ start, end }: Stretch) => ({ ...at.span(start, end), block });
  if (item.kind === 'paragraph') {
    const span = spanOf(places[0]?.[0] ?? { start: 0, end: 0 });
    const hinted = Object.keys(item.hints).length > 0;
    return { kind: 'paragraph', text: item.text, span, ...(hinted ? { hints: item.hints } : {}) };
  }
  const rows = item.rows.map((row, r) =>
    row.map((cell, c): Cell => {
      const span = spanOf(places[r]?.[c] ?? { start: 0, end: 0 });
      return {
        text: cell.text,
        span,
        ...(cell.rowSpan > 1 ? { rowSpan: cell.rowSpan } : {}),
        ...(cell.colSpan > 1 ? { colSpan: cell.colSpan } : {}),
      };
    }),
  );
  const first = places.find((row) => row.length > 0)?.[0];
  const last = places.findLast((row) => row.length > 0)?.at(-1);
  const span = spanOf({ start: first?.start ?? 0, end: last?.end ?? 0 });
  return { kind: 'table', layout: 'html', rows, span };
}
