import { parseReport } from '../../src/report/parse-report.js';
import type { Report } from '../../src/report/report.js';
import { FORMS } from '../../src/templates/forms.js';

/** A report read from its text, for rules that judge how sentences are worded. */
export const read = (...lines: string[]): Promise<Report> => parseReport(Buffer.from(lines.join('\n')));

export const TITLE_2018 = '青石镇人民政府2018年政府信息公开工作年度报告';
export const PERIOD_2018 = '本报告所列数据的统计期限自2018年1月1日起至2018年12月31日止。';

/** The statistics table with 0 everywhere but where the test says otherwise. */
export function statistics(values: Record<string, number>): string[] {
  const rows = FORMS['2014']
    .filter(({ relation }) => relation !== 'text')
    .map((row) => {
      const value = row.relation === 'group' ? '' : String(values[row.code] ?? 0);
      return [`${row.numbering}${row.name}`, row.unit, value].join('\t');
    });
  return ['政府信息公开情况统计表', '统计指标\t单位\t统计数', ...rows];
}
