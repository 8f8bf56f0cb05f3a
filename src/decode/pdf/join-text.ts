const WORD_END = /\p{Script=Latin}$/u;
const WORD_START = /^\p{Script=Latin}/u;
const FIGURE_END = /[\p{Script=Latin}\d]$/u;
const FIGURE_START = /^[\p{Script=Latin}\d]/u;
/** What an address looks like: broken over lines, it has no blank at the break. */
const ADDRESS_END = /[./@:_-][\w.-]*$/;
const ADDRESS_START = /^[\w.-]*[\w-]@[\w-]/;
/** Longest part of an address that is looked at. */
const LONGEST_ADDRESS = 64;

/**
 * What stands between two lines of one text when they are joined: nothing, or a blank. No blank is invented:
 * one stands only between two Latin words, or where the page prints one at the line's end between two figures
 * or words.
 *
 * @param before the line before, without blanks at its end
 * @param next the next line, without blanks at its start
 * @param printedBlank whether a space is printed at the end of the line before
 */
export function jointOf(before: string, next: string, printedBlank: boolean): '' | ' ' {
  if (printedBlank && FIGURE_END.test(before) && FIGURE_START.test(next)) return ' ';
  const words = WORD_END.test(before) && WORD_START.test(next);
  const address =
    ADDRESS_END.test(before.slice(-LONGEST_ADDRESS)) || ADDRESS_START.test(next.slice(0, LONGEST_ADDRESS));
  return words && !address ? ' ' : '';
}
