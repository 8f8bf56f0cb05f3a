import { formInForce } from '../../templates/forms.js';
import type { ReportRule } from '../rule.js';
import { TELLING_TABLES } from '../checks/telling-tables.js';

/** A table follows a form that was superseded before the reporting year. */
export const templateOutdated: ReportRule = {
  id: 'template-outdated',
  scope: 'report',
  severity: 'info',
  title: { zh: '采用已停用的表式', en: 'A superseded form' },
  checks: {
    zh: '各表应当采用报告年度施行的表式；2019 与 2021 表式相同的第四部分表不计。',
    en: 'Each table follows the form in force for the reporting year; table 4, which is the same in 2019 and 2021, does not count.',
  },
  formula: 'form(table) ≥ form in force',
  source: '国办发〔2014〕32号；国办公开办函〔2019〕60号；国办公开办函〔2021〕30号',
  examples: [
    {
      shows: {
        zh: '2022 年度年报第三部分的表仍用 2019 年表式，当年施行的是 2021 年表式。',
        en: 'In a report for 2022 table 3 follows the form of 2019; that of 2021 was in force.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [{ subject: 'table-3', expected: '2021', actual: '2019' }],
    },
    {
      shows: {
        zh: '2020 年度年报的表用 2019 年表式：正是当年施行的表式。',
        en: 'In a report for 2020 table 3 follows the form of 2019, which was in force.',
      },
      text: [
        '青石镇人民政府2020年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [],
    },
  ],
  check: ({ reportYear, templates, tables }) => {
    const inForce = reportYear === null ? null : formInForce(reportYear);
    if (inForce === null) return [];
    return TELLING_TABLES.flatMap((table) => {
      const form = templates[table];
      if (form === undefined || form >= inForce) return [];
      const name = table === 'statistics' ? '统计表' : `第${table === '2' ? '二' : '三'}部分的表`;
      return [
        {
          subject: table === 'statistics' ? table : `table-${table}`,
          message: {
            zh: `${name}采用 ${form} 年表式，${reportYear} 年度施行的是 ${inForce} 年表式。`,
            en: `The table ${table} follows the form of ${form}; for ${reportYear} that of ${inForce} was in force.`,
          },
          expected: inForce,
          actual: form,
          evidence: tables.filter(({ template }) => template?.table === table).map(({ span }) => span),
        },
      ];
    });
  },
};
