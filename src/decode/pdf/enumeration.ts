import { fold } from '../../document/fold.js';

/** Numbers that begin headings and items: 一、 （一） 第一章 1. 1、 （1） ①. A decimal figure begins none. */
const LABEL =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:[、.．,，]|[章节条]\s|部分)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳])/;
/** A number with the marks around it. */
const COUNTED = /^([(]?)([一二三四五六七八九十]|\d{1,2})([、.)])/;
const CHINESE = '一二三四五六七八九十';

/** Whether a line begins with the number of a heading or an item, printed with radicals or not. */
export function beginsWithLabel(line: string): boolean {
  return LABEL.test(beginningOf(line));
}

/**
 * Whether a line goes on with an enumeration that a paragraph has within itself: `…：（一）…；` before
 * `（二）…`.
 *
 * @param paragraph the text so far
 * @param line the next line
 */
export function countsOn(paragraph: string, line: string): boolean {
  const [, open = '', number = '', close = ''] = COUNTED.exec(beginningOf(line)) ?? [];
  const place = CHINESE.indexOf(number);
  const before = /\d/.test(number) ? String(Number(number) - 1) : CHINESE.charAt(place - 1);
  if (before === '' || before === '0') return false;
  const text = fold(paragraph);
  const at = text.lastIndexOf(`${open}${before}${close}`);
  return at > 0 && !/[\d一二三四五六七八九十]/.test(text.charAt(at - 1));
}

/** The first characters of a line, without blanks strewn within its number: `（ 二 ）`. */
function beginningOf(line: string): string {
  return fold(line.slice(0, 12)).replace(/(?<=^\() +| +(?=[)、.])/g, '');
}
