import { squeeze } from '../../document/fold.js';
import type { Observation } from '../../report/report.js';
import { FORM_VOCABULARY } from '../../templates/form-vocabulary.js';
import { findIndicator } from '../../templates/forms.js';
import { indicatorName } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';

/** Units that count the same: a reader of the form takes one for the other. */
const SAME: readonly (readonly string[])[] = [
  ['人', '人次', '人/次', '人(次)', '名', '位'],
  ['次', '场次', '场', '期', '次数'],
  ['条', '条次', '条数', '条(次)', '条/次'],
  ['件', '件次', '件数', '件(次)', '份', '宗', '起', '例', '件/次'],
  ['个', '个数', '处', '家', '所'],
  ['期', '期数'],
];

function same(printed: string, unit: string): boolean {
  return printed === unit || SAME.some((units) => units.includes(printed) && units.includes(unit));
}

/**
 * The unit that stands in the table's own column; null where it stands in the cell, which then says what it
 * means, and where the words are no unit, but another column's.
 */
function columnUnit({ printedUnit, raw }: Observation): string | null {
  const unit = squeeze(printedUnit).replace(/^\((.*)\)$/, '$1');
  return !FORM_VOCABULARY.isUnit({ text: unit }) || squeeze(raw).includes(unit) ? null : unit;
}

/** A row is printed with another unit than the form's. */
export const unitMismatch: ReportRule = {
  id: 'unit-mismatch',
  scope: 'report',
  severity: 'warning',
  title: { zh: '计量单位与表式不符', en: 'A unit that is not the form’s' },
  checks: {
    zh: '2014 年统计表「单位」一栏应与表式相同。人与人次、次与场次、条与条次、件与份之类，视为相同；单位写在数后的，按所写单位读，不报告；半数以上不同的，说明这一栏没有读准，不作检查。',
    en: 'The unit column of the statistics table of 2014 is the form’s. 人 and 人次, 次 and 场次, 条 and 条次, 件 and 份 count as the same; a unit printed behind the number is read as it stands and not reported; where more than half of the units differ, the column was not read well and nothing is checked.',
  },
  formula: 'unit(row) = unit(form)',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '「依申请公开信息收取的费用」一行的单位印作「元」，表式为「万元」：报告单位不符。',
        en: 'The row 依申请公开信息收取的费用 is printed with 元; the form has 万元: the rule reports it.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 36 |',
        '| （一）收到申请数 | 件 | 0 |',
        '| 七、依申请公开信息收取的费用 | 元 | 0 |',
      ],
      finds: [{ subject: 'fee.charged', expected: '万元', actual: '元' }],
    },
    {
      shows: {
        zh: '收到申请数的单位印作「份」，表式为「件」：视为相同。',
        en: 'Applications received are printed in 份, the form has 件: they count as the same.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 36 |',
        '| （一）收到申请数 | 份 | 0 |',
        '| 七、依申请公开信息收取的费用 | 万元 | 0 |',
      ],
      finds: [],
    },
  ],
  check: ({ observations }) => {
    const printed = observations.flatMap((observation) => {
      const unit = observation.template === '2014' ? columnUnit(observation) : null;
      const due = findIndicator(observation.indicator)?.unit ?? '';
      return unit === null || due === '' ? [] : [{ observation, unit, due }];
    });
    const odd = printed.filter(({ unit, due }) => !same(unit, due));
    if (odd.length * 2 > printed.length) return [];
    return odd.map(({ observation: { indicator, span }, unit, due }) => ({
      subject: indicator,
      message: {
        zh: `${indicatorName(indicator)}的单位印作「${unit}」，表式为「${due}」，请核对数的大小。`,
        en: `${indicator} is printed with the unit ${unit}; the form has ${due}. See whether the number is meant in it.`,
      },
      expected: due,
      actual: unit,
      evidence: [span],
    }));
  },
};
