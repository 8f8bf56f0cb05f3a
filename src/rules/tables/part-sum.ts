import { families, figures, type Family, type Figures } from '../checks/figures.js';
import { GENERATIONS } from '../../templates/generations.js';
import type { FindingDraft, ReportRule } from '../rule.js';
import { sumDraft } from '../checks/sum-check.js';

/**
 * Parts that provinces added to the national form. A table that does not print them is complete without them;
 * any other part that is not printed has been lost, and then the sum of the rest proves nothing.
 */
const ADDED_BY_PROVINCES: ReadonlySet<string> = new Set(['request.received.other']);

function check({ parent, children }: Family, facts: Figures): FindingDraft[] {
  const printed = children.flatMap(({ code }) => facts.get(code) ?? []);
  const allPrinted = children.every(({ code }) => facts.has(code) || ADDED_BY_PROVINCES.has(code));
  const draft = sumDraft(facts.get(parent.code), printed, allPrinted);
  return draft === null ? [] : [draft];
}

/** A total is not the sum of its parts. */
export const partSum: ReportRule = {
  id: 'part-sum',
  scope: 'report',
  severity: 'error',
  title: { zh: '各部分之和与总数不符', en: 'The parts do not add up to the total' },
  checks: {
    zh: '统计表中，一项指标应当等于其下各部分之和。有空白时不作推算；但已填的部分之和已经超过总数的，仍然报告。表中没有印出的行，除各省自行增加的以外，视为缺失，不作推算。',
    en: 'In the statistics table an indicator equals the sum of its parts. Nothing is inferred from blanks, but parts that alone exceed the total are reported. A row that is not printed counts as lost, unless it is one that provinces added to the form.',
  },
  formula: 'parent = Σ parts',
  source: '国办发〔2014〕32号附件《政府信息公开情况统计表》',
  examples: [
    {
      shows: {
        zh: '申请办结数 5，按时办结数 3，延期办结数 1：各部分之和 3+1=4，与所报 5 不符。',
        en: 'Closed 5, on time 3, extended 1: the parts add up to 3+1=4, the table reports 5.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （二）申请办结数 | 件 | 5 |',
        '| 1.按时办结数 | 件 | 3 |',
        '| 2.延期办结数 | 件 | 1 |',
      ],
      finds: [{ subject: 'request.closed', expected: 4, actual: 5 }],
    },
    {
      shows: {
        zh: '延期办结数留空：空白不当 0 算，3 也没有超过 5。',
        en: 'Extended is blank: a blank is no 0, and 3 alone is not more than 5.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （二）申请办结数 | 件 | 5 |',
        '| 1.按时办结数 | 件 | 3 |',
        '| 2.延期办结数 | 件 |  |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    GENERATIONS.flatMap((form) => {
      const facts = figures(report, form);
      return families(form, 'part').flatMap((family) => check(family, facts));
    }),
};
