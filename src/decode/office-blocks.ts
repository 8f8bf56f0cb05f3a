import { writeBlocks, type DraftBlock } from '../document/write-blocks.js';
import { NianbaoError } from '../errors.js';

/** Most characters of one office document, a tab or line end for each cell and paragraph among them. */
export const MOST_OFFICE_CHARACTERS = 2_000_000;

/**
 * Writes the blocks of an office document unless they are too many.
 *
 * @param path name for messages
 * @throws NianbaoError `content_too_large`
 */
export function writeOfficeBlocks(
  drafts: readonly DraftBlock[],
  path: string,
): ReturnType<typeof writeBlocks> {
  let length = 0;
  for (const draft of drafts) {
    length += 1;
    if (draft.kind === 'paragraph') length += draft.text.length;
    else for (const row of draft.rows) for (const cell of row) length += cell.text.length + 1;
  }
  if (length > MOST_OFFICE_CHARACTERS) {
    throw new NianbaoError('content_too_large', { path, limit: MOST_OFFICE_CHARACTERS });
  }
  return writeBlocks(drafts);
}
