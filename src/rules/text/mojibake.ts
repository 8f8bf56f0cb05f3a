import { doubleDecoding } from '../checks/double-decoding.js';
import { printedPieces } from '../checks/report-text.js';
import type { ReportRule } from '../rule.js';

/** The text was decoded with the wrong encoding. */
export const mojibake: ReportRule = {
  id: 'mojibake',
  scope: 'report',
  severity: 'warning',
  title: { zh: '文中有乱码', en: 'Garbled text' },
  checks: {
    zh: '文中不应有编码错误留下的痕迹，如「锟斤拷」「烫烫烫」「鏀垮簻」。',
    en: 'The text shows no traces of a wrong decoding, such as 锟斤拷, 烫烫烫, 鏀垮簻 or ï¼.',
  },
  formula: 'signature ∉ text',
  source: 'GB 18030-2022；Unicode',
  examples: [
    {
      shows: {
        zh: '正文出现「锟斤拷」：报告有乱码。',
        en: 'The text holds 锟斤拷: the rule reports garbled text.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年，锟斤拷主动公开政府信息20条。',
      ],
      finds: [{ subject: 'text', actual: '锟斤拷' }],
    },
    {
      shows: {
        zh: '「防烫伤」里的「烫」是平常的字。',
        en: '烫 in 防烫伤 (against burns) is a plain word.',
      },
      text: ['青石镇人民政府2017年政府信息公开工作年度报告', '一、主动公开情况', '公开防烫伤宣传资料。'],
      finds: [],
    },
  ],
  check: (report) => {
    const traces = doubleDecoding();
    const pieces = printedPieces(report).filter(({ text }) => traces.test(text));
    const [first] = pieces;
    if (first === undefined) return [];
    const signature = traces.exec(first.text)?.[0] ?? '';
    return [
      {
        subject: 'text',
        message: {
          zh: `文中有 ${pieces.length} 处乱码，首见于第 ${first.span.start.line} 行（「${signature}」），请按正确的编码重新导出。`,
          en: `The text is garbled in ${pieces.length} place(s), first in line ${first.span.start.line} (${signature}); export it again in its right encoding.`,
        },
        expected: null,
        actual: signature,
        evidence: pieces.map(({ span }) => span),
      },
    ];
  },
};
