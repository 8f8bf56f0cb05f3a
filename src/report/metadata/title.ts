import type { Span } from '../../document/block.js';
import { squeeze, squeezeFolded } from '../../document/fold.js';
import { isOrganLine } from '../../segment/back-matter.js';
import { printedUnder, spanOf, type Passage } from '../passage.js';
import { yearIn } from './year.js';

/** The title of a report: as printed without strewn blanks, and where it stands. */
export interface Title {
  text: string;
  span: Span | null;
}

/** Lines that a title may be broken over. */
const MOST_LINES = 4;
/** Only so many paragraphs from the start can hold the title. */
const SEARCHED = 60;

const SUBJECT = /信息(?:与政务)?公开|政务公开/;
const ENDING = /(?:报告|年报|总结)(?:\(.{0,12}\))?$/;
const FURNITURE = /[>|»。;!?]|当前位置|首页|来源:|浏览|点击|字号|分享|打印|索引号|通知$|目录$|指南$|^附件/;
const YEAR_LINE = /^\(?(?:20\d{2}|二[〇零oO0一二三四五六七八九]{3})年度?\)?$/;
/** What a page's header table prints before the title. */
const FIELD = /^(?:信息|文件)?(?:名称|标题|题名)[:：]?/;
/** Emphasis, bullets and the ends of cells around a line. */
const MARKS = /^[\s#*_《"•·●◆|-]+|(?<![\s#*_》"|])[\s#*_》"|]+$/g;

/**
 * Reads the title, which may be broken over lines, spaced out, and printed after page furniture.
 *
 * @param front the paragraphs before the first section
 * @param pageTitle the title that the page's own head states, used only when the text shows none
 */
export function readTitle(front: readonly Passage[], pageTitle: string | undefined): Title | null {
  const lines = front.slice(0, SEARCHED);
  return titleAmong(lines) ?? titleOfPage(pageTitle);
}

/**
 * The first title among the shortest runs of lines that are titles; where it names no year, it may be the
 * website's own heading, and one that names year and unit goes before it.
 */
function titleAmong(lines: readonly Passage[]): Title | null {
  let first: Title | null = null;
  for (let length = 1; length <= MOST_LINES; length++) {
    for (let from = 0; from + length <= lines.length; from++) {
      const run = lines.slice(from, from + length);
      if (!isTitle(run)) continue;
      const whole = completed(lines, from, from + length);
      const title = { text: whole.map(line).join(''), span: spanOver(whole) };
      const words = squeeze(title.text);
      if (yearIn(words) !== null && (first === null || unitIn(words) !== '')) return title;
      first ??= title;
    }
  }
  return first;
}

function titleOfPage(pageTitle: string | undefined): Title | null {
  const fromPage = pageTitle && squeeze(pageTitle);
  return fromPage && SUBJECT.test(fromPage) && ENDING.test(fromPage)
    ? { text: pageTitle.trim(), span: null }
    : null;
}

/** A title with the lines around it that state its unit and its year, where it has none itself. */
function completed(lines: readonly Passage[], from: number, to: number): readonly Passage[] {
  let start = from;
  const whole = (): Passage[] => lines.slice(start, to);
  const takeYear = (): void => {
    if (yearIn(joined(whole())) === null && isYearLine(lines[start - 1])) start--;
  };
  takeYear();
  const above = lines[start - 1];
  if (above && !unitIn(joined(whole())) && isOrganLine(squeezeFolded(above.text))) start--;
  takeYear();
  const yearBelow = yearIn(joined(whole())) === null && isYearLine(lines[to]);
  return lines.slice(start, yearBelow ? to + 1 : to);
}

function isYearLine(prose: Passage | undefined): boolean {
  return prose !== undefined && YEAR_LINE.test(squeezeFolded(prose.text).replace(MARKS, ''));
}

function line(prose: Passage): string {
  return bare(printedUnder(prose, 0, prose.text.length));
}

/** The words of a run of lines, folded. */
function wordsOver(run: readonly Passage[]): string {
  return run.map((one) => bare(one.text)).join('');
}

/** The same without blanks. */
function joined(run: readonly Passage[]): string {
  return squeezeFolded(wordsOver(run));
}

function bare(text: string): string {
  return text.replace(MARKS, '').replace(FIELD, '');
}

function isTitle(run: readonly Passage[]): boolean {
  if (run.some((one) => one.text.length > 60 || FURNITURE.test(bare(one.text)))) return false;
  const text = wordsOver(run);
  return (
    text.length <= 80 && SUBJECT.test(text) && ENDING.test(text) && !/^\d{4}年?\)?$/.test(run[0]?.text ?? '')
  );
}

function spanOver(run: readonly Passage[]): Span | null {
  const first = run[0];
  const last = run[run.length - 1];
  if (!first || !last) return null;
  return { ...spanOf(first, 0, first.text.length), end: spanOf(last, 0, last.text.length).end };
}

/**
 * The name in a title: what stands before 政府信息公开 once year and brackets are taken out. In
 * 柳湾镇政府信息公开 the word 政府 belongs to 政府信息; in 人民政府信息公开 it serves both.
 *
 * @param title the title, any spacing
 * @returns the name as printed, `''` when the title names no unit
 */
export function titleUnit(title: string): string {
  return unitIn(squeeze(title));
}

function unitIn(title: string): string {
  const text = title
    .replace(/[[(][^\])]{0,20}[\])]/g, '')
    .replace(YEARS, YEAR_STOOD)
    .replace(/^关于|^[\s#*_《"]+/g, '');
  const subject = /(?:政府|政务)?(?:信息(?:与政务)?公开|政务公开)/.exec(text);
  if (!subject) return '';
  const before = withoutEcho(text.slice(0, subject.index))
    .replace(/[的度]$/, '')
    .replace(/关于$/, '');
  return before.endsWith('人民') && subject[0].startsWith('政府') ? `${before}政府` : before;
}

/** A year, or the two of a school year. */
const YEARS =
  /(?:19|20)\d{2}(?:[-—~至]{1,2}(?:19|20)\d{2})?(?:学年度?|年?度|年(?:年度)?)?|[二][〇零o一二三四五六七八九]{3}年?度?/gi;
const YEAR_STOOD = '#';

/**
 * What stands behind the year and is part of the unit's own name belongs to what is disclosed:
 * 青禾海关2015年海关信息公开.
 */
function withoutEcho(words: string): string {
  const [before = '', ...behind] = words.split(YEAR_STOOD);
  const echo = behind.join('');
  return echo !== '' && before.includes(echo) ? before : before + echo;
}
