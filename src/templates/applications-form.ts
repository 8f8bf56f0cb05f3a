import { FORMS } from './forms.js';
import type { SixSections } from './generations.js';
import type { Indicator } from './indicator.js';

const RESULTS = '三、本年度办理结果';
const LABEL = /^([一二三四五六七八九十]、|（[一二三四五六七八九十]）)(.*)$/;

/**
 * The rows of table 3 with its heading rows as groups, so that rows can be matched under the group in force.
 * Heading rows have codes that begin with `group:`.
 */
export function applicationsForm(form: SixSections): readonly Indicator[] {
  return form === '2019' ? OF_2019 : OF_2021;
}

const OF_2019 = withGroups(FORMS['2019']);
const OF_2021 = withGroups(FORMS['2021']);

function withGroups(form: readonly Indicator[]): Indicator[] {
  const out: Indicator[] = [];
  const groups = new Set<string>();
  const open = (printed: string): string => {
    const code = `group:${printed}`;
    if (printed === '') return '';
    if (!groups.has(code)) {
      groups.add(code);
      const parent = printed === RESULTS ? '' : open(RESULTS);
      const [, numbering = '', name = printed] = LABEL.exec(printed) ?? [];
      out.push({ code, parent, numbering, name, unit: '', relation: 'group', table: '3' });
    }
    return code;
  };
  for (const row of form) {
    if (row.table !== '3') continue;
    const parent = open(row.parent);
    out.push({ ...row, parent });
  }
  return out;
}
