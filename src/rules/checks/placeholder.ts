import type { Words } from '../../document/words.js';

/** Measure words, unless they begin another word: XX项目, XX人民政府 and XX日报 hide a name, not a number. */
const UNIT =
  '余?(?:万元|元(?=[,。;、)]|$)|条(?![例款])|件|份|篇|个(?![人体性案])|人(?![民社员力口大才防事])|次(?![要日年])|场(?![所地镇馆])|期(?![间刊])|项(?!目)|%|年|月|日(?![报常]))';
/**
 * X and × in a row, as templates print them; `[A-Za-z0-9]` beside them would make them a word, a code or a
 * masked number.
 */
const CROSSES = '(?:[XxＸｘ]{2,}|[×✕╳]{2,})';
const ALONE_BEFORE = '(?<![A-Za-z0-9@./_\\-×])';
const ALONE_AFTER = '(?![A-Za-z0-9@./_\\-×])';
const ORGAN = '(?:省|市|县|区|州|盟|旗|镇|乡|街道|苏木|局|厅|委|办|部门|单位|机关|人民政府|政府)';

/**
 * A number or year of a template: `20XX年`, `201x年`, `××条`, `XX年XX月`; `第XX号` in a title of a document
 * is left alone.
 */
const CROSSED_NUMBER = [
  /(?<!\d)20(?:[Xx×]{2}|\d[Xx×])年/,
  new RegExp(`(?<![A-Za-z0-9@./_\\-×第])${CROSSES}${UNIT}`),
];
/** The name of an organ in a template: `XX县XX局`, `某某镇`. */
const CROSSED_NAME = [
  new RegExp(`${ALONE_BEFORE}${CROSSES}${ALONE_AFTER}${ORGAN}`),
  new RegExp(`某某${ORGAN}`),
];
/** `____条`, `侧重____、____等`; what stands between two gaps may be the words that fill one. */
const GAP = /_{2,}/g;
const BEHIND_GAP = new RegExp(`^(?:${UNIT}|${ORGAN}|[,、;。)]|等)`);
/** A line for signatures or handwriting, and the form's own sentence in its table. */
const SIGNED = /负责人|审核人|审核:|填报|填表|签[字名发章]|盖章|经办|联系电话:|侧重_+、_+等/;

const INSTRUCTION = [
  /\((?:此处|此段|本处|这里|该处)[^()]{0,20}(?:填|写|补充|说明|插入|粘贴|列|删)[^()]{0,30}\)/,
  /\((?:请|可|需)?(?:根据|结合|按照?|依据)(?:各|本)?(?:单位|部门|机关|地区|地|镇|乡|局|街道)?的?实际(?:情况|工作)?[^()]{0,8}(?:填写|填报|撰写|编写|修改|补充|表述)[^()]{0,20}\)/,
  /\((?:请|需)?(?:填写|填入|填报|填|补充|插入)(?![^()]*(?:申请|登记|意见|问卷))[^()]{0,12}(?:数字|数据|数量|名称|全称|单位|内容|情况|日期|时间|年份|电话|地址|件数|条数)\)/,
  /\((?:如|若)(?:果)?(?:无|没有|有)[^()]{0,12},?(?:则|请|可|就)[^()]{0,4}(?:填|写|删|不写)[^()]{0,12}\)/,
];
/** Where a person is described, numbers are hidden as names are. */
const PERSONAL = /出生|身份证|公民身份/;
/** Words in quotation marks and names of documents may explain how things are named. */
const QUOTED = /《[^《》]{0,80}》|"[^"]{0,60}"/g;

function gapIn(text: string): string | null {
  if (SIGNED.test(text)) return null;
  let previous = 0;
  for (const { 0: gap, index } of text.matchAll(GAP)) {
    const between = text.slice(previous, index);
    const end = index + gap.length;
    const filled =
      /[\d]$/.test(between) || (previous > 0 && between.length <= 20 && !/[,、;。]|^[^_]$/.test(between));
    if (!filled && /[\u4e00-\u9fff、,:]$/.test(between) && BEHIND_GAP.test(text.slice(end, end + 4)))
      return text.slice(Math.max(0, index - 6), end + 2);
    previous = end;
  }
  return null;
}

function firstOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return null;
}

/**
 * What a template left in a piece of prose: a blank to be filled in, X, × or 某某 in place of a number or a
 * name, or an instruction to the writer.
 *
 * XX公司, 李某某 and the like hide who is meant and stay, and so does a masked telephone number. Organs are
 * named by 某某 or XX only where the report speaks of itself, because reports also hide where a case
 * happened.
 *
 * @param words those of the paragraph or heading
 * @param ofItself it stands in title or preamble, where the report speaks of itself
 * @returns the words, folded, or null
 */
export function placeholderIn({ printed, compact }: Words, ofItself: boolean): string | null {
  if (!/[_＿XxＸｘ×✕╳某(（]/.test(printed)) return null;
  const { text } = compact;
  const plain = text.replace(QUOTED, '""');
  return (
    gapIn(plain) ??
    (PERSONAL.test(plain) ? null : firstOf(CROSSED_NUMBER, plain)) ??
    (ofItself ? firstOf(CROSSED_NAME, plain) : null) ??
    firstOf(INSTRUCTION, plain)
  );
}
