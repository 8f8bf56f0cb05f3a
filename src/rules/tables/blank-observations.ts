import { findIndicator } from '../../templates/forms.js';
import { figureKey, indicatorName } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';

/** Rows that hold no number by design are no blanks. */
const WITHOUT_NUMBER = new Set(['group', 'text']);

/** Numbers of the tables were left blank. */
export const blankObservations: ReportRule = {
  id: 'blank-observations',
  scope: 'report',
  severity: 'info',
  title: { zh: '统计数留空', en: 'Numbers left blank' },
  checks: {
    zh: '统计表中应填数而留空的单元格，每份年报合为一条列出。空白不等于 0，不参与计算。',
    en: 'Cells of the tables where a number is due and nothing stands, in one finding per report. A blank is not a 0 and takes part in no sum.',
  },
  formula: 'status(observation) ≠ blank',
  source: '国办发〔2014〕32号、国办公开办函〔2019〕60号、〔2021〕30号的表格',
  examples: [
    {
      shows: {
        zh: '收到申请数为 0，其下当面、传真、网络、信函四项留空：列出这四项。',
        en: 'Applications received 0, the four ways below it left blank: the rule lists the four.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）收到申请数 | 件 | 0 |',
        '| 1.当面申请数 | 件 |  |',
        '| 2.传真申请数 | 件 |  |',
        '| 3.网络申请数 | 件 |  |',
        '| 4.信函申请数 | 件 |  |',
      ],
      finds: [{ subject: 'observations', expected: 0, actual: 4 }],
    },
    {
      shows: {
        zh: '四项都填了 0 或「/」：不是空白。',
        en: 'The four are 0 or /: these are no blanks.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）收到申请数 | 件 | 0 |',
        '| 1.当面申请数 | 件 | 0 |',
        '| 2.传真申请数 | 件 | / |',
        '| 3.网络申请数 | 件 | 0 |',
        '| 4.信函申请数 | 件 | / |',
      ],
      finds: [],
    },
  ],
  check: ({ observations }) => {
    const blank = observations.filter(
      ({ status, indicator }) =>
        status === 'blank' && !WITHOUT_NUMBER.has(findIndicator(indicator)?.relation ?? 'value'),
    );
    if (blank.length === 0) return [];
    const names = new Set(blank.map(({ indicator }) => indicatorName(indicator)));
    const keys = new Set(blank.map(({ indicator, applicant }) => figureKey(indicator, applicant)));
    return [
      {
        subject: 'observations',
        message: {
          zh: `有 ${blank.length} 个统计数留空（不等于 0）：${[...names].join('；')}。`,
          en: `${blank.length} number(s) of the tables are blank, which is not 0: ${[...keys].join(', ')}.`,
        },
        expected: 0,
        actual: blank.length,
        evidence: blank.map(({ span }) => span),
      },
    ];
  },
};
