import type { Block } from '../../document/block.js';
import { isBlank } from '../../document/fold.js';
import { wordsOf } from '../../document/words.js';
import type { Report } from '../../report/report.js';
import { titleWords, type Section } from '../../segment/section.js';
import { headingInWords } from '../checks/heading-finding.js';
import { FORM_SECTIONS } from '../checks/form-sections.js';
import type { ReportRule } from '../rule.js';

/** A longer heading, or one with such words, says all there is to say. */
const LONGEST_NAME = 30;
const SAYS_SOMETHING = /[。,;:!?]|无$|没有|未|不存在|不涉及|\d|附[件表后]|另[附行]|[见详]下?表|统计表/;
/** Page numbers and rules are no content. */
const FURNITURE = /^[-—_=·*#|\s]*(?:(?:第|(?=\d))\d{1,3}页?[-—_=·*#|\s]*)?$/;

function holdsSomething(block: Block): boolean {
  if (block.kind === 'table') return true;
  return !isBlank(block.text) && !FURNITURE.test(wordsOf(block).squeezed);
}

function isBare(section: Section): boolean {
  const { blocks, children } = section;
  const name = titleWords(section).squeezed;
  const named = name !== '' && name.length <= LONGEST_NAME && !SAYS_SOMETHING.test(name);
  return named && children.length === 0 && !blocks.some(holdsSomething);
}

/**
 * Whether the report goes on behind its last section: then the text that was taken for its end may belong to
 * it.
 */
function endsPlainly({ back, tables }: Report, last: Section): boolean {
  return (
    !back.some(({ kind }) => kind === 'table') &&
    !tables.some(({ span }) => span.start.offset >= last.span.start.offset) &&
    back.filter(holdsSomething).length <= 3
  );
}

/**
 * Whether a section holds a table of the form and need not hold more. Its absence is another rule's matter,
 * and the table may be there as a picture.
 */
function isForTable(section: Section, reportYear: number | null): boolean {
  if (reportYear !== null && reportYear < 2019) return false;
  const name = titleWords(section).squeezed;
  return FORM_SECTIONS.some(({ named, table }) => table !== undefined && named.test(name));
}

function repeatedAmong(titles: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(titles.filter((title) => seen.has(title) || !seen.add(title)));
}

/** A section has a heading and nothing under it. */
export const sectionEmpty: ReportRule = {
  id: 'section-empty',
  scope: 'report',
  severity: 'warning',
  title: { zh: '部分没有内容', en: 'A section without content' },
  checks: {
    zh: '一级标题之下应有文字或表格，写「无」也算。2019 年度起只需放一张表的第二、三、四部分，由 statistics-table-missing 检查（表也可能是图片）；标题自身已说明情况的、附件在文末的，不报告；后一标题的序号不接续的、同名标题不止一个的（如目录）、半数没有内容的，说明标题没有读准，不作检查。',
    en: 'Text or a table stands under each level-1 heading; 无 (none) is enough. From 2019 on sections 二, 三 and 四, which need hold nothing but a table, are left to statistics-table-missing (the table may be a picture). A heading that says everything itself, or whose attachment follows the report, is left alone. Nothing is checked where the next number does not follow, a title stands twice (as in a table of contents), or half of the sections hold nothing: then the headings were not read well.',
  },
  formula: 'content(section) ≠ ∅',
  source: '《政府信息公开条例》（2008）第三十二条、（2019）第五十条',
  examples: [
    {
      shows: {
        zh: '「五、存在的主要问题及改进情况」之后紧接「六、其他需要报告的事项」，其间没有文字：报告第五部分没有内容。',
        en: 'The heading 五、 is followed by 六、 with nothing between them: the rule reports that 五、 is empty.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '一、总体情况',
        '本镇稳步推进政府信息公开。',
        '二、主动公开政府信息情况',
        '主要公开惠民政策和办事指南。',
        '三、收到和处理政府信息公开申请情况',
        '申请渠道畅通。',
        '四、政府信息公开行政复议、行政诉讼情况',
        '没有发生行政复议和行政诉讼。',
        '五、存在的主要问题及改进情况',
        '六、其他需要报告的事项',
        '无。',
      ],
      finds: [{ subject: '五、' }],
    },
    {
      shows: {
        zh: '第五部分写了「无」：不是没有内容。',
        en: 'Section 五 says 无 (none): that is content.',
      },
      text: [
        '青石镇人民政府2022年政府信息公开工作年度报告',
        '一、总体情况',
        '本镇稳步推进政府信息公开。',
        '二、主动公开政府信息情况',
        '主要公开惠民政策和办事指南。',
        '三、收到和处理政府信息公开申请情况',
        '申请渠道畅通。',
        '四、政府信息公开行政复议、行政诉讼情况',
        '没有发生行政复议和行政诉讼。',
        '五、存在的主要问题及改进情况',
        '无。',
        '六、其他需要报告的事项',
        '无。',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const { sections } = report;
    const titles = sections.map((section) => titleWords(section).squeezed);
    const repeated = repeatedAmong(titles);
    const bare = sections.filter((section, at) => {
      if (section.label === '' || section.ordinal === null || !isBare(section)) return false;
      if (isForTable(section, report.reportYear)) return false;
      if (repeated.has(titles[at] ?? '')) return false;
      const next = sections[at + 1];
      return next === undefined ? endsPlainly(report, section) : next.ordinal === section.ordinal + 1;
    });
    if (bare.length * 2 >= sections.length) return [];
    return bare.map((section) => ({
      subject: section.label,
      message: {
        zh: `${headingInWords(section)}之下没有文字也没有表格（图片读不出来）；没有可报告的，也应写明。`,
        en: `Neither text nor a table stands under ${headingInWords(section)} (pictures cannot be read); a section with nothing to report says so.`,
      },
      expected: null,
      actual: null,
      evidence: [section.span],
    }));
  },
};
