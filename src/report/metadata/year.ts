import { squeeze } from '../../document/fold.js';
import { parseChineseNumeral } from '../../document/numerals.js';
import type { Passage } from '../passage.js';

const BRACKETED = /[[(](?:国|\d{4})?[^\])]{0,12}[\])](?:第?\d+号)?/g;
const YEAR =
  /(?<!\d)((?:19|20)\d{2})(?:-\d{4})?(年度?)?(?!\d)|([二2][〇零oO0][一二三四五六七八九〇零oO\d]{2})(年度?)/g;
/** The year whose report a sentence of the preamble says that this is. */
const IN_PREAMBLE =
  /(?<!\d)((?:19|20)\d{2})年度?[^。;,]{0,30}?(?:信息公开|政务公开)[^。;,]{0,16}?(?:年度报告|年报|工作报告|情况报告|报告)/;

/**
 * The reporting year that a title names; the year marked 年度 before any other, document numbers
 * (〔2011〕47号) never.
 *
 * @param title the title, any spacing
 */
export function yearInTitle(title: string): number | null {
  return yearIn(squeeze(title));
}

/** What {@link yearInTitle} reads, from a title that is folded and without blanks. */
export function yearIn(title: string): number | null {
  const bare = title.replace(BRACKETED, '');
  const years = [...bare.matchAll(YEAR)].map((match) => ({
    year: match[1] ? Number(match[1]) : parseChineseNumeral(match[3] ?? ''),
    mark: match[2] ?? match[4] ?? '',
  }));
  const known = years.filter((one) => one.year !== null && one.year >= 2000 && one.year < 2100);
  const chosen =
    known.find((one) => one.mark === '年度') ?? known.find((one) => one.mark === '年') ?? known[0];
  if (chosen) return chosen.year;
  const inBrackets = /[[(]((?:20)\d{2})年度?[\])]/.exec(title);
  return inBrackets ? Number(inBrackets[1]) : null;
}

/** The reporting year that a sentence of the preamble names: 现编写2016年度本局政务公开年报. */
export function yearInPreamble(front: readonly Passage[]): number | null {
  for (const { text } of front) {
    const found = IN_PREAMBLE.exec(text);
    if (found) return Number(found[1]);
  }
  return null;
}

/** A sentence that speaks of a year: 2021年,我局… or 截至2021年12月31日,… */
const SENTENCE_YEAR = /(?:^|[。;!)])(?:截[至止到]|在)?(20\d\d)年(?:(?:度|年?底)?,|12月31日)/g;

/**
 * The year that all sentences which begin with one name: 2021年，我局…; null where they name several, or none
 * does.
 *
 * @param opening the paragraphs of the first part
 */
export function yearOfSentences(opening: readonly Passage[]): number | null {
  const years = new Set(
    opening.flatMap(({ text }) => [...text.matchAll(SENTENCE_YEAR)].map((one) => Number(one[1]))),
  );
  const [year] = years;
  return year !== undefined && years.size === 1 ? year : null;
}
