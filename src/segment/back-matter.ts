import type { Block, Paragraph } from '../document/block.js';
import { wordsOf } from '../document/words.js';

const ATTACHMENT =
  /^附(?:件|表|录)?[一二三四五六七八九十\d]{0,2}[::]|^附(?:件|表|录)[一二三四五六七八九十\d]{0,2}$/;
const CAPTION = /^.{0,40}(?:情况|数据|信息公开)统计(?:表|报表)(?:\(.{0,20}\))?$/;
const SIGNERS =
  /^(?:单位负责人|单位领导|审核人|审核|填报人|填表人|填报单位|填报日期|填表日期|抄送|抄报|责任编辑|编辑|上一篇|下一篇|打印本页|关闭窗口|版权所有|扫一扫)(?:[:([]|$)/;
const DATE =
  /^\(?(?:二[〇零○oO0一二三四五六七八九]{3}|(?:19|20)\d{2})(?:年|[-./])[\d一二三四五六七八九十〇元]{1,3}(?:月|[-./])(?:[\d一二三四五六七八九十廿卅]{1,3}日?)?\)?$/;
/** A date that lost 年 or 月: 2017210日. */
const DAMAGED_DATE = /^\(?20\d{2}(?:年\d{2,4}|\d{2,4}|\d{1,2}月\d{1,2})日\)?$/;
const ORGAN =
  /(?:政府|办事处|委员会|管委会|局|厅|委|办|办公室|中心|院|所|站|处|署|社|会|公司|集团|学校|学院|大学|医院|苏木|海关|团|镇|乡|街道|区|县|市|旗|省)(?:\(.{0,10}\))?$/;

/**
 * Whether a paragraph is nothing but a date, e.g. `2019年3月19日` or `（二〇一八年一月）`.
 *
 * @param line the paragraph, folded and without blanks
 */
export function isDateLine(line: string): boolean {
  return line.length <= 20 && (DATE.test(line) || DAMAGED_DATE.test(line));
}

/**
 * Whether a paragraph is nothing but what may be the name of an organ: short, no sentence, ending as organs'
 * names do.
 *
 * @param line the paragraph, folded and without blanks
 */
export function isOrganLine(line: string): boolean {
  return line.length >= 3 && line.length <= 30 && !/[。;:,!?、"\d]/.test(line) && ORGAN.test(line);
}

const DATE_AT_END =
  /\(?(?:二[〇零○oO一二三四五六七八九]{3}|(?:19|20)\d{2})(?:年|[-./])[\d一二三四五六七八九十〇]{1,3}(?:月|[-./]).{0,6}$/;

/**
 * Splits a sign-off in one line into the organ and the date behind it: 柳湾镇人民政府 2019年3月19日.
 *
 * @param line folded and without blanks
 * @returns offset of the date, or null when the line is something else
 */
export function findSignOffDate(line: string): number | null {
  const at = line.length <= 50 ? line.search(DATE_AT_END) : -1;
  return at > 0 && isOrganLine(line.slice(0, at)) && isDateLine(line.slice(at)) ? at : null;
}

/**
 * Where the report's text ends and its sign-off, attachments or page furniture begin.
 *
 * @param blocks the blocks behind the last level-1 heading
 * @returns index of the first block of the back matter; `blocks.length` when there is none
 */
export function findBackMatter(blocks: readonly Block[]): number {
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) continue;
    if (block.kind === 'table') {
      const head = block.rows
        .slice(0, 2)
        .flatMap((row) => row.map((cell) => wordsOf(cell).squeezed))
        .join('|');
      if (/统计指标|指标名称/.test(head)) return index;
      continue;
    }
    if (startsBackMatter(block, blocks, index)) return index;
  }
  return blocks.length;
}

function isAttachmentLine(line: string): boolean {
  return line.length <= 60 && (ATTACHMENT.test(line) || CAPTION.test(line));
}

function startsBackMatter(paragraph: Paragraph, blocks: readonly Block[], index: number): boolean {
  const line = wordsOf(paragraph).squeezed.replace(/^\*+|(?<!\*)\*+$/g, '');
  if (line.length > 60) return false;
  if (isAttachmentLine(line) || SIGNERS.test(line) || isDateLine(line)) return true;
  if (findSignOffDate(line) !== null) return true;
  if (!isOrganLine(line)) return false;
  // An organ's name is the sign-off only when a date or the attachments follow it, perhaps behind a second
  // organ.
  for (const next of blocks.slice(index + 1, index + 4)) {
    if (next.kind !== 'paragraph') return true;
    const { squeezed } = wordsOf(next);
    if (isDateLine(squeezed) || isAttachmentLine(squeezed)) return true;
    if (!isOrganLine(squeezed)) return false;
  }
  return index >= blocks.length - 2;
}
