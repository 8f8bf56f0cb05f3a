import type { IssuerLevel } from '../../report/issuer-level.js';
import { deadlineOf } from '../checks/deadline.js';
import type { RunRule } from '../run-rule.js';

/** An issuer that is to publish, and whether it did. */
export interface RosterYear {
  identity: string;
  issuer: string;
  /** '' where the roster names none. */
  divisionCode: string;
  level: IssuerLevel;
  year: number;
  published: boolean;
  /** The day on which this is asked, ISO. */
  today: string;
}

/** An issuer of the roster has published nothing, and its deadline is over. */
export const missingReport: RunRule<RosterYear> = {
  id: 'missing-report',
  scope: 'run',
  severity: 'warning',
  title: { zh: '未见年报', en: 'No report' },
  checks: {
    zh: '名录中的机关在期限过后仍没有该年度的年报。需先载入名录（nianbao coverage --roster）；只看批次涉及的年度。',
    en: 'An issuer of the roster has no report for the year although its deadline is over. Needs a roster (nianbao coverage --roster); asked for the years that a run deals with.',
  },
  formula: '|reports(issuer, year)| ≥ 1 after deadline(year, level)',
  source: '《政府信息公开条例》（2008）第三十一条；（2019）第四十九条',
  examples: [
    {
      shows: {
        zh: '名录中有青河县柳湾镇人民政府，2024年3月1日仍没有它的 2023 年度年报（期限 2024年1月31日）。',
        en: 'The roster has the government of the town of Liuwan; on 2024-03-01 there is no report of it for 2023, which was due by 2024-01-31.',
      },
      facts: [
        {
          identity: '青河县柳湾镇',
          issuer: '青河县柳湾镇人民政府',
          divisionCode: '',
          level: 'township',
          year: 2023,
          published: false,
          today: '2024-03-01',
        },
      ],
      finds: [{ subject: 'report', expected: '≤ 2024-01-31' }],
    },
    {
      shows: {
        zh: '2024年1月31日还没有年报：期限当天，不报告。',
        en: 'On 2024-01-31, the day of the deadline, there is no report yet: nothing is reported.',
      },
      facts: [
        {
          identity: '青河县柳湾镇',
          issuer: '青河县柳湾镇人民政府',
          divisionCode: '',
          level: 'township',
          year: 2023,
          published: false,
          today: '2024-01-31',
        },
      ],
      finds: [],
    },
  ],
  thresholds: {},
  check: (facts) =>
    facts.flatMap(({ identity, issuer, divisionCode, level, year, published, today }) => {
      const due = deadlineOf(year, level);
      if (published || due === null || today <= due.day) return [];
      return [
        {
          about: { identity, issuer, year, report: null, source: null },
          // Towns of one name are told apart by their division.
          subject: divisionCode === '' ? 'report' : `report@${divisionCode}`,
          message: {
            zh: `未见 ${issuer} ${year} 年度年报；期限为 ${due.day}（${due.zh}）。`,
            en: `There is no report of ${issuer} for ${year}; it was due by ${due.day} (${due.en}).`,
          },
          expected: `≤ ${due.day}`,
          actual: null,
          evidence: [],
        },
      ];
    }),
};
