import { readDayWithoutMarks, readPeriodWithoutMarks, type DayReading } from './lost-marks.js';
import { parseChineseNumeral } from '../../document/numerals.js';
import type { ReportingPeriod } from '../report.js';
import { spanOf, type Passage } from '../passage.js';

const N = '[\\d一二三四五六七八九十〇零oO]';
const DAY = `(${N}{4})年(${N}{1,3})月(?:(${N}{1,3})[日号])?`;
const DAY_WITHOUT_YEAR = `(?:(${N}{4})年)?(?:同年)?(${N}{1,3})月(?:(${N}{1,3})[日号])?`;
const PERIOD = new RegExp(`${DAY}(?:\\d{1,2}[时点])?起?(?:开始)?[,、]?[至到止—~-]+${DAY_WITHOUT_YEAR}`, 'i');
/** 2018.1.1-2018.12.31 */
const POINTED =
  /(?<!\d)(20\d{2})[./-](\d{1,2})[./-](\d{1,2})起?(?:[至到止~]|—{1,4}|-{1,4})(?:(20\d{2})[./-])?(\d{1,2})[./-](\d{1,2})(?![\d./])/;
/** Dates whose 年, 月 or 日 may be lost: 20181月1日至201812月31日. */
const DAMAGED =
  /(?<!\d)(20\d{2}[\d年月 ]{2,8})日?(?:起(?:开始)?[,、]?[至到—~-]{0,8}|(?:开始)?[,、]?[至到止—~-]{1,8})([\d年月 ]{3,14})[日止]/;
/** A period that lost all of its marks but the last: 2017111231日. */
const MARKLESS = /(?<!\d)20\d{2}(?: ?\d){6,8} ?日/;
/** A day whose figure was lost: 2017年1月日起至2017年12月31日. */
const DAY_LOST = new RegExp(
  `(${N}{4})年(${N}{1,3})月(${N}{0,3})日起?[,、]?[至到止—~-]+(?:(${N}{4})年)?(${N}{1,3})月(${N}{0,3})日`,
  'i',
);
/** 2024年1-12月份, 2024年1月至12月 */
const MONTHS = new RegExp(
  `(${N}{4})年(${N}{1,3})月?份?(?:至|到|—+|-+|~)(${N}{1,3})月份?(?!${N}{1,2}日)`,
  'i',
);
/** Only the end: 数据截止2017年12月31日 */
const END_ONLY = new RegExp(`(?:截止|截至)(?:日期|时间)?(?:为|是|到|至)?:?${DAY}`, 'i');
/** Only the year: 统计期限为2018年度 */
const YEAR_ONLY =
  /统计(?:数据)?的?(?:期限|时限|时间|日期|周期|范围|期间)[均都]?[为是即]?:?((20\d{2})年(?:度|全年)?)(?=[,。;)]|$)/;
/** What stands where a period is announced, whether it can be read or not. */
const ANNOUNCED = new RegExp(
  `(?:统计(?:数据)?的?(?:期限|时限|时间|日期|周期|期间)|报告期)[为是即自从由:]{0,3}(${N}{4,8}[ \\d一二三四五六七八九十〇零oO年月日号起,至到止—~-]{5,50})`,
  'i',
);
/** Two dates, or the digits of two; one date alone is when somebody counted. */
const SPAN_OF_TIME = /[至到—~-]|\d{10}/;
const NAMED =
  /统计(?:数据)?(?:的)?(?:期限|时限|时间|日期|周期|范围|期间)|数据(?:统计)?(?:截止|期限|时限)|报告期|涵盖|时间为|期限为/;

/**
 * Reads the reporting period (统计期限) from the preamble, or takes the calendar year when the report states
 * none. Words that cannot be read as two dates, or only in several ways, are kept with the calendar year and
 * marked as malformed.
 *
 * @param paragraphs the front matter and the first section's own text, where a report states its period
 * @param reportYear the year of the report, if known
 */
export function readPeriod(
  paragraphs: readonly Passage[],
  reportYear: number | null,
): ReportingPeriod | null {
  for (const prose of paragraphs) {
    const stated = match(prose, PERIOD, false) ?? match(prose, POINTED, false);
    if (stated) return stated;
  }
  for (const prose of paragraphs) {
    const stated = matchMonths(prose);
    if (stated) return stated;
  }
  for (const prose of paragraphs) {
    if (!NAMED.test(prose.text)) continue;
    const ended = matchEnd(prose) ?? matchYear(prose);
    if (ended) return ended;
    const damaged = match(prose, DAY_LOST, true) ?? matchDamaged(prose);
    if (damaged) return damaged;
  }
  if (reportYear === null) return null;
  return { ...calendarYear(reportYear), stated: false, ...unreadable(paragraphs) };
}

function calendarYear(year: number): { start: string; end: string } {
  return { start: `${year}-01-01`, end: `${year}-12-31` };
}

/** The words that announce a period and cannot be read as one. */
function unreadable(
  paragraphs: readonly Passage[],
): Pick<ReportingPeriod, 'raw' | 'span' | 'malformed'> | undefined {
  for (const prose of paragraphs) {
    const words = ANNOUNCED.exec(prose.text);
    const [whole = '', dates = ''] = words ?? [];
    if (!words || !SPAN_OF_TIME.test(dates)) continue;
    const raw = dates.replace(/[起至到止,—~-]+$/, '');
    const from = words.index + whole.length - dates.length;
    return { raw, span: spanOf(prose, from, from + raw.length), malformed: true };
  }
  return undefined;
}

function match(prose: Passage, pattern: RegExp, malformed: boolean): ReportingPeriod | null {
  const found = pattern.exec(prose.text);
  if (!found) return null;
  const [, startYear, startMonth, startDay, endYear, endMonth, endDay] = found;
  const start = isoDate(startYear, startMonth, startDay, 'first');
  const end = isoDate(endYear ?? startYear, endMonth, endDay, 'last');
  // A span of days within the text (a training, a campaign) is no reporting period.
  if (!start || !end || end <= start || (!NAMED.test(prose.text) && !/-01-01$/.test(start))) return null;
  const period = statedPeriod(prose, found, start, end);
  return malformed ? { ...period, malformed: true } : period;
}

/** A period whose marks were lost in part, read only where a single reading is possible. */
function matchDamaged(prose: Passage): ReportingPeriod | null {
  const found = DAMAGED.exec(prose.text);
  const [, from = '', to = ''] = found?.map((part) => part.replaceAll(' ', '')) ?? [];
  const readings = readDayWithoutMarks(from).flatMap((first) =>
    readDayWithoutMarks(to).flatMap((last): [string, string][] => {
      const start = isoDay(first, null);
      const end = isoDay(last, first.year);
      return start !== null && end !== null && start < end ? [[start, end]] : [];
    }),
  );
  const named = onlyReading(prose, found, readings);
  if (named) return named;
  const markless = MARKLESS.exec(prose.text);
  const periods = readPeriodWithoutMarks((markless?.[0] ?? '').replaceAll(' ', ''));
  return onlyReading(
    prose,
    markless,
    periods.map(([first, last]): [string, string] => [isoDay(first, null) ?? '', isoDay(last, null) ?? '']),
  );
}

function onlyReading(
  prose: Passage,
  found: RegExpExecArray | null,
  readings: readonly [start: string, end: string][],
): ReportingPeriod | null {
  const [only, second] = readings;
  if (!found || !only || second) return null;
  return { ...statedPeriod(prose, found, only[0], only[1]), malformed: true };
}

function isoDay({ year, month, day }: DayReading, yearBefore: number | null): string | null {
  const named = year ?? yearBefore;
  return named === null ? null : isoDate(String(named), String(month), String(day), 'first');
}

function matchMonths(prose: Passage): ReportingPeriod | null {
  const found = NAMED.test(prose.text) ? MONTHS.exec(prose.text) : null;
  if (!found) return null;
  const start = isoDate(found[1], found[2], undefined, 'first');
  const end = isoDate(found[1], found[3], undefined, 'last');
  return start && end && start < end ? statedPeriod(prose, found, start, end) : null;
}

/** A report that states only where its figures end has them begin with the year. */
function matchEnd(prose: Passage): ReportingPeriod | null {
  const found = END_ONLY.exec(prose.text);
  const end = found && isoDate(found[1], found[2], found[3], 'last');
  return end ? statedPeriod(prose, found, `${end.slice(0, 4)}-01-01`, end) : null;
}

function matchYear(prose: Passage): ReportingPeriod | null {
  const found = YEAR_ONLY.exec(prose.text);
  const [whole = '', raw = '', year = ''] = found ?? [];
  if (!found) return null;
  const from = found.index + whole.length - raw.length;
  return {
    ...calendarYear(Number(year)),
    stated: true,
    raw,
    span: spanOf(prose, from, from + raw.length),
  };
}

function statedPeriod(prose: Passage, found: RegExpExecArray, start: string, end: string): ReportingPeriod {
  const [raw] = found;
  return { start, end, stated: true, raw, span: spanOf(prose, found.index, found.index + raw.length) };
}

/**
 * An ISO date from its parts; a missing day is the month's first or last. Null for a date that does not
 * exist.
 */
function isoDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  missing: 'first' | 'last',
): string | null {
  const y = number(year);
  const m = number(month);
  if (y === null || m === null || m < 1 || m > 12) return null;
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const d = day === undefined || day === '' ? (missing === 'first' ? 1 : last) : number(day);
  if (d === null || d < 1 || d > last) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function number(text: string | undefined): number | null {
  if (text === undefined) return null;
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumeral(text);
}
