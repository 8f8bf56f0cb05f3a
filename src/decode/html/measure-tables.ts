import { countPrinted } from './count-printed.js';
import { isElement, textOf, type PageElement, type PageNode } from './parse-page.js';
import { isHidden, isSilent } from './rendering.js';

/** A cell with so many characters holds prose; the longest label of the forms has some 60. */
const PROSE = 120;
/** A table is a frame around text when so much of its text stands in cells of prose. */
const PROSE_SHARE = 0.6;

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
  /** Characters of the table, or of the cell, at the time when it began. */
  before: number;
  cellBefore: number;
}

/**
 * Tells the tables that lay out a page (navigation beside text, one cell around the article, paragraphs one below the
 * other) from tables of data, by their shape and by how much of their text stands in cells of prose. Takes time linear
 * in the size of the page, whatever the nesting.
 *
 * @param root where to look
 * @param showHidden whether hidden elements count too
 */
export function findLayoutTables(root: PageNode, showHidden: boolean): LayoutTables {
  const layout = new Set<PageElement>();
  const open: Measured[] = [];
  let characters = 0;
  const stack: { node: PageNode; leave: boolean }[] = [{ node: root, leave: false }];
  for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
    const { node, leave } = frame;
    if (!isElement(node)) {
      characters += countPrinted(textOf(node));
      continue;
    }
    if (leave) {
      close(node, open, layout, characters);
      continue;
    }
    if (isSilent(node) || (!showHidden && isHidden(node))) continue;
    if (begin(node, open, characters)) stack.push({ node, leave: true });
    for (let i = node.childNodes.length - 1; i >= 0; i--) {
      const child = node.childNodes[i];
      if (child !== undefined) stack.push({ node: child, leave: false });
    }
  }
  return layout;
}

/** @returns whether the element must be closed again */
function begin(element: PageElement, open: Measured[], characters: number): boolean {
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
        before: characters,
        cellBefore: 0,
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
      return true;
    default:
      return false;
  }
}

function close(element: PageElement, open: Measured[], layout: Set<PageElement>, characters: number): void {
  const table = open.at(-1);
  if (table === undefined) return;
  if (element.tagName !== 'table') {
    const inCell = characters - table.cellBefore;
    if (inCell >= PROSE) table.inProse += inCell;
    return;
  }
  open.pop();
  table.characters = characters - table.before;
  if (isLayout(table)) layout.add(element);
}

function isLayout({ widest, characters, inProse }: Measured): boolean {
  return widest <= 1 || (inProse > 0 && inProse >= characters * PROSE_SHARE);
}
