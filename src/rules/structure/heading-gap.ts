import { headingInWords, oddHeadings, placeInWords } from '../checks/heading-finding.js';
import type { ReportRule } from '../rule.js';

/** A number is missing among the headings. */
export const headingGap: ReportRule = {
  id: 'heading-gap',
  scope: 'report',
  severity: 'warning',
  title: { zh: '标题序号缺失', en: 'A heading number is missing' },
  checks: {
    zh: '同级标题（一级、二级）的序号应当连续；跳号，或者某个标题丢了序号，即报告缺少的序号。',
    en: 'The numbers of sibling headings (levels 1 and 2) run without a gap; a number that is skipped or lost is reported.',
  },
  formula: 'ordinal(n) = ordinal(n−1) + 1',
  source: 'GB/T 9704-2012《党政机关公文格式》7.3.3（结构层次序数）',
  examples: [
    {
      shows: {
        zh: '标题依次为一、二、三、五、：报告缺「四、」。',
        en: 'The headings are 一、 二、 三、 五、: the rule reports that 四、 is missing.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '二、主动公开情况',
        '主要公开惠民政策和办事指南。',
        '三、依申请公开情况',
        '申请渠道畅通。',
        '五、存在的问题',
        '更新不够及时。',
      ],
      finds: [{ subject: '四、', expected: '四、', actual: '五、' }],
    },
    {
      shows: {
        zh: '标题依次为一、二、三、；各部分之下的（一）另起：不缺序号。',
        en: 'The headings are 一、 二、 三、, and （一） begins again under each of them: nothing is missing.',
      },
      text: [
        '青石镇人民政府2017年政府信息公开工作年度报告',
        '一、概述',
        '（一）组织领导',
        '镇政府设公开办公室。',
        '（二）制度建设',
        '按月核对目录。',
        '二、主动公开情况',
        '（一）公开内容',
        '主要公开惠民政策和办事指南。',
        '三、存在的问题',
        '更新不够及时。',
      ],
      finds: [],
    },
  ],
  check: (report) =>
    oddHeadings(report, 'gap').map(({ section, anomaly, parent }) => {
      const place = placeInWords(parent);
      const here = headingInWords(section);
      const unnumbered = section.label === '';
      return {
        subject: anomaly.expected,
        message: {
          zh: unnumbered
            ? `${place.zh}标题${here}没有序号，按次序应为「${anomaly.expected}」。`
            : `${place.zh}标题序号缺「${anomaly.expected}」：下一个标题已是${here}。`,
          en: unnumbered
            ? `The heading ${here}${place.en} has no number; in sequence it would be ${anomaly.expected}.`
            : `The heading number ${anomaly.expected} is missing${place.en}: the next heading is already ${here}.`,
        },
        expected: anomaly.expected,
        actual: anomaly.actual,
        evidence: [section.span],
      };
    }),
};
