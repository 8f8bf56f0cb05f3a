const WORD_END = /[\p{Script=Latin}]$/u;
const WORD_START = /^[\p{Script=Latin}]/u;
/** What an address looks like: broken over lines, it has no blank at the break. */
const ADDRESS_END = /[\w.-]*[./@:_-][\w.-]*$/;

/**
 * Joins a text that goes on in the next line. No blank is invented: one stands only between two Latin words, or where
 * the page prints one at the line's end between two figures or words.
 *
 * @param text what stands so far
 * @param next the next line
 * @param printedBlank whether a space is printed at the line's end
 */
export function joinText(text: string, next: string, printedBlank: boolean): string {
  const [one, other] = [text.trimEnd(), next.trimStart()];
  const words = WORD_END.test(one) && WORD_START.test(other);
  const figures = /[\p{Script=Latin}\d]$/u.test(one) && /^[\p{Script=Latin}\d]/u.test(other);
  const blank = (figures && printedBlank) || (words && !ADDRESS_END.test(one.slice(-64)));
  return `${one}${blank ? ' ' : ''}${other}`;
}
