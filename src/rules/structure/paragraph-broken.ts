import type { Paragraph } from '../../document/block.js';
import { isBlank } from '../../document/fold.js';
import { wordsOf } from '../../document/words.js';
import type { Section } from '../../segment/section.js';
import { headingInWords } from '../checks/heading-finding.js';
import type { FindingDraft, ReportRule } from '../rule.js';

/** Shorter lines are items, captions or salutations. */
const SHORTEST = 30;
/** No sentence ends so. */
const UNFINISHED = /(?:[,、]|以及|并且)$/;
/** Words that lead up to a list, whose items may be the next heading. */
const LEADS_ON =
  /如下|以下|下列|下面|分别是|包括|主要(?:有|是|表现|做法|体现)|[几二三四五六]个?(?:方面|点|项)/;
const ITEM = /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.)]|[①-⑳·*#])/;
const PAGE_NUMBER = /^[-—·\s]*第?\d{1,3}页?[-—·\s]*$/;

/**
 * The last paragraph under a heading; null where a table or a heading stands last, or the paragraph is glued
 * to one.
 */
function lastParagraph({ blocks, children, span }: Section): Paragraph | null {
  const child = children[children.length - 1];
  if (child !== undefined) return lastParagraph(child);
  const printed = blocks.filter(
    (block) => block.kind === 'table' || (!isBlank(block.text) && !PAGE_NUMBER.test(wordsOf(block).squeezed)),
  );
  const last = printed[printed.length - 1];
  if (last?.kind !== 'paragraph') return null;
  return last.span.start.line > span.end.line ? last : null;
}

function brokenAt(section: Section, next: Section): FindingDraft[] {
  if (section.ordinal === null || next.label === '' || next.ordinal !== section.ordinal + 1) return [];
  const last = lastParagraph(section);
  const text = last === null ? '' : wordsOf(last).squeezed;
  if (last === null || text.length < SHORTEST || ITEM.test(text) || !UNFINISHED.test(text)) return [];
  if (LEADS_ON.test(text.slice(-SHORTEST))) return [];
  const end = [...last.text.trim()].slice(-12).join('');
  return [
    {
      subject: section.label,
      message: {
        zh: `第 ${last.span.start.line} 行的一段到「${end}」中断，其后是标题${headingInWords(next)}；可能有文字缺失，或者次序错乱。`,
        en: `The paragraph in line ${last.span.start.line} breaks off (「${end}」), and the heading ${headingInWords(next)} follows; text may be lost or out of order.`,
      },
      expected: null,
      actual: end,
      evidence: [last.span, next.span],
    },
  ];
}

/** A sentence breaks off, and what follows does not continue it. */
export const paragraphBroken: ReportRule = {
  id: 'paragraph-broken',
  scope: 'report',
  severity: 'info',
  title: { zh: '段落中断', en: 'A paragraph breaks off' },
  checks: {
    zh: '一部分的最后一段（30 字以上）以逗号、顿号或「以及」「并且」结尾，其后就是下一个一级标题的，视为中断。引出下文的（如下、包括、几个方面）和列举各项的，不作检查；段落之间是否连贯，机器判断不了。',
    en: 'The last paragraph of a section, of 30 characters or more, that ends with a comma, 、, 以及 or 并且 right before the next level-1 heading breaks off. Paragraphs that lead on to a list (如下, 包括, 几个方面) and items of lists are left alone. Whether one paragraph continues another in sense cannot be judged.',
  },
  formula: 'end(last paragraph of a section) ∉ {，、}',
  source: 'GB/T 15834-2011《标点符号用法》',
  examples: [
    {
      shows: {
        zh: '第二部分最后一段以「进一步完善公开目录，」结尾，其后就是「三、依申请公开情况」：报告段落中断。',
        en: 'The last paragraph of section 二 ends with a comma, and the heading 三、 follows: the rule reports that it breaks off.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '全年围绕群众关心的事项及时公开办事依据和办理结果，进一步完善公开目录，',
        '三、依申请公开情况',
        '申请渠道畅通。',
        '四、存在的问题',
        '更新不够及时。',
      ],
      finds: [{ subject: '二、', actual: '果，进一步完善公开目录，' }],
    },
    {
      shows: {
        zh: '第二部分最后一段以句号结尾。',
        en: 'The last paragraph of section 二 ends with a full stop.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '全年围绕群众关心的事项及时公开办事依据和办理结果，进一步完善公开目录。',
        '三、依申请公开情况',
        '申请渠道畅通。',
        '四、存在的问题',
        '更新不够及时。',
      ],
      finds: [],
    },
  ],
  check: ({ sections }) =>
    sections.flatMap((section, at) => {
      const next = sections[at + 1];
      return next === undefined ? [] : brokenAt(section, next);
    }),
};
