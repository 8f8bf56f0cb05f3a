import type { ToldPassage } from './passages.js';
import type { Quantity } from './quantity.js';

/** What the whole report says about itself, as far as single sentences must be read with it. */
export interface ReportSetting {
  /** Year that the report covers; null when the text names none. */
  year: number | null;
  /** Folded text before the first section: names the issuer. */
  front: string;
}

const TITLE_YEAR = /(20\d\d)年?度?[^。,;]{0,40}?(?:年度报告|工作报告|年报)/;
const YEAR = /(20\d\d)年/g;
/** Names of documents carry years that are not those of the figures. */
const DOCUMENT_NAME = /《[^》]{0,120}》|\[20\d\d\]/g;

/**
 * Takes the reported year from the title or, where there is none, from what the text mentions most.
 *
 * @param given the year, where the caller knows it
 */
export function readSetting(passages: readonly ToldPassage[], given: number | null): ReportSetting {
  const front = passages
    .filter(({ section }) => section === 0)
    .map(({ text }) => text.slice(0, 600))
    .join('\n')
    .slice(0, 4000);
  if (given !== null) return { year: given, front };
  const title = TITLE_YEAR.exec(front.replace(DOCUMENT_NAME, ''));
  if (title) return { year: Number(title[1]), front };
  const counts = new Map<string, number>();
  for (const { text } of passages) {
    for (const [, year = ''] of text.replace(DOCUMENT_NAME, '').matchAll(YEAR))
      counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return { year: most ? Number(most[0]) : null, front };
}

const PLAN_TITLE =
  /下一步|下步|打算|思路|今后|明年|来年|努力方向|工作(?:计划|安排|重点|目标)|改进(?:措施|方向|办法|意见|工作)|整改|存在|不足|问题(?:及|和|与)|^(?:主要)?问题$/;
/** A title longer than this is a statement, not a name. */
const LONGEST_NAME = 40;

/** Whether the sections around a passage speak of problems and plans, whose numbers are no results. */
export function isPlan({ headings }: ToldPassage, { year }: ReportSetting): boolean {
  return headings.some((heading) => {
    if (heading.length > LONGEST_NAME) return false;
    if (PLAN_TITLE.test(heading)) return true;
    const named = /^(20\d\d)年/.exec(heading);
    return named !== null && year !== null && Number(named[1]) === year + 1;
  });
}

const FUTURE =
  /下一步|下步|今后|明年|来年|(?<!结转|[至到转])下年(?!度?(?:继续|办|结转))|(?<![即])将(?!近|\d)|(?<![虚模])拟|计划(?:在|于|召|举|开|组|新|全|明|用|增)|力争|争取|预计|确保/;
const REQUIREMENT =
  /不少于|不低于|不超过|不得|不多于|至少|最多|最少|原则上|应当|应不|必须|每[年月周日天季半两三个次名人]/;
const PAST_YEAR =
  /(?:上一?年|去年|往年|前年|上年度|同期|历年|以往)(?!度?结转|度?转结|遗留|.*(?:到|至|达|结转))/;
const SINCE = /(?:实施|施行|开通|开办|成立|建成|设立|运行|颁布|创办)以来|历年|历史累计/;
const INCREMENT =
  /(?:同比|环比|比[上去前20]|较[上去前20]|相比)(?=[^,]{0,60}[增减多少升降长涨](?![^,]{0,60}[到至为]))|(?:增加|增长|减少|下降|增幅|增量|多出|降低|提高|上升|少|增)了?(?:约|近)?$/;
const ORDINAL = /第[〇零一二两三四五六七八九十百\d、至到~\-—和及第条款()项]*$/;
const COUNTED_AS = /(?:(?<![共合总累统])计为?|记为|算作|视为|视作|名列前|排名?|位列|评分|得分|满分)$/;
const RANGE_BEFORE = /\d[至到~\-—]$/;
const RANGE_AFTER = /^[至到~\-—](?:第)?[\d一二三四五六七八九十]/;
/** Cells of a table that was torn into lines, and fractions. */
const CELL_BEFORE = /[/|]$/;
const CELL_AFTER = /^[/|]/;
const PART_YEAR =
  /[上下]半年|[一二三四1-4]季度|(?:^|[^\d])(?:[1-9]|10|11)月(?:份|底|末)|(?:1|一)?[-—至到](?:[2-9]|10|11)月/;
/** `7-12月公开`, `3月召开`; what is counted `截至12月` is the year's. */
const MONTHS =
  /(?:^|[^\d])(?:[2-9]|1[0-2])月?份?[-—~至到]\d{1,2}月|(?:^|[^\d至到~—-])(?:[1-9]|1[0-2])月份?(?:共|新)?(?:收到|受理|公开|发布|召开|举办|组织|开展)/;
const UP_TO = /截[至止]|[到至]20\d\d年/;
const DAY = /(\d{1,2})月(\d{1,2})日/g;
const NONE_OF = /(?:没有|未(?:收到|发生|接到|出现|受理|有)?|无)(?:任何)?$/;

/** Whether a clause speaks of single days rather than of the year; `至12月31日` is the year's end. */
function isOneDay(clause: string): boolean {
  for (const { 1: month, 2: day, index } of clause.matchAll(DAY)) {
    if ((month === '1' || month === '01') && (day === '1' || day === '01')) continue;
    if (month === '12' && (day === '31' || /截[至止]/.test(clause.slice(Math.max(0, index - 8), index))))
      continue;
    return true;
  }
  return false;
}

/** Year that the last words before a place name; null when they name none. */
function lastYear(text: string): number | null {
  let last: number | null = null;
  for (const [, year] of text.replace(DOCUMENT_NAME, '').matchAll(/(20\d\d)(?:年|财?年度|,)/g))
    last = Number(year);
  return last;
}

/**
 * Whether a statement about the reported year can stand here, judged by the words before it.
 *
 * @param clause the words of the clause up to the statement
 * @param lead the words of the whole sentence up to it
 */
export function isThisYears(clause: string, lead: string, { year }: ReportSetting): boolean {
  if (FUTURE.test(clause) || REQUIREMENT.test(clause) || SINCE.test(clause)) return false;
  if (PAST_YEAR.test(clause) || PART_YEAR.test(clause) || isOneDay(clause)) return false;
  if (MONTHS.test(clause) && !UP_TO.test(clause)) return false;
  if (/^(?:(?:20\d\d年|今后|明年|下一步|下步|来年)[,，]?)?(?:我[^,]{1,3})?[将拟]/.test(lead)) return false;
  if (/下一步|今后|明年|来年/.test(lead.slice(0, 12))) return false;
  const named = lastYear(lead);
  return named === null || year === null || named === year;
}

/**
 * Whether a number counts something, by the words right before and behind it: no article of a law, increment,
 * range, last year's figure, or `没有一起`.
 */
export function isCount({ start, unitEnd }: Quantity, text: string, clauseStart: number): boolean {
  const clause = text.slice(Math.max(clauseStart, start - 120), start);
  const before = clause.slice(-24);
  const after = text.slice(unitEnd, unitEnd + 8);
  if (ORDINAL.test(before) || COUNTED_AS.test(before) || NONE_OF.test(before)) return false;
  if (RANGE_BEFORE.test(before) || RANGE_AFTER.test(after)) return false;
  if (CELL_BEFORE.test(before) || CELL_AFTER.test(after)) return false;
  if (INCREMENT.test(clause)) return false;
  // 由1128条增加到1300条
  return !(/[由从][^,]{0,14}$/.test(before) && /^[^,]{0,4}(?:增|减|上升|下降|提高|扩大|降|升)/.test(after));
}
