import type { TextLine } from './text-lines.js';
import { textOf } from './text-lines.js';
import type { PageLayout } from './page-layout.js';
import { kindOf } from './figures.js';
import { fold } from '../../document/fold.js';

/** Page numbers in every print: `3`, `- 3 -`, `— 5 —`, `第3页`, `第 3 页 共 9 页`, `3/12`, `Page 3 of 12`. */
const PAGE_NUMBER =
  /^(?:[-—·~]{0,4}\d{1,4}[-—·~]{0,4}|第?\d{1,4}页?|第?\d{1,4}(?:页|页?[,，/|])共?\d{1,4}页?|page\d{1,4}(?:of\d{1,4})?|[-—]{0,2}第[一二三四五六七八九十]{1,3}页[-—]{0,2})$/i;
/** Running heads and page numbers stand within this share of the page's height from its edges. */
const MARGIN = 0.12;
/** A running head stands on at least this share of the pages; odd and even pages may have their own. */
const SHARE = 0.4;
/** Rows of a table follow its headings within this distance, in ems. */
const ROW_STEP = 2.6;
/** So many figures side by side are no page number. */
const FIGURES = 3;
/** At most this many lines at an edge of a page are running heads or feet. */
const MOST_LINES = 3;
/** Running heads stand at the same height on every page, within this many points. */
const SAME_HEIGHT = 4;

/**
 * The lines of a document that belong to its pages and not to its text: page numbers, and heads and feet that
 * say the same, or the same but for a number, at the same height on many pages.
 *
 * @param pages all pages of the document
 */
export function findFurniture(pages: readonly PageLayout[]): Set<TextLine> {
  const furniture = new Set<TextLine>();
  const seen = new Map<string, { line: TextLine; height: number; page: number }[]>();
  for (const layout of pages) {
    for (const line of marginLines(layout)) {
      const text = squeezed(line);
      if (PAGE_NUMBER.test(text)) furniture.add(line);
      const key = text.replace(/\d+/g, '#');
      const group = seen.get(key) ?? [];
      group.push({ line, height: line.baseline, page: layout.page });
      seen.set(key, group);
    }
  }
  for (const group of seen.values()) {
    group.sort((a, b) => a.height - b.height);
    for (let i = 0; i < group.length;) {
      const from = group[i]?.height ?? 0;
      let next = i;
      while ((group[next]?.height ?? Infinity) - from <= SAME_HEIGHT) next++;
      const alike = group.slice(i, next);
      const on = new Set(alike.map(({ page }) => page)).size;
      if (on >= 2 && on >= SHARE * pages.length) for (const { line } of alike) furniture.add(line);
      i = next;
    }
  }
  return furniture;
}

/** The outermost lines of a page, if they stand in its margins. */
function marginLines({ lines, height }: PageLayout): TextLine[] {
  const head = lines.slice(0, MOST_LINES).filter((line) => line.baseline < MARGIN * height);
  const foot = lines.slice(-MOST_LINES).filter((line) => line.baseline > (1 - MARGIN) * height);
  return [...new Set([...head, ...foot])].filter((line) => !isRowOfFigures(line) && !headsRows(line, lines));
}

/** Words side by side above a row with figures are the headings of columns, repeated on each page. */
function headsRows(line: TextLine, lines: readonly TextLine[]): boolean {
  const next = lines[lines.indexOf(line) + 1];
  if (next === undefined || line.pieces.length < 2 || next.pieces.length < 2) return false;
  const near = next.baseline - line.baseline < ROW_STEP * line.size;
  return near && kindOf(next.pieces.at(-1)?.text ?? '') !== 'words';
}

/** Figures side by side are a table's, wherever they stand. */
function isRowOfFigures({ pieces }: TextLine): boolean {
  return pieces.filter(({ text }) => kindOf(text) === 'figure').length >= FIGURES;
}

function squeezed(line: TextLine): string {
  return fold(textOf(line)).replace(/\s+/g, '');
}
