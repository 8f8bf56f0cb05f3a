import type { ReportRule } from '../rule.js';

/** The words of the reporting period are damaged. */
export const periodMalformed: ReportRule = {
  id: 'period-malformed',
  scope: 'report',
  severity: 'warning',
  title: { zh: '统计期限书写有误', en: 'The period is malformed' },
  checks: {
    zh: '统计期限应当能读作起止两个日期，止日在起日之后；缺字、粘连的，只在读法唯一时采用，并作此提示；读不出或者有几种读法的，按全年处理，也作此提示。',
    en: 'The period can be read as two dates, the second after the first. Where characters were lost, it is read only if there is a single way to, and reported here; where there is none, or more than one, the calendar year is taken, and that is reported too.',
  },
  formula: 'period = start … end',
  source: '年报前言自述',
  examples: [
    {
      shows: {
        zh: '正文作「20161月1日至201612月31日」：缺「年」字，按 2016-01-01 至 2016-12-31 读。',
        en: 'The text has 20161月1日至201612月31日: 年 was lost; it is read as 2016-01-01 to 2016-12-31.',
      },
      text: [
        '青石镇人民政府2016年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自20161月1日至201612月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [{ subject: 'period', expected: '2016-01-01/2016-12-31', actual: '20161月1日至201612月31日' }],
    },
    {
      shows: {
        zh: '统计期限写作 2016年1月1日至2016年12月31日：完整。',
        en: 'The period is 2016年1月1日至2016年12月31日, in whole words.',
      },
      text: [
        '青石镇人民政府2016年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2016年1月1日至2016年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [],
    },
  ],
  check: ({ period }) => {
    if (period?.malformed !== true) return [];
    const raw = period.raw ?? '';
    const read = `${period.start}/${period.end}`;
    if (!period.stated) {
      return [
        {
          subject: 'period',
          message: {
            zh: `统计期限「${raw}」读不出唯一的起止日期，按 ${period.start} 至 ${period.end} 处理，请核对。`,
            en: `The period ("${raw}") cannot be read as two dates in a single way; ${period.start} to ${period.end} is assumed.`,
          },
          expected: read,
          actual: raw,
          evidence: period.span === undefined ? [] : [period.span],
        },
      ];
    }
    return [
      {
        subject: 'period',
        message: {
          zh: `统计期限书写有误${raw === '' ? '' : `：「${raw}」`}，按 ${period.start} 至 ${period.end} 读。`,
          en: `The period is malformed${raw === '' ? '' : ` ("${raw}")`}; it was read as ${period.start} to ${period.end}.`,
        },
        expected: read,
        actual: period.raw ?? null,
        evidence: period.span === undefined ? [] : [period.span],
      },
    ];
  },
};
