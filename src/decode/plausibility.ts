import { decodeWith } from './codec.js';

/**
 * Characters that stand in nearly every report, simplified and traditional; they tell Chinese from mojibake.
 */
const COMMON =
  '政府信息公开工作年度报告主动依申请行政复议诉讼制度规定条例情况内容方式机关单位部门人民乡镇街道办事处县市区局委员会' +
  '的一二三四五六七八九十和在了是为以及有不与对中上下大小多个件次份项数条等第月日号由至其共全本各我自收到未无组织领导' +
  '管理服务发布网站平台公众社会群众经济财政预算教育建设存在问题改进措施加强提高要求进行根据按照通过电话地址统计期限说明' +
  '国家省村党务重点领域解读回应关切新闻规范性文件答复予同意费用监督保障机构人员培训附表名称指标合计总结果维持纠正其他' +
  '開資訊動請複訴訟規條況內單門鄉鎮辦處縣區會為與對個項數組織領導務發佈網眾經濟財預進據電話統計說國黨點領應關' +
  '，。、；：（）《》“”〔〕！？';

const WEIGHT = { common: 10, ordinary: 4, ascii: 2, rare: -2, foreign: -5, control: -10, broken: -30 };

/** What each UTF-16 code unit speaks for or against its text being Chinese; built at first use. */
let weights: Int8Array | null = null;

function fill(table: Int8Array, from: number, to: number, weight: number): void {
  table.fill(weight, from, to + 1);
}

/**
 * Marks every character of a rectangular range of a double-byte charset, e.g. the 3,755 level-1 characters of
 * GB 2312.
 */
function markRows(table: Int8Array, charset: 'gb18030' | 'big5', leads: [number, number]): void {
  const bytes: number[] = [];
  for (let lead = leads[0]; lead <= leads[1]; lead++) {
    for (let trail = charset === 'big5' ? 0x40 : 0xa1; trail <= 0xfe; trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      bytes.push(lead, trail);
    }
  }
  const text = decodeWith(charset, Uint8Array.from(bytes));
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fff) table[code] = WEIGHT.ordinary;
  }
}

function buildWeights(): Int8Array {
  const table = new Int8Array(0x10000).fill(WEIGHT.foreign);
  fill(table, 0x00, 0x1f, WEIGHT.control);
  fill(table, 0x20, 0x7e, WEIGHT.ascii);
  for (const blank of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0xa0, 0x2028, 0x2029]) table[blank] = WEIGHT.ascii;
  table[0] = WEIGHT.broken;
  fill(table, 0x7f, 0x84, WEIGHT.broken);
  fill(table, 0x86, 0x9f, WEIGHT.broken);
  fill(table, 0x2010, 0x2027, WEIGHT.ordinary);
  fill(table, 0x2460, 0x2473, WEIGHT.ordinary);
  fill(table, 0x2500, 0x25ff, WEIGHT.ascii);
  fill(table, 0x2e80, 0x2fdf, WEIGHT.ordinary);
  fill(table, 0x3000, 0x3017, WEIGHT.ordinary);
  fill(table, 0x4e00, 0x9fff, WEIGHT.rare);
  fill(table, 0xd800, 0xdfff, WEIGHT.rare);
  fill(table, 0xe000, 0xf8ff, WEIGHT.broken);
  fill(table, 0xf900, 0xfaff, WEIGHT.rare);
  fill(table, 0xff01, 0xff5e, WEIGHT.ordinary);
  fill(table, 0xfff0, 0xffff, WEIGHT.broken);
  markRows(table, 'gb18030', [0xb0, 0xd7]);
  markRows(table, 'big5', [0xa4, 0xc6]);
  for (const mark of COMMON) table[mark.charCodeAt(0)] = WEIGHT.common;
  return table;
}

/**
 * How much a decoded text looks like Chinese prose and tables: about 0.6 for a report, 0.2 for plain ASCII,
 * near or below 0 for text decoded with the wrong charset. U+FFFD, NUL and private-use characters weigh
 * against it.
 *
 * @param text any text
 * @returns a score between -3 and 1; 0 for empty text
 */
export function plausibility(text: string): number {
  const table = (weights ??= buildWeights());
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += table[text.charCodeAt(i)] ?? 0;
  return text.length === 0 ? 0 : sum / text.length / WEIGHT.common;
}
