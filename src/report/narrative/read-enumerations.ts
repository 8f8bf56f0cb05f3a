import type { Enumeration } from '../narrative.js';
import { quoteOf, spanOf, type Passage } from '../passage.js';
import { countedPart } from './counted-part.js';
import type { Quantity } from './quantity.js';
import { countsOf } from './read-counts.js';
import type { Sentence } from './sentence.js';
import { isCount } from './setting.js';

/** How a list is tied to its total: the words between the two. */
interface Tie {
  words: RegExp;
  /** `always` when the words leave out nothing; `kinds` when they say how many kinds there are. */
  complete: 'always' | 'kinds' | 'never';
}

const TIES: readonly Tie[] = [
  { words: /^[,:(]?(?:分别(?:为|是)|分为|分成)(?!.*(?:主要|等))[^\d,;。]{0,12}$/, complete: 'always' },
  { words: /^[,:(]?(?:分别|由)[^\d,;。]{0,12}$/, complete: 'never' },
  { words: /^[^\d;。]{0,30}其中[,:]?[^\d;。]{0,30}$/, complete: 'never' },
  {
    words:
      /^[,:(]?[^\d,;。]{0,14}(?:包括|包含|涉及|具体为|具体是|如下|分布情况为|类别为)(?:\d{1,2}(?:个|大){0,2}类)?[:,]?[^\d;。]{0,30}$/,
    complete: 'kinds',
  },
  { words: /^[:(][^\d,;。:]{0,30}$/, complete: 'kinds' },
];
const KINDS = /([2-9]|1\d|[二两三四五六七八九十])(?:个)?(?:大)?类/;
const DIGITS = '〇一二三四五六七八九十';
const CHANNEL = /网站|微信|微博|公众号|公报|公开栏|公示栏|公告栏|显示屏|电视|报|渠道|平台|媒体/;
const LONGEST_GAP = 80;
const BESIDE_ANOTHER = /\d[条件次篇个人份场期名元项宗起例]?[、和及与][^\d,;。:]{0,20}$/;

interface Counted extends Quantity {
  depth: number;
  counts: boolean;
}

function countedOf(text: string, sentence: Sentence): Counted[] {
  const quantities = countsOf(text, sentence).filter(({ unit }) => unit !== '');
  let depth = 0;
  let at = sentence.start;
  let clauseStart = sentence.start;
  return quantities.map((quantity) => {
    for (; at < quantity.start; at++) {
      const character = text.charAt(at);
      if (character === '(') depth += 1;
      else if (character === ')') depth = Math.max(0, depth - 1);
      if (character === ',' || character === ';' || character === '。') clauseStart = at + 1;
    }
    return { ...quantity, depth, counts: isCount(quantity, text, clauseStart) };
  });
}

function kindsOf(words: string): number | null {
  const said = KINDS.exec(words)?.[1];
  if (said === undefined) return null;
  return said === '两' ? 2 : /^\d+$/.test(said) ? Number(said) : DIGITS.indexOf(said);
}

/**
 * The list behind a total: numbers of its unit, up to a new 其中, a semicolon that opens another statement,
 * or a bracket's end.
 */
function listBehind(text: string, counts: readonly Counted[], at: number): Counted[] {
  const total = counts[at];
  const first = counts[at + 1];
  if (!total || !first || first.depth < total.depth) return [];
  const parts: Counted[] = [];
  let end = first.unitEnd;
  // Behind a colon the parts may be parted by semicolons, if they all are.
  let semicolons = text.slice(total.unitEnd, first.start).includes(':');
  for (const part of counts.slice(at + 1)) {
    if (part.depth > first.depth) continue;
    if (part.depth < first.depth) break;
    const between = text.slice(end, part.start);
    if (parts.length > 0 && between.includes(';') && !semicolons) break;
    if (parts.length > 0 && !between.includes(';')) semicolons = false;
    if (parts.length > 0 && /其中|合计|总计|共计|;[^:]{0,30}(?:收到|办结|答复|受理|全年|累计)/.test(between))
      break;
    parts.push(part);
    end = part.unitEnd;
  }
  return parts;
}

function isComplete(
  tie: Tie,
  text: string,
  total: Counted,
  parts: readonly Counted[],
  listed: number,
  labels: string[],
): boolean {
  const last = parts[parts.length - 1];
  const first = parts[0];
  if (!first || !last || parts.length !== listed) return false;
  const words = text.slice(total.unitEnd, first.start);
  const around = text.slice(Math.max(0, total.start - 30), first.start);
  if ([total, ...parts].some(({ approximate, counts }) => approximate || !counts)) return false;
  if (/其中|主要|例如|诸如/.test(words) || /^[^,;。]{0,4}等/.test(text.slice(last.unitEnd, last.unitEnd + 6)))
    return false;
  if (labels.filter((label) => CHANNEL.test(label)).length >= 2) return false;
  // 行政复议5件、行政诉讼3件,分别为…: the parts are those of both.
  if (BESIDE_ANOTHER.test(text.slice(Math.max(0, total.start - 30), total.start))) return false;
  return tie.complete === 'always' || (tie.complete === 'kinds' && kindsOf(around) === parts.length);
}

function enumerationOf(
  passage: Passage,
  sentence: Sentence,
  total: Counted,
  parts: readonly Counted[],
): Enumeration {
  const all = [total, ...parts];
  const start = Math.min(...all.map((one) => one.start));
  const end = Math.max(...all.map((one) => one.unitEnd));
  return {
    total: countedPart(passage, total, sentence),
    parts: parts.map((part) => countedPart(passage, part, sentence)),
    exhaustive: false,
    quote: quoteOf(passage, sentence.start, sentence.end),
    span: spanOf(passage, start, end),
  };
}

/** A total that stands behind its parts: `…3条,…4条,合计7条`. */
function totalBehind(
  passage: Passage,
  sentence: Sentence,
  counts: readonly Counted[],
  at: number,
): Enumeration | null {
  const { text } = passage;
  const total = counts[at];
  const before = counts[at - 1];
  if (
    !total ||
    !before ||
    !/^[,;、]?(?:以上)?(?:合计|总计|共计)(?:为)?$/.test(text.slice(before.unitEnd, total.start))
  )
    return null;
  const parts: Counted[] = [];
  for (let i = at - 1; i >= 0; i--) {
    const part = counts[i];
    if (!part || part.unit !== total.unit || part.depth !== total.depth) break;
    parts.unshift(part);
    if (/[。]|合计|总计|共计|其中/.test(text.slice(counts[i - 1]?.unitEnd ?? sentence.start, part.start)))
      break;
  }
  if (parts.filter(({ counts: counted }) => counted).length !== parts.length || parts.length < 2) return null;
  // 制发文件30件,公开12件,不公开18件,共计30件: the first is the total, told twice.
  const [head, ...others] = parts;
  const sum = others.reduce((all, { value }) => all + value, 0);
  if (head?.value === total.value || sum === total.value)
    return others.length < 2 ? null : enumerationOf(passage, sentence, total, others);
  const found = enumerationOf(passage, sentence, total, parts);
  const overlapping = found.parts.filter(({ label }) => CHANNEL.test(label)).length >= 2;
  const sure = [total, ...parts].every(({ approximate, counts: counted }) => !approximate && counted);
  return { ...found, exhaustive: sure && !overlapping && parts.length === at };
}

/** The totals of a sentence with the parts that it lists for them. */
export function readEnumerations(passage: Passage, sentence: Sentence): Enumeration[] {
  const { text } = passage;
  // A total and two parts are three numbers.
  if (sentence.quantities.length < 3) return [];
  const counts = countedOf(text, sentence);
  const found: Enumeration[] = [];
  counts.forEach((total, at) => {
    if (!total.counts) return;
    const behind = totalBehind(passage, sentence, counts, at);
    if (behind) found.push(behind);
    const first = counts[at + 1];
    if (!first || first.start - total.unitEnd > LONGEST_GAP) return;
    const words = text.slice(total.unitEnd, first.start);
    const tie = TIES.find((one) => one.words.test(words));
    if (!tie) return;
    const listed = listBehind(text, counts, at);
    const parts = listed.filter(({ unit, counts: counted }) => unit === total.unit && counted);
    if (parts.length < 2) return;
    const enumeration = enumerationOf(passage, sentence, total, parts);
    const labels = enumeration.parts.map(({ label }) => label);
    found.push({ ...enumeration, exhaustive: isComplete(tie, text, total, parts, listed.length, labels) });
  });
  return found;
}
