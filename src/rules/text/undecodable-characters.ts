import { printedPieces } from '../checks/report-text.js';
import type { ReportRule } from '../rule.js';

/**
 * The replacement character, private-use characters and controls. U+F000-F0FF are left out: word processors
 * put the bullets of symbol fonts there. So are line ends and tabs.
 */
const UNDECODABLE = /[\ufffd\ue000-\uefff\uf100-\uf8ff\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/** Characters of the text were lost. */
export const undecodableCharacters: ReportRule = {
  id: 'undecodable-characters',
  scope: 'report',
  severity: 'warning',
  title: { zh: '有无法识别的字符', en: 'Characters that could not be decoded' },
  checks: {
    zh: '文中不应有替换符（�）、私用区字符和控制字符；它们说明原文有字丢失。',
    en: 'The text holds no replacement characters (U+FFFD), private-use characters or controls: they stand where characters were lost.',
  },
  formula: 'count(U+FFFD, private use, control) = 0',
  source: 'GB 18030-2022；Unicode',
  examples: [
    {
      shows: {
        zh: '正文作「主动公开政府�息 20 条」：报告有 1 个字符无法识别。',
        en: 'The text has 主动公开政府�息: one character was lost.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年主动公开政府\ufffd息20条。',
      ],
      finds: [{ subject: 'text', expected: 0, actual: 1 }],
    },
    {
      shows: {
        zh: '人名用了生僻字「𠮷」：字没有丢失。',
        en: 'A name has the rare character 𠮷: nothing was lost.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '本年度公开𠮷祥街片区的征地信息。',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const pieces = printedPieces(report).filter(({ text }) => text.search(UNDECODABLE) >= 0);
    if (pieces.length === 0) return [];
    const count = pieces.reduce((sum, { text }) => sum + (text.match(UNDECODABLE)?.length ?? 0), 0);
    return [
      {
        subject: 'text',
        message: {
          zh: `文中有 ${count} 个字符无法识别，首见于第 ${pieces[0]?.span.start.line ?? 1} 行，请向发布机关索取原件核对。`,
          en: `${count} character(s) of the text could not be decoded, the first in line ${pieces[0]?.span.start.line ?? 1}; compare with the issuer’s original.`,
        },
        expected: 0,
        actual: count,
        evidence: pieces.map(({ span }) => span),
      },
    ];
  },
};
