import type { ReportRule } from '../rule.js';

/** The report is dated before the period that it covers was over. */
export const publishedBeforePeriodEnd: ReportRule = {
  id: 'published-before-period-end',
  scope: 'report',
  severity: 'warning',
  title: { zh: '发布日期早于统计期末', en: 'Published before the period was over' },
  checks: {
    zh: '年报的发布日期不应早于统计期限的最后一天；没有写明统计期限的，以该年 12 月 31 日为期末。',
    en: 'A report is not dated before the last day of its period; where none is stated, the period ends on 31 December of the year.',
  },
  formula: 'publishedOn ≥ period.end',
  source: '《政府信息公开条例》（2008）第三十一条、（2019）第四十九条：公布的是上一年度的年度报告',
  examples: [
    {
      shows: {
        zh: '统计期限至 2016年12月31日，落款 2016年12月20日：报告早于期末。',
        en: 'The period ends on 2016-12-31 and the report is dated 2016-12-20: the rule reports it.',
      },
      text: [
        '青石镇人民政府2016年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '青石镇人民政府',
        '2016年12月20日',
      ],
      finds: [{ subject: 'publishedOn', expected: '≥ 2016-12-31', actual: '2016-12-20' }],
    },
    {
      shows: {
        zh: '落款 2016年12月31日：就是期末那一天，不算早。',
        en: 'The report is dated 2016-12-31, the last day itself: that is not early.',
      },
      text: [
        '青石镇人民政府2016年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '青石镇人民政府',
        '2016年12月31日',
      ],
      finds: [],
    },
  ],
  check: ({ publishedOn, publishedSpan, period }) => {
    if (publishedOn === null || period === null || publishedOn >= period.end) return [];
    const end = period.stated ? '统计期限的最后一天' : '年度的最后一天';
    return [
      {
        subject: 'publishedOn',
        message: {
          zh: `发布日期 ${publishedOn} 早于${end} ${period.end}，期末几天的数据不可能已在其中。`,
          en: `The report is dated ${publishedOn}, before the period's last day ${period.end}; it can't hold the figures of the last days.`,
        },
        expected: `≥ ${period.end}`,
        actual: publishedOn,
        evidence: [publishedSpan, period.span ?? null].filter((span) => span !== null),
      },
    ];
  },
};
