import { squeeze } from '../../document/fold.js';
import type { PageLink } from './read-page.js';

const REPORT = /年报|年度报告|(?:信息|政务)公开.{0,12}(?:报告|总结)/;
/** Words about reports that are none themselves. */
const ABOUT =
  /(?:通知|函|模板|格式|指南|规范|办法|制度|公告栏|解读|图解|汇编要求|培训|通报|工作要点|年度报告制度|截图|点击排行)/;
/** Annual reports of other kinds. */
const OTHER_KIND =
  /(?:预算|决算|财政|法治政府建设|统计公报|审计|环境|质量|企业|上市|履职|述职|绩效|部门年度工作报告|政府工作报告)/;
const DISCLOSURE = /(?:信息|政务)公开/;
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** Years that a text names, ascending: 2023, ２０２３, 二〇二三, 二○二三. */
export function yearsIn(text: string): number[] {
  const digits = text
    .normalize('NFKC')
    .replace(/[○零O](?=[一二三四五六七八九〇○零]|年)/g, '〇')
    .replace(/二[〇○零][〇○零一二三四五六七八九]{2}/g, (word) =>
      [...word].map((digit) => Math.max(0, CHINESE_DIGITS.indexOf(digit))).join(''),
    );
  const years = [...digits.matchAll(/(?<!\d)(20[0-4]\d)(?!\d)/g)].map(([year]) => Number(year));
  return [...new Set(years)].sort((a, b) => a - b);
}

/**
 * Whether a link looks like the annual report of a year.
 *
 * @param year the wanted one; null: any
 */
export function looksLikeReport(link: PageLink, year: number | null): boolean {
  const text = squeeze(link.text);
  if (!saysReport(text)) return false;
  if (year === null) return true;
  const named = yearsIn(text);
  if (named.length > 0) return named.includes(year);
  // A report is published in the year after; an address with another year is another report's.
  const dated = yearsIn(
    new URL(link.url).pathname.replace(/[/_-]/g, ' ').replace(/(20[0-4]\d)(?:[01]\d){1,2}/g, ' $1 '),
  );
  return dated.length === 0 || dated.includes(year) || dated.includes(year + 1);
}

/** Whether words name an annual report on information disclosure, of any year. */
export function saysReport(text: string): boolean {
  if (!REPORT.test(text) || ABOUT.test(text)) return false;
  return DISCLOSURE.test(text) || !OTHER_KIND.test(text);
}

const ATTACHMENT = /\.(?:docx?|wps|pdf|ofd|xlsx?|et|rtf|zip|rar|7z)$/i;

/**
 * Whether a link leads to a document rather than to a page: by its address, a parameter of it, or its
 * words.
 */
export function isAttachment(link: PageLink): boolean {
  const url = new URL(link.url);
  return [decoded(url.pathname), ...url.searchParams.values(), link.text].some((name) =>
    ATTACHMENT.test(name.trim()),
  );
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
