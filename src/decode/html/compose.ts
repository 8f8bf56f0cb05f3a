import { writeBlocks, type DraftBlock } from '../../document/write-blocks.js';
import type { FlowItem } from './flow.js';

/**
 * Writes what was selected as one text and gives the blocks that lead back into it. Spans count the blocks
 * from 1.
 */
export function compose(items: readonly FlowItem[], path: string): ReturnType<typeof writeBlocks> {
  return writeBlocks(
    items.map((item, at) => draftOf(item, at + 1)),
    path,
  );
}

function draftOf(item: FlowItem, block: number): DraftBlock {
  if (item.kind === 'table') return { kind: 'table', layout: 'html', rows: item.rows, block };
  const hinted = Object.keys(item.hints).length > 0;
  return { kind: 'paragraph', text: item.text, block, ...(hinted ? { hints: item.hints } : {}) };
}
