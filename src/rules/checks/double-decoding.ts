import { decodeWith } from '../../decode/codec.js';

/** Words of which hardly a report has none. What they turn into tells double decoding. */
const WORDS = (
  '政府 信息 公开 工作 年度 报告 主动 申请 行政 复议 诉讼 条例 制度 情况 内容 机关 单位 部门 群众 服务 网站 平台 发布 ' +
  '社会 管理 建设 问题 改进 措施 加强 要求 统计 规范 文件 收到 办理 答复 监督 保障 政务 中国 人民 通知 公告 栏目 更新 满意'
).split(' ');

/**
 * Always printed so: U+FFFD in UTF-8 read as GBK, memory that was never written, UTF-8 read as ISO 8859-1.
 */
const CERTAIN = ['锟斤拷', '烫烫烫', 'ï¼'];

/** UTF-8 of Chinese characters read in a Latin code page: two of them, each a letter and two marks. */
const AS_LATIN =
  'Ã[\\u0080-\\u00bf]|(?:[ãäåæçèé][\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013-\\u203a\\u20ac\\u2122]{2}){2}';

const utf8 = new TextEncoder();

/** What bytes become when they are read as GBK; nothing where a part of it is lost, or is a common mark. */
function asGbk(bytes: Uint8Array): string {
  const text = decodeWith('gb18030', bytes);
  return /[^\u2100-\u2bff\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? '' : text;
}

/**
 * What a word of two characters in UTF-8 becomes when it is read as GBK: its six bytes make three characters,
 * or two between a byte that belongs to its neighbour on either side.
 */
function asGbkWords(word: string): string[] {
  const bytes = utf8.encode(word);
  return [asGbk(bytes), asGbk(bytes.subarray(1, 5))].filter((text) => text.length >= 2);
}

let traces: RegExp | undefined;

/**
 * Traces of a text that was decoded in another encoding than it was written in. Made when first asked for:
 * most of what loads the rules checks no text.
 */
export function doubleDecoding(): RegExp {
  traces ??= new RegExp([...CERTAIN, ...WORDS.flatMap(asGbkWords), AS_LATIN].join('|'));
  return traces;
}
