import { wordsOf, type Printed } from '../document/words.js';
import { comparable, mayBeLabel, parseRowLabel, rowLabelOf } from '../tables/row-label.js';
import type { TableVocabulary } from '../tables/vocabulary.js';
import { APPLICANTS } from './applicants.js';
import { FORM_DICTIONARY } from './form-dictionary.js';
import { FORMS } from './forms.js';
import type { Indicator } from './indicator.js';
import { SECTION_NAMES } from './section-names.js';

const STATISTICS_HEADINGS = [
  '统计指标',
  '指标',
  '指标名称',
  '统计项目',
  '单位',
  '计量单位',
  '统计数',
  '统计数据',
  '统计数量',
  '数量',
  '数值',
];

const labels = new Set<string>();
const headings = new Set<string>(STATISTICS_HEADINGS);
const units = new Set(['元', '亿元', '项', '部', '份次', '人/次', '条次', '件次', '个次']);
for (const form of Object.values(FORMS)) {
  for (const row of form) {
    for (const unit of [row.unit]) if (unit !== '') units.add(unit);
    for (const name of namesOf(row)) if (name.length > 1) labels.add(name);
  }
}
for (const { name } of APPLICANTS) headings.add(name);
for (const form of Object.values(FORMS)) {
  for (const row of form) if (row.table === '2') headings.add(row.name.split('·')[1] ?? '');
}
headings.add('信息内容');

const LONGEST_SECTION = 60;
const sections = new Set(SECTION_NAMES.map((name) => parseRowLabel(name).key));
/** How the titles of sections end; the forms' own rows at this level are labels. */
const SECTION_END = /(?:情况|事项|问题|措施|打算|计划|安排)$/;
/** The sections of the forms of 2019 and 2021 in other words and without their numbers. */
const UNNUMBERED = /^.{0,20}(?:行政复议.{0,6}行政诉讼|主动公开政府信息|政府信息公开申请).{0,4}情况$/;
const CHAPTER = /^(?:[一二三四五六七八九十]{1,3}[、.]|第[一二三四五六七八九十]{1,3}部分)/;

function namesSection(line: Printed): boolean {
  const { key } = rowLabelOf(line);
  if (sections.has(key)) return true;
  if (labels.has(key)) return false;
  const words = wordsOf(line).plain;
  return (CHAPTER.test(words) && SECTION_END.test(words)) || UNNUMBERED.test(words);
}

/**
 * The keys under which a row of a form may be printed; a composed name (规章·本年制发件数) counts by its
 * first part.
 */
function namesOf(row: Indicator): string[] {
  if (row.table === '4') return [];
  if (row.table === '2') return [comparable(row.name.split('·')[0] ?? ''), parseRowLabel(row.parent).key];
  return [parseRowLabel(row.name).key, parseRowLabel(row.parent).key].filter((name) => !name.includes('.'));
}

/** How tables 2, 3 and 4 begin; cells are joined by |. */
const OPENINGS = [
  /^第二十条第\(一\)项/,
  /^\(?本列数据的勾稽关系[^|]*(?:\|申请人情况)?$/,
  /^申请人情况$/,
  /^行政复议\|行政诉讼/,
];

/** What the forms of 2014, 2019 and 2021 print, for recognising their tables in plain text. */
export const FORM_VOCABULARY: TableVocabulary = {
  words: FORM_DICTIONARY,
  isSection: (line) => line.text.length <= LONGEST_SECTION && namesSection(line),
  opensForm: (row) => OPENINGS.some((opening) => opening.test(row.join('|'))),
  isLabel: (cell) => mayBeLabel(cell) && labels.has(rowLabelOf(cell).key),
  isHeading: (cell) =>
    cell.text.length <= 20 && headings.has(wordsOf(cell).plain.replace(/\(.*$|[:()]/g, '')),
  isUnit: (cell) => cell.text.length <= 10 && units.has(wordsOf(cell).plain.replace(/^\(|\)$/g, '')),
};
