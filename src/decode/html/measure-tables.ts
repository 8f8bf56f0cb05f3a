import { countPrinted } from './count-printed.js';
import { isElement, textOf, type PageElement, type PageNode } from './parse-page.js';
import { isHidden, isSilent } from './rendering.js';

/** A cell with so many characters holds prose; the longest label of the forms has some 60. */
const PROSE = 120;
/** A table is a frame around text when so much of its text stands in cells of prose. */
const PROSE_SHARE = 0.6;
/** A table with so many figures of its own shows data, however long the note in its last row is. */
const FIGURES = 5;
const LONGEST_FIGURE = 20;
const WORDS = /[^\s\d.,%/\-—０-９．，％－\u200b\ufeff]/;

/** Which table elements lay out a page or frame its text, rather than show data. */
export type LayoutTables = ReadonlySet<PageElement>;

/** One table that is being measured. */
interface Measured {
  element: PageElement;
  rows: number;
  widest: number;
  rowWidth: number;
  characters: number;
  inProse: number;
  /** Cells that hold nothing but a figure. */
  figures: number;
  /** Characters of the table, or of the cell, at the time when it began. */
  before: number;
  cellBefore: number;
  /** Characters other than figures when the cell began. */
  wordsBefore: number;
}

/** Printed characters so far, and those among them that no figure has. */
interface Count {
  characters: number;
  words: number;
}

/**
 * Tells the tables that lay out a page (navigation beside text, one cell around the article, paragraphs one
 * below the other) from tables of data, by their shape and by how much of their text stands in cells of
 * prose. Takes time linear in the size of the page, whatever the nesting.
 *
 * @param root where to look
 * @param showHidden whether hidden elements count too
 */
export function findLayoutTables(root: PageNode, showHidden: boolean): LayoutTables {
  const layout = new Set<PageElement>();
  const open: Measured[] = [];
  const count: Count = { characters: 0, words: 0 };
  const stack: { node: PageNode; leave: boolean }[] = [{ node: root, leave: false }];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { node, leave } = frame;
    if (!isElement(node)) {
      const text = textOf(node);
      const printed = countPrinted(text);
      count.characters += printed;
      if (printed > LONGEST_FIGURE || WORDS.test(text)) count.words += printed;
      continue;
    }
    if (leave) {
      close(node, open, layout, count);
      continue;
    }
    if (isSilent(node) || (!showHidden && isHidden(node))) continue;
    if (begin(node, open, count)) stack.push({ node, leave: true });
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child !== undefined) stack.push({ node: child, leave: false });
    }
  }
  return layout;
}

/** @returns whether the element must be closed again */
function begin(element: PageElement, open: Measured[], { characters, words }: Count): boolean {
  const table = open.at(-1);
  switch (element.tagName) {
    case 'table':
      open.push({
        element,
        rows: 0,
        widest: 0,
        rowWidth: 0,
        characters: 0,
        inProse: 0,
        figures: 0,
        before: characters,
        cellBefore: 0,
        wordsBefore: 0,
      });
      return true;
    case 'tr':
      if (table !== undefined) {
        table.rows += 1;
        table.rowWidth = 0;
      }
      return false;
    case 'td':
    case 'th':
      if (table === undefined) return false;
      table.rowWidth += 1;
      table.widest = Math.max(table.widest, table.rowWidth);
      table.cellBefore = characters;
      table.wordsBefore = words;
      return true;
    default:
      return false;
  }
}

function close(
  element: PageElement,
  open: Measured[],
  layout: Set<PageElement>,
  { characters, words }: Count,
): void {
  const table = open.at(-1);
  if (table === undefined) return;
  if (element.tagName !== 'table') {
    const inCell = characters - table.cellBefore;
    if (inCell >= PROSE) table.inProse += inCell;
    if (inCell > 0 && words === table.wordsBefore) table.figures += 1;
    return;
  }
  open.pop();
  table.characters = characters - table.before;
  if (isLayout(table)) layout.add(element);
}

function isLayout({ widest, characters, inProse, figures }: Measured): boolean {
  if (widest <= 1) return true;
  return figures < FIGURES && inProse > 0 && inProse >= characters * PROSE_SHARE;
}
