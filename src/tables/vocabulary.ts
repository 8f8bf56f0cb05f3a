import type { Printed } from '../document/words.js';
import type { FormWords } from './form-words.js';

/**
 * What the layout recognisers know about the forms. The layouts come before the forms in the flow of data, so
 * the knowledge is handed in.
 */
export interface TableVocabulary {
  /** The forms' words, to be found in text that lost its cells. */
  words: FormWords;
  /** Whether a line is the heading of one of the report's sections, never a row of a form. */
  isSection(line: Printed): boolean;
  /** Whether a row is the first of some form, by the texts of its cells that are not blank, squeezed. */
  opensForm(row: readonly string[]): boolean;
  /** Whether a text is the label of a row of some form, apart from numbering, notes and blanks. */
  isLabel(cell: Printed): boolean;
  /** Whether a text is a column heading of some form (统计指标, 单位, 统计数 …). */
  isHeading(cell: Printed): boolean;
  /** Whether a text is a unit that the forms count in (条, 件, 万元 …). */
  isUnit(cell: Printed): boolean;
}
