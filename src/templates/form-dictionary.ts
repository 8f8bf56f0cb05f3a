import { FormWords } from '../tables/form-words.js';
import { comparable } from '../tables/row-label.js';
import { APPLICANTS } from './applicants.js';
import { FORMS } from './forms.js';
import { SECTION_NAMES } from './section-names.js';

const STATISTICS_COLUMNS = [
  '统计指标', '指标', '指标名称', '统计项目', '项目', '项目名称', '内容', '序号', '编号', '单位', '计量单位', '统计数', '统计数据',
  '统计数量', '数量', '数值', '数据', '合计', '本年数', '备注',
]; // prettier-ignore
const APPLICATION_COLUMNS = ['申请人情况', '法人或其他组织', '法人或者其他组织', '小计', '合计'];
const APPLICATION_LABELS = ['本年度办理结果', '小计', '合计'];
const DISCLOSURE_COLUMNS = [
  '信息内容', '本年制发', '本年废止', '现行有效', '现行有效数', '制发件数', '废止件数', '处理决定数量', '本年处理决定', '本年收费', '收费金额',
]; // prettier-ignore
const REVIEW_COLUMNS = [
  '行政复议', '行政诉讼', '未经复议直接起诉', '复议后起诉', '结果维持', '结果纠正', '其他结果', '尚未审结', '未审结', '总计', '合计',
  '结果', '维持', '纠正', '其他', '尚未', '审结',
]; // prettier-ignore

/** The words of the forms of 2014, 2019 and 2021, to be found in text that lost its cells. */
export const FORM_DICTIONARY = new FormWords();

function addLabel(words: string, table: string, number: string, prose = false): void {
  for (const variant of new Set([words, comparable(words), words.replace(/（[^（）]*）/g, '')])) {
    const entry = FORM_DICTIONARY.add(variant);
    entry?.labels.add(table);
    if (entry && number !== '') entry.numbers.add(number);
    if (entry && prose) entry.prose = true;
  }
}

function addColumns(words: readonly string[], table: string): void {
  for (const one of words) FORM_DICTIONARY.add(one)?.columns.add(table);
}

for (const row of [...FORMS['2014'], ...FORMS['2019'], ...FORMS['2021']]) {
  const [name = '', column = ''] = row.name.split('·');
  if (row.table === '4') continue;
  addLabel(name, row.table, /^\d+$/.test(row.numbering) ? row.numbering : '', row.relation === 'text');
  if (row.table === '2') addColumns([column], '2');
  if (row.table !== 'statistics')
    addLabel(row.parent.replace(/^(?:[一二三]、|（[一二三四五六七]）)/, ''), row.table, '');
}
addLabel('规范性文件', '2', '');
for (const label of APPLICATION_LABELS) addLabel(label, '3', '');
addColumns(STATISTICS_COLUMNS, 'statistics');
addColumns([...APPLICATION_COLUMNS, ...APPLICANTS.map(({ name }) => name)], '3');
addColumns(DISCLOSURE_COLUMNS, '2');
addColumns(REVIEW_COLUMNS, '4');
for (const name of SECTION_NAMES) {
  const entry = FORM_DICTIONARY.add(name);
  if (entry && entry.labels.size === 0) entry.section = true;
}
