import { squeeze, squeezeFolded } from '../../document/fold.js';
import { parseChineseNumeral } from '../../document/numerals.js';
import { endsAsTitle } from '../../segment/heading-candidate.js';
import { SECTION_NAMES } from '../../templates/section-names.js';
import type { DeclaredParts } from '../report.js';
import { printedUnder, spanOf, type Passage } from '../passage.js';

const COUNT = '(\\d{1,2}|[一二两三四五六七八九十]{1,3})';
const DECLARED = new RegExp(
  `(?:共|共计|共有|共分|分|分为|分成|包括|包含|等|以下|由|有|为)?(?:以下)?${COUNT}(?:个|大|个大)?(?:部分|方面)(?:的?内容)?(?:组成|构成)`,
);
const DIVIDED = new RegExp(`(?:分为?|分成|包括|包含|共有?|共计|等)(?:以下)?${COUNT}(?:个|大|个大)?部分`);
/** 全文包括概述、……六个部分: the count ends the list. */
const LISTED = new RegExp(
  `(?:报告|年报|全文|本文)[^。,;、]{0,12}?(?:包括|包含|涵盖|分为|由)[^。]{4,400}?((?:等|共|以上)?${COUNT}(?:个|大|个大)?(?:部分|方面)(?:的?内容)?)(?=[。;,.]|$)`,
);
/** A title as it is compared with the pieces of a list. */
const nameKey = (title: string): string => squeeze(title).replace(/[、,]/g, '');
const FORM_NAMES = SECTION_NAMES.map(nameKey);
/** The names together are no longer than this. */
const LONGEST_LIST = 600;
/** Words that may open the list are tried, no more than this many. */
const MOST_OPENINGS = 4;
/** What opens the list of names before the count. */
const OPENING = /(?:由|包括|包含|分为|分别是|分别为|内容为|为)(?!本|我|县|区|市)/g;

/**
 * Reads how many parts the preamble announces and, where it lists them, their names.
 *
 * @param paragraphs the preamble, and the first section's text
 * @param titles the titles of the report's headings: names may contain 、 themselves, and only they can tell
 */
export function readDeclaredParts(
  paragraphs: readonly Passage[],
  titles: readonly string[],
): DeclaredParts | null {
  for (const prose of paragraphs) {
    if (!/报告|年报|全文|本文|正文|内容/.test(prose.text)) continue;
    for (const sentence of sentences(prose.text)) {
      const found = findCount(sentence.text);
      if (!found) continue;
      const { count } = found;
      if (count === null || count < 2 || count > 30) continue;
      const start = sentence.start + found.from;
      const end = sentence.start + found.to;
      const before = listsBefore(sentence.text.slice(Math.max(0, found.from - LONGEST_LIST), found.from));
      const behind = listBehind(sentence.text.slice(found.to).slice(0, LONGEST_LIST));
      const known = new Set([...titles.map(nameKey), ...FORM_NAMES]);
      const lists = before.length > 0 ? before : behind === null ? [] : [behind];
      return {
        count,
        names: bestNames(
          lists.map((list) => namesOf(list, known, count)),
          count,
        ),
        raw: printedUnder(prose, sentence.start, sentence.start + sentence.text.length),
        span: spanOf(prose, start, end),
      };
    }
  }
  return null;
}

/** The count of parts in a sentence, and where its words stand. */
function findCount(sentence: string): { count: number | null; from: number; to: number } | null {
  const plain = DECLARED.exec(sentence) ?? DIVIDED.exec(sentence);
  const listed = plain ? null : LISTED.exec(sentence);
  const numeral = plain?.[1] ?? listed?.[2];
  if (numeral === undefined) return null;
  const count = /\d/.test(numeral) ? Number(numeral) : parseChineseNumeral(numeral);
  if (plain) return { count, from: plain.index, to: plain.index + plain[0].length };
  const to = (listed?.index ?? 0) + (listed?.[0].length ?? 0);
  return { count, from: to - (listed?.[1]?.length ?? 0), to };
}

/**
 * The names that are as many as announced, of several words that may have opened the list; else those that
 * are nearest.
 */
function bestNames(lists: readonly string[][], count: number): string[] {
  const off = (names: readonly string[]): number => Math.abs(names.length - count);
  return lists.toSorted((a, b) => off(a) - off(b))[0] ?? [];
}

/**
 * The names in a list, of several ways to part it the first that gives as many as were announced: at commas,
 * so that 、 stands within a name; with the pieces of known titles put together; at every mark; each also
 * with the last name parted at 和.
 */
function namesOf(list: string, titles: ReadonlySet<string>, count: number): string[] {
  const byCommas = splitNames(list, /[,;]/);
  const all = splitNames(list, /[、,;]|以及/);
  const known = joinNames(all, titles, 0);
  const announced = joinNames(all, titles, count);
  const ways = [
    byCommas,
    known,
    splitLast(known, count),
    all,
    splitLast(byCommas, count),
    splitLast(announced, count),
  ];
  return ways.find((names) => names.length === count) ?? announced;
}

function* sentences(text: string): Generator<{ text: string; start: number }> {
  for (const match of text.matchAll(/[^。!?]+[。!?]?/g)) yield { text: match[0], start: match.index };
}

/** What may be the list before the count, by each word that may open it, the widest first. */
function listsBefore(text: string): string[] {
  const lists: string[] = [];
  for (const match of text.matchAll(OPENING)) {
    const rest = text.slice(match.index + match[0].length);
    if (/[、,;"]/.test(rest)) lists.push(rest.replace(/(?:等|共|共计|以上)$/, ''));
    if (lists.length === MOST_OPENINGS) break;
  }
  return lists;
}

function listBehind(text: string): string | null {
  const behind = text.replace(/^(?:即|分别是|分别为|包括|[:,])+/, '');
  return behind !== text && /[、,;]/.test(behind) ? behind.replace(/[。;]$/, '') : null;
}

function splitNames(list: string, separator: RegExp): string[] {
  const quoted = [...list.matchAll(/["'《]([^"'》]+)["'》]/g)].map((match) => match[1] ?? '');
  if (quoted.length >= 2) return quoted;
  return list
    .split(new RegExp(`${separator.source}|(?:[一二三四五六七八九十\\d]{1,2}是)`))
    .map((name) => name.replace(/^[及和与]|等$/g, '').trim())
    .filter((name) => name !== '');
}

/**
 * Joins pieces that belong to one name: 行政复议、诉讼和举报投诉情况 is a heading of its own. Pieces are
 * joined as long as there are more of them than a number and the report, or the form, has a heading of the
 * joined name.
 */
function joinNames(pieces: string[], known: ReadonlySet<string>, count: number): string[] {
  const names = [...pieces];
  for (let at = 0; at < names.length && names.length > count; at++) {
    for (let length = Math.min(4, names.length - at); length >= 2; length--) {
      const run = names.slice(at, at + length);
      if (!known.has(run.join('')) || names.length - length + 1 < count) continue;
      names.splice(at, length, run.join('、'));
      break;
    }
  }
  return names;
}

/**
 * The last name of a list follows 及 or 和, the last where both sides end as titles do: A、B及C are three
 * parts when three were announced.
 */
function splitLast(names: string[], count: number): string[] {
  const last = names[names.length - 1];
  if (last === undefined || names.length !== count - 1) return names;
  const splits = [...last.matchAll(/(?<=[\u4e00-\u9fff]{2})(?:及|和|与)(?=[\u4e00-\u9fff\d]{2})/g)].map(
    ({ index }): [string, string] => [last.slice(0, index), last.slice(index + 1)],
  );
  const chosen =
    splits.length === 1
      ? splits[0]
      : splits.findLast(
          ([before, behind]) => endsAsTitle(squeezeFolded(before)) && endsAsTitle(squeezeFolded(behind)),
        );
  return chosen === undefined ? names : [...names.slice(0, -1), ...chosen];
}
