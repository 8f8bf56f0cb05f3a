import { fold } from './fold.js';
import { parseChineseNumeral } from './numerals.js';

/** A date found in a text. */
export interface FoundDate {
  /** `YYYY-MM-DD`, or `YYYY-MM` where the text names no day. */
  iso: string;
  precision: 'day' | 'month';
  /** Offsets in the given text, end exclusive. A time of day that follows is not part of it. */
  start: number;
  end: number;
  /** `text.slice(start, end)` */
  raw: string;
}

const ZERO = '〇零Oo0';
const HAN = '一二三四五六七八九';
/** Up to four blanks or line ends: extraction strews them around the marks. */
const GAP = '\\s{0,4}';
/** Four digits, Arabic or Chinese in any mixture, also spaced out. */
const YEAR = `[12一二壹贰](?: ?[\\d${HAN}${ZERO}]){3}`;
const MONTH = `\\d(?: ?\\d)?|[十${HAN}${ZERO}](?: ?[十${HAN}${ZERO}]){0,2}|元`;
const DAY = `\\d(?: ?\\d)?|[十廿卅${HAN}${ZERO}](?: ?[十${HAN}${ZERO}]){0,2}`;

/** A date with 年, 月 and perhaps 日. 号 of a document's number (3号文) is no day. */
const WRITTEN =
  `(?<![\\d${HAN}${ZERO}十])(?<year>${YEAR})${GAP}年${GAP}(?<month>${MONTH})${GAP}月` +
  `(?:${GAP}(?<day>${DAY})${GAP}(?:日|号(?!文|令|公告|通知)))?`;
/**
 * A date with hyphens, points or strokes, the same twice. Not inside addresses, versions and longer numbers;
 * a dash on either side may only join two dates (2017.1.1-2017.12.31).
 */
const NUMERIC =
  '(?<![\\dA-Za-z./_])(?<=^|[^-—]|[^\\d][-—]|[-./—]\\d{1,2} ?[-—])' +
  '(?<numericYear>[12]\\d{3})(?<mark> ?[-./—] ?)(?<numericMonth>\\d{1,2})\\k<mark>(?<numericDay>\\d{1,2})' +
  '(?!\\d|[./_]\\d|\\k<mark>\\d{1,3}(?!\\d))';

const DATE = new RegExp(`${WRITTEN}|${NUMERIC}`, 'g');
const FIRST_YEAR = 1900;
const LAST_YEAR = 2099;

/**
 * Finds the dates in printed text: `2017 年 12 月 13 日`, full-width digits, `二○一八年一月十五日` with any
 * zero in use, `2021.01.24`, `2020-1-17`, `2020/1/17`, and months (`2015年1月`). Dates that no calendar has
 * are left out, and so is what stands in longer digit strings. The year is 1900-2099.
 *
 * @param text any text as printed
 * @param folded the same folded, where it is known
 * @returns the dates in order, without overlap
 */
export function findDates(text: string, folded = fold(text)): FoundDate[] {
  const dates: FoundDate[] = [];
  for (const match of folded.matchAll(DATE)) {
    const part = match.groups ?? {};
    const iso = toIso(
      part.year ?? part.numericYear,
      part.month ?? part.numericMonth,
      part.day ?? part.numericDay,
    );
    if (iso === null) continue;
    const start = match.index;
    const end = start + match[0].length;
    dates.push({
      iso,
      precision: iso.length === 7 ? 'month' : 'day',
      start,
      end,
      raw: text.slice(start, end),
    });
  }
  return dates;
}

function toIso(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const y = readPart(year);
  const m = readPart(month);
  if (y === null || m === null || y < FIRST_YEAR || y > LAST_YEAR || m < 1 || m > 12) return null;
  const head = `${y}-${pad(m)}`;
  if (day === undefined) return head;
  const d = readPart(day);
  if (d === null || d < 1 || d > daysIn(y, m)) return null;
  return `${head}-${pad(d)}`;
}

function readPart(printed: string | undefined): number | null {
  if (printed === undefined) return null;
  const bare = printed.replace(/\s+/g, '');
  if (bare === '元') return 1;
  if (/^\d+$/.test(bare)) return Number(bare);
  if (/\d/.test(bare)) return parseMixedYear(bare);
  return parseChineseNumeral(bare);
}

/** A year in which someone typed some of its digits as Arabic ones: `二0一8`. */
function parseMixedYear(bare: string): number | null {
  return parseChineseNumeral(bare.replace(/[1-9]/g, (digit) => HAN.charAt(Number(digit) - 1)));
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
