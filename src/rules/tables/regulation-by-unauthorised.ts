import { countable, figureKey, figures, indicatorName } from '../checks/figures.js';
import { lacksRuleMakingPower } from '../checks/rule-making-power.js';
import type { FindingDraft, ReportRule } from '../rule.js';

const REGULATION = /^regulation\./;

/** An organ that cannot make 规章 reports some. */
export const regulationByUnauthorised: ReportRule = {
  id: 'regulation-by-unauthorised',
  scope: 'report',
  severity: 'warning',
  title: { zh: '无权制定规章的机关填有规章', en: '规章 of an organ that makes none' },
  checks: {
    zh: '规章只能由国务院部门、省级政府、设区的市和自治州政府制定；乡镇、街道、县（区、旗）政府及其部门的年报，规章各格应为 0。多是把规章制度或规范性文件填成了规章。从名称看不出层级的，以及市和市级以上部门，不作检查。',
    en: 'Only ministries, provinces, cities with districts and autonomous prefectures make 规章 (rules of government); in the report of a township, a county or district, or a department of one, the cells for 规章 are 0. Mostly house rules or normative documents were entered. An organ whose name does not tell its level, and cities with their departments, are not checked.',
  },
  formula: 'regulation.* = 0',
  source:
    '《立法法》第九十一条、第九十三条（2023 年修正）；国办公开办函〔2019〕60号、〔2021〕30号，第二部分表',
  examples: [
    {
      shows: {
        zh: '某镇人民政府的年报，规章本年制发件数填 3：镇政府无权制定规章。',
        en: 'The report of a town government counts 3 规章 issued: a town makes none.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 3 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '| 信息内容 | 本年处理决定数量 |',
        '| 行政许可 | 31 |',
        '| 行政处罚 | 4 |',
        '| 行政强制 | 0 |',
        '| 信息内容 | 本年收费金额（单位：万元） |',
        '| 行政事业性收费 | 0 |',
      ],
      finds: [{ subject: 'regulation.issued', expected: 0, actual: 3 }],
    },
    {
      shows: {
        zh: '设区的市政府的年报，规章本年制发 3 件：有权制定。',
        en: 'The report of a city government counts 3 规章 issued: a city may make them.',
      },
      text: [
        '云州市人民政府2022年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 3 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '| 信息内容 | 本年处理决定数量 |',
        '| 行政许可 | 31 |',
        '| 行政处罚 | 4 |',
        '| 行政强制 | 0 |',
        '| 信息内容 | 本年收费金额（单位：万元） |',
        '| 行政事业性收费 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const { issuer } = report;
    if (issuer === null || !lacksRuleMakingPower(issuer)) return [];
    return [...figures(report).values()].flatMap((observation): FindingDraft[] => {
      const cell = REGULATION.test(observation.indicator) ? countable(observation) : null;
      if (cell === null || cell.value === 0) return [];
      const key = figureKey(cell.indicator);
      return [
        {
          subject: key,
          message: {
            zh: `${indicatorName(cell.indicator)}填为 ${cell.value}，而${issuer}无权制定规章；请核对是否应为规范性文件。`,
            en: `${key} is ${cell.value}, but ${issuer} has no power to make 规章; see whether normative documents are meant.`,
          },
          expected: 0,
          actual: cell.value,
          evidence: [cell.span],
        },
      ];
    });
  },
};
