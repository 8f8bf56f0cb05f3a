import { isPublicInstitution } from '../../report/issuer-level.js';
import { absentSections } from '../checks/form-sections.js';
import type { ReportRule } from '../rule.js';

/** The six sections are prescribed from this reporting year on. */
const FIRST_YEAR = 2019;
/** With fewer headings the report was not cut into its sections, or never had any. */
const FEWEST_HEADINGS = 3;
/** A report without more of them does not follow the form at all, or its headings were not found. */
const MOST_ABSENT = 2;

/** A section that the form prescribes is absent. */
export const sectionMissing: ReportRule = {
  id: 'section-missing',
  scope: 'report',
  severity: 'warning',
  title: { zh: '缺少规定的部分', en: 'A prescribed section is missing' },
  checks: {
    zh: '2019 年度起的年报应有六个部分。任何一级标题、独立成行的标题或该部分的表都没有的，视为缺少；名称不同而意思相近的，算有。标题不足三个、缺两个以上，或者仍用 2014 年统计表的，说明没有读出标题或者没有采用这一格式，不作检查。2018 年度及以前没有规定标题，公共企事业单位不受此格式约束，不作检查。',
    en: 'A report from 2019 on has six sections. One is missing when no heading of any level, no line that could be one, and not its table is there; other wordings of like meaning count. Nothing is checked where fewer than three headings were found, more than two sections are absent or the statistics table of 2014 is used: then the headings were not read, or the report does not follow this form. Up to 2018 no headings were prescribed, and schools, hospitals and companies have none to follow.',
  },
  formula: 'year ≥ 2019: six sections ⊆ headings',
  source: '《政府信息公开条例》（2019）第五十条；国办公开办函〔2019〕60号；国办公开办函〔2021〕30号',
  examples: [
    {
      shows: {
        zh: '2022 年度年报有一至五部分，没有「六、其他需要报告的事项」：报告缺少这一部分。',
        en: 'A report for 2022 has sections 一 to 五 and no 六、其他需要报告的事项: the rule reports that it is missing.',
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
        '更新不够及时。',
      ],
      finds: [{ subject: '其他需要报告的事项', expected: '六、其他需要报告的事项' }],
    },
    {
      shows: {
        zh: '第六部分题为「其它事项」：名称不同而意思相近，不算缺少。',
        en: 'Section six is called 其它事项: another wording of like meaning counts.',
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
        '更新不够及时。',
        '六、其它事项',
        '无。',
      ],
      finds: [],
    },
  ],
  check: (report) => {
    const { issuer, reportYear, sections, templates } = report;
    if (reportYear === null || reportYear < FIRST_YEAR || templates.statistics !== undefined) return [];
    if (sections.length < FEWEST_HEADINGS) return [];
    if (issuer !== null && isPublicInstitution(issuer)) return [];
    const absent = absentSections(report);
    if (absent.length > MOST_ABSENT) return [];
    const present = sections.map(({ label, title }) => `${label}${title}`).join('；');
    return absent.map(({ label, title }) => ({
      subject: title,
      message: {
        zh: `缺少规定的「${label}${title}」，现有标题：${present}。`,
        en: `The prescribed section ${label}${title} is missing; the headings are: ${present}.`,
      },
      expected: `${label}${title}`,
      actual: null,
      evidence: sections.map(({ span }) => span),
    }));
  },
};
