import type { FlowItem } from './flow.js';
import { findLayoutTables } from './measure-tables.js';
import type { PageElement } from './parse-page.js';
import { readTable } from './read-table.js';
import { walkLines } from './walk-lines.js';

/** What a page shows, and what went wrong in reading it. */
export interface Flow {
  items: FlowItem[];
  /** Tables whose merged cells were too large to be meant. */
  spansIgnored: number;
  /** Something was left out because the page hides it. */
  hides: boolean;
}

/**
 * Reads what a page shows: its lines and its tables of data, in order. Tables that lay out the page are
 * walked into; a table within a cell of data follows the table that it stands in.
 *
 * @param body the page's `body` or `frameset` element
 * @param showHidden whether to read what the page hides
 */
export function readFlow(body: PageElement, showHidden: boolean): Flow {
  const layout = findLayoutTables(body, showHidden);
  const items: FlowItem[] = [];
  let spansIgnored = 0;
  let hides = false;
  const hidden = (): void => {
    hides = true;
  };
  walkLines(body, showHidden, {
    line: (line) => items.push(line),
    table: (element) => {
      if (layout.has(element)) return null;
      const read = readTable(element, showHidden);
      for (const caption of read.captions) {
        walkLines(caption, showHidden, { line: (line) => items.push(line), table: () => [], hidden });
      }
      items.push(read.table);
      if (read.spansIgnored) spansIgnored += 1;
      return read.nested;
    },
    hidden,
  });
  return { items, spansIgnored, hides };
}
