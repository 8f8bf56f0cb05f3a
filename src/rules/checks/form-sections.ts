import type { Report } from '../../report/report.js';
import { titleWords, type Section } from '../../segment/section.js';
import { isPrinted } from './printed-table.js';
import { headingWords } from './report-text.js';

/** One of the six sections that the forms of 2019 and 2021 prescribe. */
export interface FormSection {
  label: string;
  title: string;
  /**
   * What headings of such a section say, folded and without blanks, in the notices' words and in others that
   * are common.
   */
  named: RegExp;
  /** The table that stands in it: where the table is, only the heading was lost. */
  table?: '2' | '3' | '4';
}

/** Headings that stand for the first section: it has no words of its own that every report uses. */
const OVERALL =
  /总体|概述|概况|综述|总述|概要|引言|前言|基本|整体|总的|开展|推进|落实|完成|做法|措施|工作情况/;

/** The six sections, in order. */
export const FORM_SECTIONS: readonly FormSection[] = [
  { label: '一、', title: '总体情况', named: OVERALL },
  {
    label: '二、',
    title: '主动公开政府信息情况',
    named: /主动|公开(?:政府|政务)?信息|信息公开情况/,
    table: '2',
  },
  {
    label: '三、',
    title: '收到和处理政府信息公开申请情况',
    named: /申请(?!.{0,6}(?:复议|诉讼))/,
    table: '3',
  },
  { label: '四、', title: '政府信息公开行政复议、行政诉讼情况', named: /复议|诉讼|起诉|应诉/, table: '4' },
  {
    label: '五、',
    title: '存在的主要问题及改进情况',
    named: /问题|不足|困难|差距|短板|薄弱|改进|整改|下一?步|打算|今后|努力方向|工作(?:思路|计划|重点|安排)/,
  },
  {
    label: '六、',
    title: '其他需要报告的事项',
    named: /其[他它]|需要?(?:报告|说明|报送)|事项|收费|附[件则表]/,
  },
];

function titlesUnder(sections: readonly Section[]): string[] {
  return sections.flatMap((section) => [titleWords(section).squeezed, ...titlesUnder(section.children)]);
}

const hasTable = ({ tables }: Report, number: string): boolean =>
  tables.some(({ template }) => template?.table === number);

/**
 * The prescribed sections of which a report shows nothing: no heading of any level, no words that could begin
 * one, and not the table that stands in it.
 */
export function absentSections(report: Report): FormSection[] {
  const titles = [...titlesUnder(report.sections), ...headingWords(report)];
  return FORM_SECTIONS.filter(({ named, table }, index) => {
    if (titles.some((title) => named.test(title))) return false;
    if (table !== undefined) return !hasTable(report, table) && !isPrinted(report, table);
    // Whatever a report calls its first section, it is the overall one unless it is one of the others.
    const [first] = report.sections;
    const opening = first === undefined ? '' : titleWords(first).squeezed;
    return index > 0 || FORM_SECTIONS.slice(1).some((other) => other.named.test(opening));
  });
}
