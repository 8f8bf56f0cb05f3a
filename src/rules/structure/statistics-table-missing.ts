import { isPublicInstitution } from '../../report/issuer-level.js';
import { formInForce } from '../../templates/forms.js';
import type { Report } from '../../report/report.js';
import { isPrinted } from '../checks/printed-table.js';
import type { FindingDraft, ReportRule } from '../rule.js';

const SIX_SECTION_TABLES: readonly { table: '2' | '3' | '4'; name: string }[] = [
  { table: '2', name: '第二部分「主动公开政府信息情况」的表' },
  { table: '3', name: '第三部分「收到和处理政府信息公开申请情况」的表' },
  { table: '4', name: '第四部分「政府信息公开行政复议、行政诉讼情况」的表' },
];

function unreadTables(report: Report): { zh: string; en: string; count: number } {
  const count = report.tables.filter((table) => table.template === null).length;
  if (count === 0) return { zh: '', en: '', count };
  return {
    zh: `另有 ${count} 张表未能识别，请核对其中是否有它。`,
    en: ` ${count} other table(s) were not recognised; see whether one of them is it.`,
    count,
  };
}

function missing(report: Report, subject: string, zh: string, en: string): Omit<FindingDraft, 'severity'> {
  const unread = unreadTables(report);
  return {
    subject,
    message: { zh: `${zh}${unread.zh}`, en: `${en}${unread.en}` },
    expected: subject,
    actual: null,
    evidence: [
      ...(report.titleSpan === null ? [] : [report.titleSpan]),
      ...report.tables.filter((table) => table.template === null).map((table) => table.span),
    ],
  };
}

/** A report comes without the table that its generation prescribes. */
export const statisticsTableMissing: ReportRule = {
  id: 'statistics-table-missing',
  scope: 'report',
  severity: 'warning',
  title: { zh: '缺少统计表', en: 'The statistics table is missing' },
  checks: {
    zh: '2014—2018 年度的年报应附《政府信息公开情况统计表》；2019 年度起第二、三、四部分各应有表，三张全缺为错误。图片形式的表视为缺少；表中的行名大半印在文中、只是排版无法识别的，不算缺少。2014 年以前没有规定表格，学校、医院和公司等公共企事业单位不受此格式约束，都不作检查。',
    en: 'A report for 2014-2018 comes with the statistics table; from 2019 sections 二, 三 and 四 each hold a table, and it is an error if all three are missing. A picture of a table counts as missing; a table whose row names mostly stand in the text, in a layout that could not be read, does not. Before 2014 no form was prescribed, and schools, hospitals and companies have none: there nothing is checked.',
  },
  formula: '2014 ≤ year ≤ 2018: statistics ∈ tables; year ≥ 2019: {2, 3, 4} ⊆ tables',
  source: '国办发〔2014〕32号；国办公开办函〔2019〕60号；国办公开办函〔2021〕30号',
  examples: [
    {
      shows: {
        zh: '2018 年度年报只有正文、没有统计表：报告缺少《政府信息公开情况统计表》。',
        en: 'A report for 2018 has prose and no table: the rule reports that the statistics table is missing.',
      },
      text: ['青石镇人民政府2018年政府信息公开工作年度报告', '一、概述', '本镇稳步推进政府信息公开。'],
      finds: [{ subject: 'statistics', expected: 'statistics' }],
    },
    {
      shows: {
        zh: '2018 年度年报附有统计表：不缺。',
        en: 'The report for 2018 comes with the statistics table: nothing is missing.',
      },
      text: [
        '青石镇人民政府2018年政府信息公开工作年度报告',
        '一、概述',
        '本镇稳步推进政府信息公开。',
        '附件：政府信息公开情况统计表',
        '| 统计指标 | 单位 | 统计数 |',
        '| （一）主动公开政府信息数 | 条 | 36 |',
        '| （一）收到申请数 | 件 | 0 |',
        '| 六、举报投诉数量 | 件 | 0 |',
      ],
      finds: [],
    },
    {
      shows: {
        zh: '2022 年度年报的第二、三、四部分都没有表：三张全缺，为错误。',
        en: 'In the report for 2022 none of the sections 二, 三 and 四 holds a table: all three are missing, which is an error.',
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
        '六、其他需要报告的事项',
        '无。',
      ],
      finds: [{ subject: 'statistics', severity: 'error', expected: 'statistics' }],
    },
  ],
  check: (report) => {
    const generation = report.reportYear === null ? null : formInForce(report.reportYear);
    if (report.reportYear === null || generation === null) return [];
    if (report.issuer !== null && isPublicInstitution(report.issuer)) return [];
    if (generation === '2014') {
      if (report.templates.statistics !== undefined || isPrinted(report, 'statistics')) return [];
      const draft = missing(
        report,
        'statistics',
        `${report.reportYear} 年度年报应附《政府信息公开情况统计表》，未找到。`,
        `A report for ${report.reportYear} comes with the statistics table (政府信息公开情况统计表); none was found.`,
      );
      return [draft];
    }
    const absent = SIX_SECTION_TABLES.filter(
      ({ table }) => report.templates[table] === undefined && !isPrinted(report, table),
    );
    if (absent.length === SIX_SECTION_TABLES.length) {
      const draft = missing(
        report,
        'statistics',
        `${report.reportYear} 年度年报的第二、三、四部分应各有一张表，一张也未找到。`,
        `In a report for ${report.reportYear} sections 二, 三 and 四 each hold a table; none was found.`,
      );
      // A table that could not be read may be the one: then its absence is probable, not certain.
      return [{ ...draft, severity: unreadTables(report).count === 0 ? 'error' : 'warning' }];
    }
    return absent.map(({ table, name }) =>
      missing(
        report,
        `table-${table}`,
        `未找到${name}。`,
        `Table ${table} (of section ${table}) was not found.`,
      ),
    );
  },
};
