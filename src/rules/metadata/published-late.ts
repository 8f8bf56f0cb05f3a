import { isPublicInstitution, issuerLevel } from '../../report/issuer-level.js';
import { daysBetween, deadlineOf } from '../checks/deadline.js';
import type { ReportRule } from '../rule.js';
import type { ThresholdDeclaration } from '../thresholds.js';

const GRACE_DAYS: ThresholdDeclaration = {
  initial: 0,
  least: 0,
  most: 366,
  whole: true,
  means: { zh: '晚于期限多少天以内不计', en: 'days after the deadline that are let pass' },
};

/** The report is dated after its deadline. */
export const publishedLate: ReportRule = {
  id: 'published-late',
  scope: 'report',
  severity: 'warning',
  title: { zh: '逾期发布', en: 'Published after the deadline' },
  checks: {
    zh: '2018 年度及以前，次年 3 月 31 日前公布；2019 年度起，政府部门和乡镇、街道为次年 1 月 31 日，县级以上政府为次年 3 月 31 日。当天公布不算逾期；从名称看不出层级的，按较晚的期限；公共企事业单位另有规定，不作检查。',
    en: 'Up to the reporting year 2018 a report is due by 31 March of the next year; from 2019 by 31 January for departments and townships and by 31 March for county and higher governments. The day itself is in time. An issuer whose name does not tell its level has the later deadline; schools, hospitals and companies have others and are not checked.',
  },
  formula: 'publishedOn ≤ deadline(year, level)',
  source: '《政府信息公开条例》（2008）第三十一条；（2019）第四十九条',
  examples: [
    {
      shows: {
        zh: '某镇人民政府 2020 年度年报 2021年2月8日公布：期限为 2021年1月31日，逾期 8 天。',
        en: 'A town government publishes its report for 2020 on 2021-02-08; the deadline was 2021-01-31, so it is 8 days late.',
      },
      text: [
        '青石镇人民政府2020年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '青石镇人民政府',
        '2021年2月8日',
      ],
      finds: [{ subject: 'publishedOn', expected: '≤ 2021-01-31', actual: '2021-02-08' }],
    },
    {
      shows: {
        zh: '2021年1月31日公布：期限当天，不算逾期。',
        en: 'The report is dated 2021-01-31, the day of the deadline: it is in time.',
      },
      text: [
        '青石镇人民政府2020年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '青石镇人民政府',
        '2021年1月31日',
      ],
      finds: [],
    },
    {
      shows: {
        zh: '同是 2021年2月8日公布，而配置了宽限 10 天（graceDays）：不报告。',
        en: 'Dated 2021-02-08 too, and 10 days of grace (graceDays) are set: nothing is reported.',
      },
      text: [
        '青石镇人民政府2020年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '青石镇人民政府',
        '2021年2月8日',
      ],
      thresholds: { graceDays: 10 },
      finds: [],
    },
  ],
  thresholds: { graceDays: GRACE_DAYS },
  check: ({ publishedOn, publishedSpan, reportYear, issuer }, { graceDays = GRACE_DAYS.initial }) => {
    const due =
      reportYear === null ? null : deadlineOf(reportYear, issuer === null ? null : issuerLevel(issuer));
    if (publishedOn === null || due === null || publishedOn <= due.day) return [];
    if (issuer !== null && isPublicInstitution(issuer)) return [];
    const days = daysBetween(due.day, publishedOn);
    if (days <= graceDays) return [];
    return [
      {
        subject: 'publishedOn',
        message: {
          zh: `发布日期 ${publishedOn} 晚于期限 ${due.day}（${due.zh}），逾期 ${days} 天。`,
          en: `The report is dated ${publishedOn}, ${days} day(s) after the deadline for ${due.en}, ${due.day}.`,
        },
        expected: `≤ ${due.day}`,
        actual: publishedOn,
        evidence: publishedSpan === null ? [] : [publishedSpan],
      },
    ];
  },
};
