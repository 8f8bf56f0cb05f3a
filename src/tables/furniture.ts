import { wordsOf, type Printed } from '../document/words.js';

const NUMBERED =
  /^(?:第\d{1,4}页(?:[,/]?共\d{1,4}页)?|[-—·]+\d{1,4}[-—·]+|\d{1,4}\/\d{1,4}|第?\d{1,4}页?[/共]+\d{1,4}页?)$/;
const CONTINUED = /^\(?(?:续表?|接上[页表]|转下页|附[件表][一二三四五六七八九]?)\d*\)?[:]?$/;
const LONGEST = 40;
/** The report's title as a running head; a row of a form is never called so. */
const RUNNING_HEAD = /\d{4}年.*(?:年度报告|年报)$/;

/**
 * Whether a line is what a page prints around its text: `- 3 -`, `— 5 —`, 第3页, 3/12, 续表, or the report's
 * title as a running head. A bare number is none: it may be a cell.
 */
export function isFurniture(line: Printed): boolean {
  if (line.text.length > LONGEST) return false;
  const bare = wordsOf(line).squeezed;
  return NUMBERED.test(bare) || CONTINUED.test(bare) || RUNNING_HEAD.test(bare);
}
