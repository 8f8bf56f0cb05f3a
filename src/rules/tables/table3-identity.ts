import { APPLICANTS } from '../../templates/applicants.js';
import { countable, figureKey, sumOf } from '../checks/figures.js';
import type { ReportRule } from '../rule.js';
import { ALL_COLUMNS, cellsOf, filledTables } from '../checks/six-section-figures.js';

/** Applications that came in are not those that were dealt with and those carried out. */
export const table3Identity: ReportRule = {
  id: 'table3-identity',
  scope: 'report',
  severity: 'error',
  title: { zh: '申请收支不平衡', en: 'Applications in and out do not balance' },
  checks: {
    zh: '第三部分的表每一列：本年新收加上年结转，等于办理结果总计加结转下年度。四项都是数时才检查。',
    en: 'In each column of table 3 the applications received and carried in equal those dealt with and carried out. Checked where all four are numbers.',
  },
  formula: 'received + carried_in = total + carried_out',
  source: '国办公开办函〔2019〕60号、〔2021〕30号：第一项加第二项之和，等于第三项加第四项之和',
  examples: [
    {
      shows: {
        zh: '自然人一列：新收 12、结转 1，总计 11、结转下年 1：12+1=13，11+1=12，不平衡。',
        en: 'Natural persons: received 12, carried in 1, dealt with 11, carried out 1: 13 came in, 12 went out.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12 |',
        '| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| （七）总计 | 11 | 0 | 0 | 0 | 0 | 0 | 11 |',
        '| 四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
      ],
      finds: [
        { subject: 'application.total@natural_person', expected: 13, actual: 12 },
        { subject: 'application.total@total', expected: 13, actual: 12 },
      ],
    },
    {
      shows: {
        zh: '新收 12、结转 1，总计 11、结转下年 2：13 进 13 出。',
        en: 'Received 12, carried in 1, dealt with 11, carried out 2: 13 came in, 13 went out.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |',
        '| 一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | 12 |',
        '| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |',
        '| 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |',
        '| （七）总计 | 11 | 0 | 0 | 0 | 0 | 0 | 11 |',
        '| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    filledTables(report, '3').flatMap(({ rows, facts }) =>
      ALL_COLUMNS.flatMap((applicant) => {
        const ins = rows.filter(({ relation }) => relation === 'in');
        const outs = rows.filter(({ relation }) => relation === 'total' || relation === 'out');
        const came = cellsOf(ins, applicant, facts).flatMap((cell) => countable(cell) ?? []);
        const went = cellsOf(outs, applicant, facts).flatMap((cell) => countable(cell) ?? []);
        if (came.length < ins.length || went.length < outs.length || sumOf(came) === sumOf(went)) return [];
        const left = `${came.map(({ value }) => value).join('+')}=${sumOf(came)}`;
        const right = `${went.map(({ value }) => value).join('+')}=${sumOf(went)}`;
        const column = APPLICANTS.find(({ code }) => code === applicant)?.name ?? applicant;
        return [
          {
            subject: figureKey('application.total', applicant),
            message: {
              zh: `「${column}」列：本年新收加上年结转 ${left}，办理结果总计加结转下年度 ${right}，两者不等。`,
              en: `Column ${applicant}: received and carried in are ${left}, dealt with and carried out ${right}.`,
            },
            expected: sumOf(came),
            actual: sumOf(went),
            evidence: [...went, ...came].map(({ span }) => span),
          },
        ];
      }),
    ),
};
