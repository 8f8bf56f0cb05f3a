import { keptBeside } from '../document/kept-beside.js';
import { wordsOf, Words, type Printed } from '../document/words.js';

/** How a row of a form is numbered: 一、 · （一） · 1. · ①; null where no number stands. */
export type RowNumbering = 'first' | 'second' | 'third' | 'fourth' | null;

/** A row's label taken apart, so that rows of different prints can be compared. */
export interface RowLabel {
  /** Style of the numbering. */
  style: RowNumbering;
  /** The number itself, folded, e.g. `一`, `2`; '' where none. */
  ordinal: string;
  /** Introduced by 其中. */
  among: boolean;
  /** The name without numbering, 其中 and notes in brackets; folded, without blanks. */
  name: string;
  /**
   * The name reduced further for comparison: no punctuation, no counting word at the end, spelling unified.
   */
  key: string;
}

const CHINESE = '一二三四五六七八九十';
const NUMBERINGS: readonly (readonly [Exclude<RowNumbering, null>, RegExp])[] = [
  ['second', new RegExp(`^\\(([${CHINESE}]{1,3})\\)?[、.,:]?`)],
  ['second', new RegExp(`^([${CHINESE}]{1,3})\\)[、.,:]?`)],
  ['first', new RegExp(`^([${CHINESE}]{1,3})[、.,:]`)],
  ['fourth', /^\((\d{1,2})\)[、.,:]?/],
  ['third', /^(\d{1,2})[、.,:)]?(?![\d年月日])/],
];
const BARE_NUMERAL = new RegExp(`^([${CHINESE}]{1,3})(?=[^${CHINESE}类公级项个次条].{3})`);
const AMONG = /^其中[:,、]?/;
/** How a label begins that has a number or 其中 to take off; most have neither. */
const NUMBERED = new RegExp(`^[(\\d${CHINESE}其]`);
const MARKUP = /<br\s*\/?>|\*\*|&nbsp;/gi;
const PUNCTUATION = /[《》〈〉"'、,.:;·\-—~()[\]。!?/\\*_]/g;

/**
 * Takes a row's label apart. Blanks anywhere are ignored; notes in brackets
 * （不同渠道和方式公开相同信息计1条） are dropped, also when the closing bracket is lost.
 *
 * @param text the label as printed; several numberings in a row (`其中：1.`) are all taken off, the first one
 *   counts
 */
export function parseRowLabel(text: string): RowLabel {
  return takeApart(new Words(text));
}

const labels = keptBeside((printed: Printed) => takeApart(wordsOf(printed)));

/** The label that a cell or line of a table prints, taken apart once: see {@link parseRowLabel}. */
export const rowLabelOf = (printed: Printed): RowLabel => labels.of(printed);

/** No form has a longer label; every label has a Chinese word, which most cells, being figures, have not. */
const LONGEST_LABEL = 200;

/**
 * Whether a cell or line can be the label of a form's row at all; it is quicker to ask than {@link
 * rowLabelOf}.
 */
export function mayBeLabel({ text }: Printed): boolean {
  return text.length <= LONGEST_LABEL && /\p{Script=Han}/u.test(text);
}

function takeApart(words: Words): RowLabel {
  const { printed } = words;
  const unmarked = /[<*&]/.test(printed) ? printed.replace(MARKUP, '') : printed;
  let rest = (unmarked === printed ? words : new Words(unmarked)).plain;
  let style: RowNumbering = null;
  let ordinal = '';
  let among = false;
  for (let i = 0; i < 4 && NUMBERED.test(rest); i++) {
    const before = rest;
    for (const [kind, pattern] of NUMBERINGS) {
      const match = pattern.exec(rest);
      if (match === null || match[0].length === rest.length) continue;
      if (style === null) [style, ordinal] = [kind, match[1] ?? ''];
      rest = rest.slice(match[0].length);
      break;
    }
    if (AMONG.test(rest)) {
      among = true;
      rest = rest.replace(AMONG, '');
    }
    if (rest === before) break;
  }
  if (style === null) {
    const bare = BARE_NUMERAL.exec(rest);
    if (bare !== null) {
      [style, ordinal] = ['first', bare[1] ?? ''];
      rest = rest.slice(bare[0].length);
    }
  }
  const name = withoutNotes(rest);
  return { style, ordinal, among, name, key: comparable(name) };
}

/** The comparison key of a name: what {@link parseRowLabel} gives as `key`. */
export function comparable(name: string): string {
  const spelled = SPELLINGS.test(name)
    ? name
        .replace(/其它/g, '其他')
        .replace(/或者/g, '或')
        .replace(/《?(中华人民共和国)?政府信息公开条例》?/g, '条例')
    : name;
  const bare = spelled.replace(PUNCTUATION, '');
  return /数量?$/.test(bare) ? bare.replace(/(?:总次|次|总)?(?:数量|数)$/, '') || bare : bare;
}

const SPELLINGS = /其它|或者|条例/;

function withoutNotes(text: string): string {
  const bare = text.includes('(') ? text.replace(/\([^()]*\)/g, '').replace(/\(.*$/, '') : text;
  return bare.replace(/(?<![:;,。.、])[:;,。.、]+$/, '');
}
