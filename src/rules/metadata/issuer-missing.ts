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
  example: {
    zh: '标题为「2016年政府信息公开工作年度报告」，通篇只称「我局」，没有落款。',
    en: 'The title names no organ, the text says 我局 throughout, and there is no sign-off.',
  },
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
