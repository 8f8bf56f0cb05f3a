import type { DraftBlock } from '../../document/write-blocks.js';
import type { WordBlock } from './draft.js';
import { isFrame, tableCells } from './table-cells.js';

/**
 * The blocks of a Word document as drafts. Each line of a paragraph is a paragraph: offices break lines where
 * others end paragraphs. `block` is the 1-based ordinal of the paragraph or table among those of the
 * document's body.
 */
export function toDrafts(blocks: readonly WordBlock[]): DraftBlock[] {
  const drafts: DraftBlock[] = [];
  blocks.forEach((block, index) => addDrafts(block, index + 1, drafts));
  return drafts;
}

function addDrafts(block: WordBlock, ordinal: number, drafts: DraftBlock[]): void {
  if (block.kind === 'paragraph') {
    const shared = { ...block.hints };
    delete shared.numbering;
    block.lines.forEach((text, line) => {
      if (text.trim() === '') return;
      const hints = line === 0 ? block.hints : shared;
      const some = Object.keys(hints).length > 0;
      drafts.push({ kind: 'paragraph', text, block: ordinal, ...(some ? { hints } : {}) });
    });
    return;
  }
  if (isFrame(block)) {
    for (const row of block.rows) {
      if (row.deleted) continue;
      for (const cell of row.cells) for (const inner of cell.content) addDrafts(inner, ordinal, drafts);
    }
    return;
  }
  const rows = tableCells(block);
  if (rows.some((row) => row.length > 0))
    drafts.push({ kind: 'table', layout: 'docx', rows, block: ordinal });
}
