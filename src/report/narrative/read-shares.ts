import type { Share } from '../narrative.js';
import { quoteOf, spanOf, type Passage } from '../passage.js';
import { countedPart } from './counted-part.js';
import type { Quantity } from './quantity.js';
import { countsOf } from './read-counts.js';
import type { Sentence } from './sentence.js';
import { isCount, isThisYears, type ReportSetting } from './setting.js';

/** `占` and what it names as the whole, up to the percentage. */
const OF = /占(?:比|到|了)?(?:[^,;。()%\d占]{0,24})$/;
/** Wholes that the counted total of the sentence can be meant by. */
const GENERAL =
  /^占(?:比|到|了)?(?:(?:年度|全年|全部|主动|全[镇乡局区县市]|总|公开|政府|政务|发布|信息|申请|收到|办结|答复|其|的|件数|数量|数|量|总体|条数|比例|比重|已|所有|本年度|受理|为|约|近|达|是|到|仅|共){0,12})$/;
const SHARED = /^[,(:;]?(?:约|分别|各|大约)?占/;

function hasShare(text: string, { unitEnd }: Quantity): boolean {
  return SHARED.test(text.slice(unitEnd, unitEnd + 6));
}

/** What says that numbers are parts of the one before. */
const TIED = /其中|包括|包含|分别|如下|[:(]/;
/** What says that a number is a whole, right before it or right behind it. */
const TOTAL_BEFORE = /(?:共|总|累计|合计|全部|所有)[^,;。]{0,20}$/;
const TOTAL_BEHIND = /^[^,;。\d]{0,16}中[,:]/;

/**
 * The number of the sentence that a part is a share of. Between the two stand only other parts with shares of
 * their own: in `A20条、B15条,占50%` the share can be that of both.
 */
function wholeOf(
  text: string,
  counts: readonly Quantity[],
  part: Quantity,
  sentence: Sentence,
  words: string,
): Quantity | null {
  const alike = counts.filter((one) => one.start < part.start && one.unit === part.unit);
  const whole = alike.filter((one) => !hasShare(text, one)).at(-1);
  if (!whole || whole.value < part.value) return null;
  const lead = text.slice(sentence.start, part.start);
  if (lead.split('其中').length > 2) return null;
  const among = sentence.start + lead.lastIndexOf('其中');
  // …6000条,占60%,其中…3000条,占50%: of the 6000, unless the words say 总数.
  const nested =
    among > whole.unitEnd &&
    alike.some((one) => one !== whole && one.start > whole.start && one.start < among);
  if (nested && !/总|全/.test(words)) return null;
  const tied =
    TIED.test(text.slice(whole.unitEnd, part.start)) ||
    TOTAL_BEFORE.test(text.slice(Math.max(sentence.start, whole.start - 30), whole.start)) ||
    TOTAL_BEHIND.test(text.slice(whole.unitEnd, whole.unitEnd + 20));
  return tied ? whole : null;
}

/**
 * The shares that a sentence states, where part and whole are counted in it or the whole in the sentence
 * before.
 *
 * @param previous the sentence before, in the same passage
 */
export function readShares(
  passage: Passage,
  sentence: Sentence,
  previous: Sentence | undefined,
  setting: ReportSetting,
): Share[] {
  const { text } = passage;
  const percentages = sentence.quantities.filter(({ unit }) => unit === '%');
  if (percentages.length === 0) return [];
  const counts = countsOf(text, sentence).filter(
    (one) =>
      one.unit !== '' &&
      isCount(one, text, sentence.start + text.slice(sentence.start, one.start).lastIndexOf(',') + 1),
  );
  const before = previous ? countsOf(text, previous).filter((one) => isCount(one, text, previous.start)) : [];
  const shares: Share[] = [];
  for (const percentage of percentages) {
    const words = OF.exec(text.slice(Math.max(sentence.start, percentage.start - 32), percentage.start))?.[0];
    if (words === undefined || !GENERAL.test(words) || percentage.value > 100) continue;
    const at = percentage.start - words.length;
    const part = counts.filter(({ unitEnd }) => unitEnd <= at).at(-1);
    if (!part || !/^[,(:;]?(?:约|大约)?$/.test(text.slice(part.unitEnd, at))) continue;
    if (!isThisYears('', text.slice(Math.max(sentence.start, part.start - 300), part.start), setting))
      continue;
    const alone = !counts.some(
      (one) => one.start < part.start && one.unit === part.unit && !hasShare(text, one),
    );
    const whole = alone ? wholeBefore(text, before, part) : wholeOf(text, counts, part, sentence, words);
    if (!whole) continue;
    shares.push({
      percent: percentage.value,
      decimals: percentage.decimals,
      approximate: percentage.approximate,
      part: countedPart(passage, part, sentence),
      whole: countedPart(passage, whole, whole.start < sentence.start && previous ? previous : sentence),
      quote: quoteOf(passage, sentence.start, sentence.end),
      span: spanOf(passage, percentage.start, percentage.end),
    });
  }
  return shares;
}

/** The number of the sentence before, if it is the only one and no share itself. */
function wholeBefore(text: string, counts: readonly Quantity[], part: Quantity): Quantity | null {
  const [only, ...others] = counts.filter((one) => one.unit === part.unit);
  return only && others.length === 0 && only.value >= part.value && !hasShare(text, only) ? only : null;
}
