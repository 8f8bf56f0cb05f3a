import type { FlowCell, FlowTable } from './flow.js';
import { attributeOf, isElement, type PageElement, type PageNode } from './parse-page.js';
import { isHidden, isSilent } from './rendering.js';
import { walkLines } from './walk-lines.js';

/** Longer spans than any real table has are cut. */
export const LONGEST_SPAN = 200;
/**
 * Spans that together cover so many more places than there are cells are an attack, or an error, and are
 * ignored.
 */
const COVER = { any: 20_000, perCell: 30 };

/** A table of data, what stands in it without being part of a cell, and whether its spans made sense. */
export interface ReadTable {
  table: FlowTable;
  /** Captions: shown before the table. */
  captions: PageElement[];
  /** Tables in cells: shown behind the table. */
  nested: PageElement[];
  spansIgnored: boolean;
}

/**
 * Reads a table of data. Its rows are in the order in which they are shown (head, bodies, foot), each with
 * the cells that begin in it; rows that a word processor adds without height are left out.
 *
 * @param element the `table` element
 * @param showHidden whether to read what the page hides
 */
export function readTable(element: PageElement, showHidden: boolean): ReadTable {
  const shown = (node: PageNode): node is PageElement =>
    isElement(node) && !isSilent(node) && (showHidden || !isHidden(node));
  const parts = element.childNodes.filter(shown);
  const groups = ['thead', 'tbody', 'tfoot'].flatMap((name) => parts.filter((part) => part.tagName === name));
  const nested: PageElement[] = [];
  const rows: FlowCell[][] = [];
  for (const group of groups) {
    const lines = group.childNodes.filter(shown).filter((row) => row.tagName === 'tr');
    lines.forEach((line, index) => {
      const cells = line.childNodes
        .filter(shown)
        .filter((cell) => cell.tagName === 'td' || cell.tagName === 'th')
        .map((cell) => readCell(cell, lines.length - index, showHidden, nested));
      const phantom = attributeOf(line, 'height') === '0' && cells.every((cell) => cell.text === '');
      if (!phantom) rows.push(cells);
    });
  }
  const spansIgnored = coverTooMuch(rows);
  if (spansIgnored) for (const cell of rows.flat()) cell.rowSpan = cell.colSpan = 1;
  return {
    table: { kind: 'table', rows, element },
    captions: parts.filter((part) => part.tagName === 'caption'),
    nested,
    spansIgnored,
  };
}

function readCell(
  element: PageElement,
  rowsLeft: number,
  showHidden: boolean,
  nested: PageElement[],
): FlowCell {
  const lines: string[] = [];
  let linked = 0;
  walkLines(element, showHidden, {
    line: (line) => {
      lines.push(trimBlanks(line.text).replaceAll('\t', ' '));
      linked += line.linked;
    },
    table: (table) => {
      nested.push(table);
      return [];
    },
    hidden: () => undefined,
  });
  return {
    text: lines.join('\n'),
    rowSpan: readSpan(attributeOf(element, 'rowspan'), rowsLeft),
    colSpan: readSpan(attributeOf(element, 'colspan'), 1),
    linked,
  };
}

/** A row span of 0 reaches to the end of its group. */
function readSpan(value: string, whole: number): number {
  if (!/^\s{0,4}\+?\d{1,9}/.test(value)) return 1;
  return Math.min(Number.parseInt(value, 10) || whole, LONGEST_SPAN);
}

function coverTooMuch(rows: readonly FlowCell[][]): boolean {
  let cells = 0;
  let covered = 0;
  rows.forEach((row, r) => {
    for (const cell of row) {
      cells += 1;
      covered += cell.colSpan * Math.min(cell.rowSpan, rows.length - r);
    }
  });
  return covered > COVER.any + cells * COVER.perCell;
}

function trimBlanks(text: string): string {
  return text.replace(/^[\s\u200b]+/, '').trimEnd();
}
