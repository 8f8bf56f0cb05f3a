import { compact, squeeze } from '../../document/fold.js';
import { chooseContainer, type ItemRange } from './choose-container.js';
import type { FlowItem, FlowParagraph } from './flow.js';
import { isFieldValue, isLinks, type Evidence } from './item-evidence.js';
import { isFieldLine, readFieldLine, readFieldRun, readFieldTable, type Field } from './page-fields.js';
import type { PageElement } from './parse-page.js';
import { isReportTitle } from './report-title.js';

/** What of a page is the report, and what the page says about it. */
export interface Selection {
  items: FlowItem[];
  fields: Field[];
}

/** Lines around a report that belong to the website. */
const FURNITURE =
  /^(?:[【[(]?(?:您?(?:当前|现在|所在)的?位置|您?(?:现在|当前)?(?:所?在)?的?位置(?:是)?:|首页|网站首页|返回首页|设为首页|加入收藏|字号|字体|打印|关闭|分享|返回|收藏|扫一扫|今天是|欢迎|无障碍|长者|繁体|简体|手机版|登录|注册|搜索|站内搜索|朗读|上一篇|下一篇|保存)|[大中小]{1,3}$|.{0,40}(?:>|»|›|>>).{0,60}$)/;
const TAIL =
  /^[【[(*]{0,2}(?:打印|关闭|返回|收藏|分享|扫一扫|上一[篇条页]|下一[篇条页]|相关(?:新闻|链接|文章|信息|文档|附件|稿件|阅读|内容|推荐)|责任编辑|(?:编辑|作者|来源|信息来源|录入|发布人|审核人?|责编|校对):|主办|承办|协办|版权|备案|网站标识码|网站地图|联系我们|关于我们|网站声明|政府网站|友情链接|技术支持|访问量|您是第|累计访问|【?字体|Copyright|推荐阅读|热门|最新|评论|我要纠错|纠错|智能问答|微信|微博|附:?二维码|主管单位|地址:.{0,60}(?:ICP|备案|邮编.{0,30}电话.{0,40}ICP))/i;
const FOOTER_ANYWHERE = /ICP备|公网安备|版权所有|网站标识码|copyright|©/i;
/** A title is printed in at most so many lines of at most so many characters. */
const TITLE = { lines: 3, characters: 80 };
const ENDS_LIKE_TITLE = /[告报结)）]\s{0,20}$/;
const LONGEST_END = 24;
/** Lines of furniture are short. */
const LONGEST_FURNITURE = 160;

/**
 * Chooses what of a page is the report: its container without the site's furniture around the text, and the
 * title where that stands outside. What the page prints about the report (发布机构, 发布日期 …) becomes
 * fields. In doubt a line stays: between the first and the last piece of evidence nothing is left out.
 *
 * @param body the root that the items were read from
 * @param items what the page shows
 * @param evidence of each item
 */
export function selectItems(
  body: PageElement,
  items: readonly FlowItem[],
  evidence: readonly Evidence[],
): Selection {
  const range = chooseContainer(body, items, evidence);
  const text = findText(evidence, range);
  const lead = items.slice(range.from, text.from);
  const kept = keepLead(lead);
  const title = holdsTitle(kept) ? [] : findTitle(items.slice(0, range.from));
  return {
    items: [
      ...title,
      ...kept,
      ...items.slice(text.from, text.to),
      ...keepTail(items.slice(text.to, range.to)),
    ],
    fields: [...readFields(items.slice(0, text.from)), ...readFields(items.slice(text.to))],
  };
}

/**
 * From the first to the last piece of evidence in the container. A sentence counts as the first only where
 * nothing is certain: above a report stand teasers of news, and what precedes the certain text is kept anyway
 * unless it is furniture.
 */
function findText(evidence: readonly Evidence[], { from, to }: ItemRange): ItemRange {
  const within = (index: number): boolean => index >= from && index < to;
  let first = evidence.findIndex(({ certain }, i) => certain && within(i));
  if (first < 0) first = evidence.findIndex(({ prose }, i) => prose && within(i));
  if (first < 0) return { from: to, to };
  let last = to - 1;
  while (last > first && !evidence[last]?.certain && !evidence[last]?.prose) last -= 1;
  return { from: first, to: last + 1 };
}

function keepLead(lead: readonly FlowItem[]): FlowItem[] {
  return lead.filter((item, i) => {
    if (isFieldLine(item)) return false;
    if (item.kind === 'table') return true;
    return !isFieldValue(item, lead[i - 1]) && !isLinks(item) && !isFurniture(item);
  });
}

function isFurniture({ text }: FlowParagraph): boolean {
  return text.length <= LONGEST_FURNITURE && FURNITURE.test(compact(text).text);
}

function keepTail(tail: readonly FlowItem[]): FlowItem[] {
  const end = tail.findIndex((item) => {
    if (item.kind === 'table' || item.text.length > LONGEST_FURNITURE) return false;
    const line = compact(item.text).text;
    return TAIL.test(line) || FOOTER_ANYWHERE.test(line);
  });
  return tail
    .slice(0, end < 0 ? tail.length : end)
    .filter((item) => item.kind === 'table' || item.leadsToFile || !isLinks(item));
}

function readFields(items: readonly FlowItem[]): Field[] {
  const fields: Field[] = [];
  let run: string[] = [];
  for (const item of items) {
    if (item.kind === 'paragraph') {
      run.push(item.text);
      continue;
    }
    fields.push(...readFieldRun(run));
    run = [];
    fields.push(...readFieldTable(item));
  }
  return [...fields, ...readFieldRun(run)];
}

function holdsTitle(items: readonly FlowItem[]): boolean {
  return titleRun(items) !== null;
}

/** The title nearest before the text. */
function findTitle(before: readonly FlowItem[]): FlowItem[] {
  return titleRun(before) ?? [];
}

function titleRun(items: readonly FlowItem[]): FlowItem[] | null {
  for (let to = items.length; to > 0; to--) {
    for (let length = 1; length <= TITLE.lines && length <= to; length++) {
      const run = items.slice(to - length, to);
      if (isTitle(run)) return run;
    }
  }
  return null;
}

function isTitle(run: readonly FlowItem[]): boolean {
  const last = run.at(-1);
  if (last?.kind !== 'paragraph' || !ENDS_LIKE_TITLE.test(last.text.slice(-LONGEST_END))) return false;
  let text = '';
  for (const item of run) {
    if (item.kind === 'table' || item.text.length > TITLE.characters || isLinks(item)) return false;
    if (isFurniture(item) || readFieldLine(item.text) !== null) return false;
    text += squeeze(item.text);
  }
  if (text.length > TITLE.characters || /[。>|;]/.test(text)) return false;
  return isReportTitle(text);
}
