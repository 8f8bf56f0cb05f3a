import type { Block, Paragraph, Table } from '../../document/block.js';
import { wordsOf, type Printed } from '../../document/words.js';

/** The words that name a table. */
export interface TableHead {
  caption: string;
  year: number | null;
}

const FARTHEST = 6;
const LONGEST = 60;
const SENTENCE = /[。；]\s*$/;
const DATE = /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/;
const NAMES_TABLE = /表|统计|情况/;
/** A year that is neither part of a date nor of a document's number. */
const YEAR = /(?:^|[^\d[(])((?:19|20)\d{2})年(?!\d{1,2}月)|\((20\d{2})年?度?\)/;

/**
 * Reads what stands directly above a table: its caption and the year that caption or head names. Looks back
 * over short lines only, up to a sentence, a date or another table.
 *
 * @param before the blocks before the table, nearest last
 * @param table the table; a first row of one cell is a caption too
 */
export function readTableHead(before: readonly Block[], table: Table): TableHead {
  const lines: Paragraph[] = [];
  for (let i = before.length - 1; i >= 0 && lines.length < FARTHEST; i--) {
    const block = before[i];
    if (block === undefined || block.kind === 'table' || !mayCaption(block)) break;
    lines.push(block);
  }
  const head = table.rows.slice(0, 3).filter((row) => row.filter((cell) => cell.text !== '').length === 1);
  const inside = head.flat().filter(({ text }) => text.trim().length <= LONGEST);
  const titles = inside.filter((cell) => /表$|统计表/.test(wordsOf(cell).squeezed));
  const named = titles[0] ?? lines.find((line) => NAMES_TABLE.test(wordsOf(line).squeezed)) ?? lines[0];
  return { caption: named?.text.trim() ?? '', year: yearOf([...titles, ...lines, ...inside]) };
}

function mayCaption(line: Paragraph): boolean {
  const folded = wordsOf(line).folded.trim();
  return folded.length <= LONGEST && !SENTENCE.test(folded) && !DATE.test(folded);
}

function yearOf(lines: readonly Printed[]): number | null {
  for (const line of lines) {
    const match = YEAR.exec(wordsOf(line).squeezed);
    if (match !== null) return Number(match[1] ?? match[2]);
  }
  return null;
}
