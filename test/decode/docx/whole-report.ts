import { grid, list, numbered, p, tbl, tc, tr, writeDocx } from './write-docx.js';

const down = '<w:vMerge w:val="restart"/>';
const on = '<w:vMerge/>';
const over = (columns: number): string => `<w:gridSpan w:val="${columns}"/>`;

/** Headings as Word numbers them: 一、 then （一）. */
export const NUMBERING = list(
  3,
  [
    ['chineseCountingThousand', '%1、'],
    ['chineseCountingThousand', '（%2）'],
  ],
  1,
);

/** Columns that share a page's width. */
const even = (columns: number): number[] => Array.from({ length: columns }, () => Math.floor(9000 / columns));

const h = (text: string, level = 0): string => p(text, numbered(1, level));

const LABELS: [group: string, subgroup: string, row: string][] = [
  ['一、本年新收政府信息公开申请数量', '', ''],
  ['二、上年结转政府信息公开申请数量', '', ''],
  ['三、本年度办理结果', '（一）予以公开', ''],
  ['三、本年度办理结果', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ''],
  ['三、本年度办理结果', '（三）不予公开', '1.属于国家秘密'],
  ['三、本年度办理结果', '（三）不予公开', '2.其他法律行政法规禁止公开'],
  ['三、本年度办理结果', '（三）不予公开', '3.危及“三安全一稳定”'],
  ['三、本年度办理结果', '（三）不予公开', '4.保护第三方合法权益'],
  ['三、本年度办理结果', '（三）不予公开', '5.属于三类内部事务信息'],
  ['三、本年度办理结果', '（三）不予公开', '6.属于四类过程性信息'],
  ['三、本年度办理结果', '（三）不予公开', '7.属于行政执法案卷'],
  ['三、本年度办理结果', '（三）不予公开', '8.属于行政查询事项'],
  ['三、本年度办理结果', '（四）无法提供', '1.本机关不掌握相关政府信息'],
  ['三、本年度办理结果', '（四）无法提供', '2.没有现成信息需要另行制作'],
  ['三、本年度办理结果', '（四）无法提供', '3.补正后申请内容仍不明确'],
  ['三、本年度办理结果', '（五）不予处理', '1.信访举报投诉类申请'],
  ['三、本年度办理结果', '（五）不予处理', '2.重复申请'],
  ['三、本年度办理结果', '（五）不予处理', '3.要求提供公开出版物'],
  ['三、本年度办理结果', '（五）不予处理', '4.无正当理由大量反复申请'],
  ['三、本年度办理结果', '（五）不予处理', '5.要求行政机关确认或重新出具已获取信息'],
  [
    '三、本年度办理结果',
    '（六）其他处理',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  ],
  [
    '三、本年度办理结果',
    '（六）其他处理',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  ],
  ['三、本年度办理结果', '（六）其他处理', '3.其他'],
  ['三、本年度办理结果', '（七）总计', ''],
  ['四、结转下年度继续办理', '', ''],
];

/** Invented figures of table 3: five applications, one carried over from the year before, one to the next. */
const FIGURES: Record<number, number[]> = {
  0: [3, 1, 0, 0, 0, 0, 4],
  1: [1, 0, 0, 0, 0, 0, 1],
  2: [2, 1, 0, 0, 0, 0, 3],
  12: [1, 0, 0, 0, 0, 0, 1],
  23: [3, 1, 0, 0, 0, 0, 4],
  24: [1, 0, 0, 0, 0, 0, 1],
};

/** Every cell of table 3 as the form has it: three label columns, seven value columns. */
export function tableThree(): string {
  const head = [
    tr(
      tc('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', `${over(3)}${down}`),
      tc('申请人情况', over(7)),
    ),
    tr(tc('', `${over(3)}${on}`), tc('自然人', down), tc('法人或其他组织', over(5)), tc('总计', down)),
    tr(
      tc('', `${over(3)}${on}`),
      tc('', on),
      ...['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].map((name) => tc(name)),
      tc('', on),
    ),
  ];
  const rows = LABELS.map(([group, subgroup, row], index) => {
    const values = (FIGURES[index] ?? [0, 0, 0, 0, 0, 0, 0]).map((value) => tc(String(value)));
    const again = (column: 0 | 1): boolean => LABELS[index - 1]?.[column] === LABELS[index]?.[column];
    if (subgroup === '') return tr(tc(group, over(3)), ...values);
    const first = tc(again(0) ? '' : group, again(0) ? on : down);
    if (row === '') return tr(first, tc(subgroup, over(2)), ...values);
    return tr(first, tc(again(1) ? '' : subgroup, again(1) ? on : down), tc(row), ...values);
  });
  return tbl(grid(...even(10)), ...head, ...rows);
}

function tableTwo(): string {
  const head = (text: string): string => tr(tc(text, over(4)));
  return tbl(
    grid(...even(4)),
    head('第二十条第（一）项'),
    tr(tc('信息内容'), tc('本年制发件数'), tc('本年废止件数'), tc('现行有效件数')),
    tr(tc('规章'), tc('0'), tc('0'), tc('0')),
    tr(tc('行政规范性文件'), tc('2'), tc('1'), tc('7')),
    head('第二十条第（五）项'),
    tr(tc('信息内容'), tc('本年处理决定数量', over(3))),
    tr(tc('行政许可'), tc('46', over(3))),
    head('第二十条第（六）项'),
    tr(tc('信息内容'), tc('本年处理决定数量', over(3))),
    tr(tc('行政处罚'), tc('5', over(3))),
    tr(tc('行政强制'), tc('0', over(3))),
    head('第二十条第（八）项'),
    tr(tc('信息内容'), tc('本年收费金额（单位：万元）', over(3))),
    tr(tc('行政事业性收费'), tc('', over(3))),
  );
}

function tableFour(): string {
  const names = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const values = [1, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  return tbl(
    grid(...even(15)),
    tr(tc('行政复议', `${over(5)}${down}`), tc('行政诉讼', over(10))),
    tr(tc('', `${over(5)}${on}`), tc('未经复议直接起诉', over(5)), tc('复议后起诉', over(5))),
    tr(...[...names, ...names, ...names].map((name) => tc(name))),
    tr(...values.map((value) => tc(String(value)))),
  );
}

const BODY_2021 = [
  p('青石镇人民政府2022年政府信息公开工作年度报告', '<w:jc w:val="center"/>'),
  p('本报告依据《中华人民共和国政府信息公开条例》编写，数据的统计期限自2022年1月1日起至2022年12月31日止。'),
  h('总体情况'),
  h('主动公开', 1),
  p('这一年青石镇在镇门户栏目里登出各类信息231条。'),
  h('依申请公开', 1),
  p('全年共收到政府信息公开申请4件，都在期限内答复。'),
  h('主动公开政府信息情况'),
  tableTwo(),
  h('收到和处理政府信息公开申请情况'),
  tableThree(),
  h('政府信息公开行政复议、行政诉讼情况'),
  tableFour(),
  h('存在的主要问题及改进情况'),
  p('栏目更新快慢不一，下一步由专人按月核对。'),
  h('其他需要报告的事项'),
  p('青石镇全年没有收取信息处理费。'),
  p('青石镇人民政府'),
  p('2023年1月12日'),
].join('');

/** A whole report on the form of 2021, its headings numbered by Word. */
export function report2021(): Buffer {
  return writeDocx(BODY_2021, { numbering: NUMBERING });
}

const ROWS_2014: [label: string, unit: string, value: string][] = [
  ['一、主动公开情况', '——', '——'],
  ['（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）', '条', '231'],
  ['其中：主动公开规范性文件数', '条', '3'],
  ['制发规范性文件总数', '件', '3'],
  ['（二）通过不同渠道和方式公开政府信息的情况', '——', '——'],
  ['1.政府公报公开政府信息数', '条', '0'],
  ['2.政府网站公开政府信息数', '条', '210'],
  ['3.政务微博公开政府信息数', '条', ''],
  ['4.政务微信公开政府信息数', '条', '12'],
  ['5.其他方式公开政府信息数', '条', '9'],
  ['二、回应解读情况', '——', '——'],
  ['（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）', '次', '2'],
  ['三、依申请公开情况', '——', '——'],
  ['（一）收到申请数', '件', '4'],
  ['1.当面申请数', '件', '1'],
  ['2.传真申请数', '件', '0'],
  ['3.网络申请数', '件', '3'],
  ['4.信函申请数', '件', '0'],
  ['（二）申请办结数', '件', '4'],
  ['1.按时办结数', '件', '4'],
  ['2.延期办结数', '件', '0'],
];

/** The rows of the form of 2014 that the report and the annex print, the head first. */
export function rows2014(): string[][] {
  return [['统计指标', '单位', '统计数'], ...ROWS_2014];
}

/** A whole report on the form of 2014. */
export function report2014(): Buffer {
  const body = [
    p('白杨乡2016年政府信息公开工作年度报告'),
    p('（2017年2月20日）'),
    h('概述'),
    p('白杨乡把公开栏搬到了赶集的路口，村民不用进院子就能看到。'),
    h('主动公开政府信息情况'),
    p('全年主动公开政府信息231条。'),
    h('依申请公开政府信息情况'),
    p('全年收到政府信息公开申请4件，其中当面申请1件，网络申请3件。'),
    h('存在的问题和改进措施'),
    p('有的村更新不及时，来年每季度查看一次。'),
    p('附件'),
    p('政府信息公开情况统计表'),
    tbl(grid(...even(3)), ...rows2014().map((row) => tr(...row.map((text) => tc(text))))),
    p('单位负责人：赵一   审核人：钱二   填报人：孙三'),
  ].join('');
  return writeDocx(body, { numbering: NUMBERING });
}
