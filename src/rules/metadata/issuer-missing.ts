import type { ReportRule } from '../rule.js';

/** The issuer could not be established. */
export const issuerMissing: ReportRule = {
  id: 'issuer-missing',
  scope: 'report',
  severity: 'warning',
  title: { zh: '未找到发布机关', en: 'The issuer was not found' },
  checks: {
    zh: '年报应当在标题、正文、落款或网页栏目中写明编制机关；只写「我镇」「我局」的看不出是谁。',
    en: 'A report names its issuer in title, text, sign-off or page header; 我镇 or 我局 (our town, our bureau) does not tell who it is.',
  },
  formula: 'issuer ≠ null',
  source: '《党政机关公文处理工作条例》第九条',
  examples: [
    {
      shows: {
        zh: '标题为「2016年政府信息公开工作年度报告」，通篇只称「我局」，没有落款。',
        en: 'The title names no organ, the text says 我局 throughout, and there is no sign-off.',
      },
      text: ['2016年政府信息公开工作年度报告', '一、概述', '我局稳步推进政府信息公开。'],
      finds: [{ subject: 'issuer' }],
    },
    {
      shows: {
        zh: '标题没有机关名称，落款写明是青河县农业局。',
        en: 'The title names no organ; the sign-off does: 青河县农业局.',
      },
      text: [
        '2016年政府信息公开工作年度报告',
        '一、概述',
        '我局稳步推进政府信息公开。',
        '青河县农业局',
        '2017年2月10日',
      ],
      finds: [],
    },
    {
      shows: {
        zh: '年报没有写明机关，采集清单写明了：以清单为准。',
        en: 'The report names no organ, and the list that it came from does.',
      },
      text: ['2016年政府信息公开工作年度报告', '一、概述', '我局稳步推进政府信息公开。'],
      declared: { issuer: '青河县农业局' },
      finds: [],
    },
  ],
  check: ({ issuer, titleSpan }) =>
    issuer !== null
      ? []
      : [
          {
            subject: 'issuer',
            message: {
              zh: '没有找到发布机关的名称，请在名录或采集清单中指明。',
              en: 'The issuer’s name was not found; state it in the roster or the crawl list.',
            },
            expected: null,
            actual: null,
            evidence: titleSpan === null ? [] : [titleSpan],
          },
        ],
};
