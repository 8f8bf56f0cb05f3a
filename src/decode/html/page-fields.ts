import { compact, squeeze } from '../../document/fold.js';
import type { FlowItem, FlowTable } from './flow.js';

/** A field that a page prints about itself. */
export type Field = [name: string, value: string];

/** Names of fields in pages' header tables and below their titles. */
const NAMES =
  '信息索引号|索引号|索取号|发文机关|发文机构|发文单位|发布机关|发布机构|发布单位|发布部门|公开机构|公开单位|公开主体|公开部门|责任单位|责任部门|' +
  '信息来源|文章来源|稿件来源|信息名称|文件名称|发布日期|发布时间|发布于|成文日期|成文时间|发文日期|发文时间|生成日期|生成时间|公开日期|公开时间|' +
  '更新时间|更新日期|生效日期|失效日期|废止日期|录入时间|文件编号|发文字号|发文文号|信息分类|主题分类|体裁分类|组配分类|服务对象分类|服务对象|主题词|关键词|' +
  '关键字|公开方式|公开形式|公开范围|公开类别|公开时限|公开程序|公开责任部门|信息有效性|有效性|内容概述|内容摘要|信息类别|所属类别|文章作者';
/** Words that also end longer ones (统计时间): names only where no Chinese character stands before them. */
const SHORT_NAMES = '来源|日期|时间|名称|标题|文号|作者|编辑|分类|摘要|阅读|浏览|语言|状态|年份|录入|审核';
/** What stands among the fields and says nothing about the report. */
const IDLE =
  '点击数|点击量|点击次数|点击|浏览次数|浏览量|浏览数|访问次数|访问量|阅读次数|阅读量|阅读数|人气|字体大小|字体|字号|大小|视力保护色|背景色|分享到|分享至|' +
  '分享|打印|收藏|责任编辑|信息审核|保护视力色|朗读|二维码|扫一扫';
const NAME = new RegExp(`(?:${NAMES}|${SHORT_NAMES}|${IDLE})(?:\\([^)]{0,8}\\))?[\\])】]?:`, 'g');
const NAME_ALONE = new RegExp(`^[\\[(]?(?:${NAMES}|${SHORT_NAMES}|${IDLE})[\\])]?:?$`);
const IS_LONG = new RegExp(`^(?:${NAMES}|${IDLE})`);
const IS_IDLE = new RegExp(`^(?:${IDLE})`);
/**
 * The time at which a page was put up, at the beginning of a line: with a time of day, or with fields behind
 * it. A date alone, as it stands below the title, is the report's own.
 */
const UPLOADED =
  /^[[(]?\d{4}(?:([-./])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}日)(?:[ T]?(\d{1,2}:\d{2}(?::\d{2})?))?[\])]?/;

/** The name given to an upload date that is printed without one. */
const UPLOAD = '日期';

/** Every line of fields has a colon or begins with a year. */
const MAY_BE_FIELDS = /[:：∶]|[12１２][\d０-９]/;
const LONGEST_LINE = 300;
const LONGEST_VALUE = 200;
/** What may stand before the first name in a line of fields: a date, the name of an office. */
const LONGEST_BEFORE = 24;

/**
 * Reads a line that consists of fields, e.g. `来源：县政府办　发布时间：2018-01-15　点击数：12　字号：[大 中
 * 小]`.
 *
 * @param text one line of a page
 * @returns the fields with their values as printed; null when the line is something else
 */
export function readFieldLine(text: string): Field[] | null {
  if (text.length > LONGEST_LINE || text.includes('。') || !MAY_BE_FIELDS.test(text)) return null;
  const { text: folded, offsets } = compact(text);
  const fields: Field[] = [];
  const uploaded = UPLOADED.exec(folded);
  const dated = uploaded?.[0].length ?? 0;
  if (dated > 0) fields.push([UPLOAD, text.slice(offsets[0] ?? 0, offsets[dated])]);
  const names = [...folded.matchAll(NAME)].filter(({ 0: name, index }) => {
    return IS_LONG.test(name) || !/\p{Script=Han}/u.test(text.charAt((offsets[index] ?? 0) - 1));
  });
  const before = names[0]?.index ?? folded.length;
  if (before - dated > (names.length > 1 ? LONGEST_BEFORE : 2)) return null;
  if (names.length === 0 && uploaded?.[2] === undefined) return null;
  names.forEach((match, i) => {
    const from = offsets[match.index + match[0].length] ?? text.length;
    const to = offsets[names[i + 1]?.index ?? folded.length] ?? text.length;
    const name = bareName(match[0]);
    if (!IS_IDLE.test(name)) fields.push([name, trimValue(text.slice(from, to))]);
  });
  return fields.map(([name, value]): Field => [name, trimValue(value)]);
}

/** Whether a line is the name of a field alone, whose value stands in the next line or cell. */
export function isFieldName(text: string): boolean {
  return text.length <= 30 && NAME_ALONE.test(squeeze(text));
}

/** Whether a line is the name of a field with its colon, so that the next line is sure to be its value. */
export function namesField(text: string): boolean {
  return isFieldName(text) && /[:：]\s*$/.test(text) && !IS_IDLE.test(bareName(text));
}

/** The name without marks. */
export function bareName(text: string): string {
  return squeeze(text).replace(/[[\]():]/g, '');
}

/**
 * Whether a table is a page's header table (索引号, 发文机关, 发布日期 …) rather than one of the report's.
 */
export function isFieldTable(table: FlowTable): boolean {
  let filled = 0;
  let names = 0;
  for (const row of table.rows) {
    for (const { text } of row) {
      if (text === '') continue;
      filled += 1;
      if (isFieldName(text) || startsWithName(text)) names += 1;
    }
  }
  return names >= 2 && names * 3 >= filled;
}

function startsWithName(text: string): boolean {
  const fields = text.length <= LONGEST_LINE ? readFieldLine(text.replaceAll('\n', ' ')) : null;
  return fields !== null && fields.length > 0;
}

/** Reads the fields of a header table: name and value in cells side by side, or both in one cell. */
export function readFieldTable(table: FlowTable): Field[] {
  return table.rows.flatMap((row) => readFieldRun(row.map(({ text }) => text.replaceAll('\n', ' '))));
}

/** Reads the fields among some lines that follow each other; the lines that are none are passed over. */
export function readFieldRun(lines: readonly string[]): Field[] {
  const fields: Field[] = [];
  let name = '';
  for (const line of lines) {
    if (isFieldName(line)) {
      name = IS_IDLE.test(bareName(line)) ? '' : bareName(line);
      continue;
    }
    const own = readFieldLine(line);
    // The value of 发布日期： is a date, which alone would be a field too.
    const named = name !== '' && line.length <= LONGEST_VALUE && !own?.some(([found]) => found !== UPLOAD);
    if (named) fields.push([name, trimValue(line)]);
    else if (own !== null) fields.push(...own);
    name = '';
  }
  return fields;
}

/** Whether a line belongs to a page's fields: a line of fields, or a name with its value in the next line. */
export function isFieldLine(item: FlowItem): boolean {
  if (item.kind === 'table') return isFieldTable(item);
  return isFieldName(item.text) || readFieldLine(item.text) !== null;
}

/** Puts fields into a record; the first value of a name stays, and blank ones are left out. */
export function addFields(record: Record<string, string>, fields: readonly Field[]): void {
  for (const [name, value] of fields) {
    if (value !== '' && value.length <= LONGEST_VALUE && !Object.hasOwn(record, name)) record[name] = value;
  }
}

function trimValue(value: string): string {
  return value
    .slice(0, LONGEST_VALUE * 2)
    .replace(/^[\s|｜:：]+/, '')
    .replace(/[\s|｜[【(（]+$/, '')
    .trim();
}
