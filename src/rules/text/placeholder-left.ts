import { wordsOf } from '../../document/words.js';
import { placeholderIn } from '../checks/placeholder.js';
import { frontProse, sectionProse, type PrintedPiece } from '../checks/report-text.js';
import type { ReportRule } from '../rule.js';

/** Something of a template was left in the text. */
export const placeholderLeft: ReportRule = {
  id: 'placeholder-left',
  scope: 'report',
  severity: 'warning',
  title: { zh: '模板内容未填', en: 'A placeholder was left in' },
  checks: {
    zh: '标题和正文中不应留有未填的空（____条）、代替数字或年份的 XX、××（20XX年、××件）、前言和标题中代替机关名称的 XX、某某，以及写给填报人的说明（（此处填写……））。表格和落款不作检查；引号、书名号之内的，以及 XX公司、李某某、被遮的电话号码等隐去姓名的写法，不报告。',
    en: 'Title and prose hold no blank to be filled in (____条), no XX or ×× in place of a number or year (20XX年, ××件), no XX or 某某 in place of an organ in title and preamble, and no instruction to the writer. Tables and sign-off are not checked; what stands in quotation marks, and what hides persons (XX公司, 李某某, masked telephone numbers), is left alone.',
  },
  formula: 'placeholder ∉ text',
  source: '年报正文',
  examples: [
    {
      shows: {
        zh: '正文作「全年主动公开政府信息____条」：报告有一处未填。',
        en: 'The text has 全年主动公开政府信息____条: the rule reports that a blank was not filled in.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年主动公开政府信息____条。',
      ],
      finds: [{ subject: 'text', actual: '公开政府信息____条。' }],
    },
    {
      shows: {
        zh: '「答复李某某的咨询」：隐去姓名，不是未填。',
        en: '李某某 hides a person’s name: nothing was left to fill in.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '答复李某某的咨询，公开XX公司的许可信息。',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const left = (pieces: readonly PrintedPiece[], ofItself: boolean): (PrintedPiece & { words: string })[] =>
      pieces.flatMap((piece) => {
        const words = placeholderIn(wordsOf(piece), ofItself);
        return words === null ? [] : [{ ...piece, words }];
      });
    const found = [...left(frontProse(report), true), ...left(sectionProse(report), false)];
    if (found.length === 0) return [];
    const listed = [...new Set(found.map(({ words }) => words))].slice(0, 5).join('」「');
    return [
      {
        subject: 'text',
        message: {
          zh: `正文有 ${found.length} 处未填或未删的模板内容，首见于第 ${found[0]?.span.start.line ?? 1} 行：「${listed}」。`,
          en: `The text holds what a template left in ${found.length} place(s), first in line ${found[0]?.span.start.line ?? 1}: 「${listed}」.`,
        },
        expected: null,
        actual: found[0]?.words ?? '',
        evidence: found.map(({ span }) => span),
      },
    ];
  },
};
