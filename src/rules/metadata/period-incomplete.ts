import type { ReportRule } from '../rule.js';

/** The stated period is not the calendar year of the report. */
export const periodIncomplete: ReportRule = {
  id: 'period-incomplete',
  scope: 'report',
  severity: 'warning',
  title: { zh: '统计期限不是整年', en: 'The period is not the whole year' },
  checks: {
    zh: '写明的统计期限应当是报告年度的 1 月 1 日至 12 月 31 日；2008 年度可以从条例施行的 5 月 1 日起；学校的学年报告为 9 月 1 日至次年 8 月 31 日。没有写明的不作检查。',
    en: 'A stated period runs from 1 January to 31 December of the reporting year; for 2008 it may begin on 1 May, when the Regulation came into force; a school year runs from 1 September to 31 August. Nothing is checked where none is stated.',
  },
  formula: 'period = [year-01-01, year-12-31]',
  source: '《政府信息公开条例》（2008）第三十一条、（2019）第四十九条：上一年度的年度报告',
  examples: [
    {
      shows: {
        zh: '2016 年度年报的统计期限为 2016年1月1日至 2016年11月30日：缺 12 月。',
        en: 'A report for 2016 covers 2016-01-01 to 2016-11-30: December is missing.',
      },
      text: [
        '青石镇人民政府2016年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2016年1月1日起至2016年11月30日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [{ subject: 'period', expected: '2016-01-01/2016-12-31', actual: '2016-01-01/2016-11-30' }],
    },
    {
      shows: {
        zh: '2008 年度从条例施行的 5 月 1 日起：允许。',
        en: 'The report for 2008 begins on 1 May, when the Regulation came into force: that is allowed.',
      },
      text: [
        '青石镇人民政府2008年政府信息公开工作年度报告',
        '本报告所列数据的统计期限自2008年5月1日起至2008年12月31日止。',
        '一、概述',
        '本镇稳步推进政府信息公开。',
      ],
      finds: [],
    },
  ],
  check: ({ title, period, reportYear }) => {
    if (period === null || !period.stated || period.malformed === true || reportYear === null) return [];
    const school = title !== null && /学年/.test(title);
    const start = school ? `${reportYear}-09-01` : `${reportYear}-01-01`;
    const end = school ? `${reportYear + 1}-08-31` : `${reportYear}-12-31`;
    const starts = reportYear === 2008 ? [start, '2008-05-01'] : [start];
    if (starts.includes(period.start) && period.end === end) return [];
    return [
      {
        subject: 'period',
        message: {
          zh: `统计期限为 ${period.start} 至 ${period.end}，不是 ${reportYear} ${school ? '学年' : '年全年'}。`,
          en: `The period is ${period.start} to ${period.end}, not the whole ${school ? 'school year that began in' : 'of'} ${reportYear}.`,
        },
        expected: `${start}/${end}`,
        actual: `${period.start}/${period.end}`,
        evidence: period.span === undefined ? [] : [period.span],
      },
    ];
  },
};
