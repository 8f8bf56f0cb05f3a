import { compact } from '../../document/fold.js';
import { isValueShaped } from '../../tables/value-shape.js';
import { FORM_VOCABULARY } from '../../templates/form-vocabulary.js';
import { countCells, type CountCell } from '../checks/count-cells.js';
import type { ReportRule } from '../rule.js';

/** Longer words belong to a label or a note that was taken for a value. */
const LONGEST = 16;
/** A page's number within the table. */
const PAGE_NUMBER = /^[-—·]+\d+[-—·]+$/;
/** Words of the forms' labels and heads. */
const FORM_WORDS =
  /第二十条|情况|数量|件数|办理|公开|信息|申请|总计|合计|小计|起诉|复议|诉讼|企业|机构|组织|自然人/;

/** Whether the values of several cells stand in one: a layout or its reading did that, not the writer. */
function isTorn(raw: string): boolean {
  const values = raw.trim().split(/\s+/);
  return values.length > 1 && values.every(isValueShaped);
}

function isWritten({ observation: { raw, label } }: CountCell): boolean {
  const text = compact(raw).text;
  if (text.length > LONGEST || !/[\p{L}\d]/u.test(text)) return false;
  if (isTorn(raw) || PAGE_NUMBER.test(text)) return false;
  const own = compact(label).text;
  if (own.includes(text) && !/^[Oo]$/.test(text)) return false;
  if (FORM_WORDS.test(text)) return false;
  const written = { text };
  return (
    !FORM_VOCABULARY.isUnit(written) &&
    !FORM_VOCABULARY.isLabel(written) &&
    !FORM_VOCABULARY.isHeading(written)
  );
}

/** A cell where a count is due holds words. */
export const notANumber: ReportRule = {
  id: 'not-a-number',
  scope: 'report',
  severity: 'warning',
  title: { zh: '应填件数而不是数', en: 'Words where a count is due' },
  checks: {
    zh: '第二、三、四部分的表中，应填件数的单元格应当是数、空白或「/」「—」「无」。几个数粘在一格、混入表头文字或页码的，多为排版所致，不报告；一张表中三分之一以上的单元格都不是数的，说明表没有读准，不作检查。',
    en: 'In the tables of sections 二, 三 and 四 a cell for a count holds a number, nothing, or one of / — 无. Several numbers in one cell, words of the table’s head and page numbers are a matter of layout and not reported; where more than a third of a table’s cells are no numbers, the table was not read well and nothing is checked.',
  },
  formula: 'status(cell) ≠ text',
  source: '国办公开办函〔2019〕60号、〔2021〕30号的表格',
  examples: [
    {
      shows: {
        zh: '行政处罚本年处理决定数量填「约20」：报告不是数。',
        en: 'Penalty decisions: 约20 (about 20). The rule reports that it is no number.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 0 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '| 信息内容 | 本年处理决定数量 |',
        '| 行政许可 | 31 |',
        '| 行政处罚 | 约20 |',
        '| 行政强制 | 0 |',
        '| 信息内容 | 本年收费金额（单位：万元） |',
        '| 行政事业性收费 | 0 |',
      ],
      finds: [{ subject: 'penalty.decisions', actual: '约20' }],
    },
    {
      shows: {
        zh: '行政处罚一格填「/」：表示不涉及，允许。',
        en: 'Penalty decisions: /, which says that it does not apply.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 0 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '| 信息内容 | 本年处理决定数量 |',
        '| 行政许可 | 31 |',
        '| 行政处罚 | / |',
        '| 行政强制 | 0 |',
        '| 信息内容 | 本年收费金额（单位：万元） |',
        '| 行政事业性收费 | 0 |',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const cells = countCells(report);
    const words = cells.filter(({ observation }) => observation.status === 'text');
    return words.filter(isWritten).flatMap((cell) => {
      const { observation, key, name } = cell;
      const ofTable = ({ observation: other }: CountCell): boolean =>
        other.cell.table === observation.cell.table;
      if (words.filter(ofTable).length * 3 > cells.filter(ofTable).length) return [];
      const printed = observation.raw.trim();
      return [
        {
          subject: key,
          message: {
            zh: `${name}填为「${printed}」，不是一个数；没有的填 0，不涉及的填「/」。`,
            en: `${key} says 「${printed}」, which is no number; none is 0, and what does not apply is /.`,
          },
          expected: null,
          actual: printed,
          evidence: [observation.span],
        },
      ];
    });
  },
};
