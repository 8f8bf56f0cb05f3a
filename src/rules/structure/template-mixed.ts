import type { ReportRule } from '../rule.js';
import { TELLING_TABLES } from '../checks/telling-tables.js';

/** Tables of one report follow different generations of the form. */
export const templateMixed: ReportRule = {
  id: 'template-mixed',
  scope: 'report',
  severity: 'info',
  title: { zh: '混用不同年代的表式', en: 'Tables of different generations' },
  checks: {
    zh: '一份年报的各表应当采用同一年代的表式；2019 与 2021 表式相同的第四部分表不计。',
    en: 'The tables of a report follow one generation of the form; table 4, which is the same in 2019 and 2021, does not count.',
  },
  formula: 'form(table i) = form(table j)',
  source: '国办公开办函〔2019〕60号；国办公开办函〔2021〕30号',
  examples: [
    {
      shows: {
        zh: '2023 年度年报第二部分用 2021 年表式，第三部分仍用 2019 年表式。',
        en: 'In a report for 2023 table 2 follows the form of 2021 and table 3 still that of 2019.',
      },
      text: [
        '青石镇人民政府2023年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 0 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '收到和处理政府信息公开申请情况',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [{ subject: 'templates', actual: '2: 2021, 3: 2019' }],
    },
    {
      shows: {
        zh: '两张表都用 2021 年表式。',
        en: 'Both tables follow the form of 2021.',
      },
      text: [
        '青石镇人民政府2023年政府信息公开工作年度报告',
        '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |',
        '| 规章 | 0 | 0 | 0 |',
        '| 行政规范性文件 | 2 | 0 | 5 |',
        '收到和处理政府信息公开申请情况',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
      ],
      finds: [],
    },
  ],
  check: ({ templates, tables }) => {
    const found = TELLING_TABLES.flatMap((table) => {
      const form = templates[table];
      return form === undefined ? [] : [{ table, form }];
    });
    if (new Set(found.map(({ form }) => form)).size < 2) return [];
    const listed = found.map(({ table, form }) => `${table}: ${form}`).join(', ');
    return [
      {
        subject: 'templates',
        message: {
          zh: `各表的表式年代不同（${listed}）。`,
          en: `The tables follow different generations of the form (${listed}).`,
        },
        expected: null,
        actual: listed,
        evidence: tables
          .filter(({ template }) => found.some(({ table }) => table === template?.table))
          .map(({ span }) => span),
      },
    ];
  },
};
