import type { Cell } from '../document/block.js';
import { wordsOf } from '../document/words.js';
import { holdsValue } from './value-shape.js';
import type { TableVocabulary } from './vocabulary.js';

/** What speaks for rows being a table. */
export interface TableEvidence {
  /** Rows that begin with a label of a form and hold something besides. */
  labels: number;
  /** A row of column headings is among them. */
  heading: boolean;
  /** The number of cells that most rows have. */
  width: number;
  /** Rows that have this number. */
  regular: number;
  /** Headings of table 4 over a row of its fifteen cells. */
  review: boolean;
}

/** Cells of table 4. */
export const REVIEW_CELLS = 15;

/** Gathers the evidence in one pass over the rows. */
export function weigh(rows: readonly Cell[][], vocabulary: TableVocabulary): TableEvidence {
  const widths = new Map<number, number>();
  let labels = 0;
  let heading = false;
  for (const row of rows) {
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    if (isHeadingRow(row, vocabulary)) heading = true;
    else if (row.length > 1 && row.some((cell) => vocabulary.isLabel(cell))) labels++;
  }
  let [width, regular] = [0, 0];
  for (const [candidate, count] of widths) if (count > regular) [width, regular] = [candidate, count];
  return { labels, heading, width, regular, review: isReview(rows) };
}

function isReview(rows: readonly Cell[][]): boolean {
  const isFigures = (row: readonly Cell[]): boolean =>
    row.length === REVIEW_CELLS && row.every((cell) => cell.text.trim() === '' || holdsValue(cell));
  return (
    rows.some(isFigures) &&
    rows.some((row) => row.some((cell) => cell.text.length <= 200 && /维持/.test(wordsOf(cell).plain))) &&
    rows.some((row) => row.some((cell) => cell.text.length <= 200 && /审结/.test(wordsOf(cell).plain)))
  );
}

/** Whether the rows follow some form: a row of column headings with a label, or several labels. */
export function followsForm(evidence: TableEvidence): boolean {
  return evidence.review || evidence.labels >= 3 || (evidence.heading && evidence.labels >= 1);
}

/** Whether a row consists of column headings of a form, two at least. */
export function isHeadingRow(row: readonly Cell[], vocabulary: TableVocabulary): boolean {
  return row.filter((cell) => vocabulary.isHeading(cell)).length >= 2;
}

const FIELD = /^[^:：]{1,10}[:：]/;
const SENTENCE_END = /[。；;！!？?]\s*$/;

/** Whether a row reads like prose or like a list of fields (电话：…) rather than like cells. */
export function isProse(row: readonly Cell[]): boolean {
  if (row.some((cell) => cell.text.length > 60 && SENTENCE_END.test(cell.text))) return true;
  const filled = row.filter((cell) => cell.text !== '');
  return filled.length > 0 && filled.filter((cell) => FIELD.test(cell.text)).length * 2 > filled.length;
}

/** Whether the last cells of a row are a unit, a value, or both. */
export function hasFigures(row: readonly Cell[], vocabulary: TableVocabulary): boolean {
  return row.slice(1).some((cell) => vocabulary.isUnit(cell) || holdsValue(cell));
}
