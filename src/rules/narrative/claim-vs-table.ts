import { contradictedClaims } from '../checks/contradicted-claim.js';
import { indicatorName } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';

/** Added to the message where the sentence does not speak of the whole issuer. */
const LIMITED = {
  zh: '（该句只说其中一部分、某一机构或网站，请核对口径）',
  en: ' (the sentence speaks of a part, one office or one carrier; check what each of them counts)',
};

/** The prose states another number than the table. */
export const claimVsTable: ReportRule = {
  id: 'claim-vs-table',
  scope: 'report',
  severity: 'error',
  title: { zh: '正文与统计表不一致', en: 'The text contradicts the table' },
  checks: {
    zh: '正文所述的数应当与统计表中同一指标的数相同。约数不比较；只说某一机构、网站或其中一部分的句子，降为警告；正文另有一句与表一致的，或者几句之和与表一致的，不报告。',
    en: 'A number in the prose equals the table’s number for the same indicator. Approximate numbers are not compared; a sentence about one office, one website or a part gives a warning only; where another sentence agrees with the table, or several add up to its number, nothing is reported.',
  },
  formula: 'claim = observation',
  source: '国办发〔2014〕32号、国办公开办函〔2019〕60号、〔2021〕30号：正文与表格同报一数',
  examples: [
    {
      shows: {
        zh: '正文称主动公开信息 36 条，统计表填 31：两者不一致。',
        en: 'The text says that 36 items were disclosed, the table says 31: they disagree.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年主动公开政府信息36条。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 31 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [{ subject: 'disclosure.total', expected: 31, actual: 36 }],
    },
    {
      shows: {
        zh: '正文称近 40 条，统计表填 36：约数不比较。',
        en: 'The text says nearly 40 items, the table 36: an approximate number is not compared.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、主动公开情况',
        '全年主动公开政府信息近40条。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 36 |',
        '| （一）收到申请数 | 件 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    contradictedClaims(report)
      .filter(({ claim }) => !claim.none)
      .map(({ key, claim, observation, reported, claimed, severity }) => {
        const limited = claim.scope === 'whole' ? { zh: '', en: '' } : LIMITED;
        return {
          subject: key,
          severity,
          message: {
            zh: `${indicatorName(observation.indicator)}：正文为 ${claimed}，统计表为 ${reported}，两者不一致${limited.zh}。`,
            en: `${key}: the text says ${claimed}, the table ${reported}${limited.en}.`,
          },
          expected: reported,
          actual: claimed,
          evidence: [claim.span, observation.span],
        };
      }),
};
