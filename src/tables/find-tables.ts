import type { Block } from '../document/block.js';
import { recogniseBorderless } from './borderless.js';
import type { LayoutRecogniser } from './layout.js';
import { recogniseOpeningPipes } from './opening-pipes.js';
import { recognisePipes } from './pipes.js';
import { recogniseTabCells } from './tab-cells.js';
import { recogniseTabRows } from './tab-rows.js';
import { splitStacked } from './split-stacked.js';
import type { TableVocabulary } from './vocabulary.js';

/** Layouts from the most telling to the least: what one takes, the later ones do not see. */
const RECOGNISERS: readonly LayoutRecogniser[] = [
  recogniseOpeningPipes,
  recognisePipes,
  recogniseTabCells,
  recogniseTabRows,
  recogniseBorderless,
];

/**
 * Finds the tables that stand in plain text and puts a Table block in place of the lines of each. Blocks that
 * are tables already stay. Nothing is lost: every character that is not layout (pipes, tabs, blanks,
 * separator rows) is in a paragraph or in a cell. Linear in the length of the text; never throws.
 *
 * @param blocks the decoder's blocks, one paragraph a line
 * @param text the decoded text that the spans refer to
 * @param vocabulary what the forms print, so that their tables are told from prose in weak layouts
 */
export function findTables(blocks: readonly Block[], text: string, vocabulary: TableVocabulary): Block[] {
  let found = [...blocks];
  for (const recognise of RECOGNISERS) found = recognise(found, { text, vocabulary });
  return splitStacked(found, vocabulary);
}
