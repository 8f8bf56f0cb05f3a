import { writeBlocks, type DraftBlock } from '../../document/write-blocks.js';
import type { Passage } from './paragraphs.js';

/** Writes passages as one text and gives the blocks that lead back into it, each with its page. */
export function compose(passages: readonly Passage[], path: string): ReturnType<typeof writeBlocks> {
  return writeBlocks(passages.map(draftOf), path);
}

function draftOf(passage: Passage): DraftBlock {
  const { page } = passage;
  if (passage.kind === 'table') return { kind: 'table', layout: 'pdf', rows: passage.rows, page };
  return {
    kind: 'paragraph',
    text: passage.text,
    page,
    ...(passage.bold ? { hints: { bold: true } } : {}),
  };
}
