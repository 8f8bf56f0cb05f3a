import { wordsOf, type Printed } from '../document/words.js';
import { mayBeLabel, parseRowLabel, rowLabelOf } from '../tables/row-label.js';
import { FORM_2014 } from './form-2014.js';
import { FORMS } from './forms.js';
import type { FormTable, Generation } from './generations.js';

/** Which table of which form. */
export interface Template {
  /** `statistics` (2014), or the table's number in 2019 and 2021. */
  table: FormTable;
  form: Generation;
}

const STATISTICS_KEYS = keysOf(FORM_2014.map((row) => row.name));
const APPLICATION_KEYS = keysOf(
  [...FORMS['2021'], ...FORMS['2019']]
    .filter((row) => row.table === '3')
    .flatMap((row) => [row.name, row.parent])
    .filter((name) => name !== '总计' && name !== '其他'),
);
const DISCLOSURE_KEYS = keysOf([
  ...[...FORMS['2021'], ...FORMS['2019']]
    .filter((row) => row.table === '2')
    .map((row) => row.name.split('·')[0] ?? ''),
  '规范性文件',
]);

/** The column headings that no other table has together. */
const STATISTICS_HEADING = ['统计指标', '统计数'];
/** How many different rows of a form a table without its column headings must show. */
const LABELS_ALONE = 3;
/** Columns of table 2 that only the form of 2019 has; 处理决定数量 without 本年 is one of them too. */
const COLUMNS_OF_2019 = /新制作|新公开数量|对外公开总|上一?年项目|本年增\/?减|采购项目数|采购总金额/;
const COLUMNS_OF_2021 = /制发件数|废止件数|本年制发|本年废|现行有效|本年处理决定|本年收费/;
/** Rows of table 2 that only the form of 2019 has. */
const ROWS_OF_2019 = /其他对外管理服务|政府集中采购/;
/** Rows behind those that the forms of 2019 and 2021 share: where none stands the table may follow either. */
const ROWS_BEHIND = /其他处理|结转下年/;
/** Rows into which only the form of 2021 divides （六）其他处理. */
const ROWS_OF_2021 = /逾期不补正|收费通知要求/;

/**
 * Gives a table 3 that ends before the rows in which its forms differ the form of the report's table 2, since
 * by itself it may follow either.
 *
 * @param template what the table's own words say
 * @param rows the table's cells
 * @param others the templates of the report's tables
 */
export function settleForm(
  template: Template | null,
  rows: readonly (readonly Printed[])[],
  others: readonly (Template | null)[],
): Template | null {
  if (
    template?.table !== '3' ||
    rows.some((row) => row.some((cell) => ROWS_BEHIND.test(wordsOf(cell).plain)))
  )
    return template;
  return { table: '3', form: others.find((other) => other?.table === '2')?.form ?? template.form };
}

function keysOf(names: readonly string[]): Set<string> {
  return new Set(names.map((name) => parseRowLabel(name).key).filter((key) => key !== ''));
}

/**
 * Recognises which table of which form a table is, by what it prints and by nothing else: hybrids are common,
 * so neither the year nor the report's other tables count.
 *
 * @param rows the cells
 * @returns null for a table of no known form
 */
export function recogniseTemplate(rows: readonly (readonly Printed[])[]): Template | null {
  const short = rows.map((row) => row.filter(({ text }) => text.length <= 200));
  const words = short.map((row) => row.map((cell) => wordsOf(cell).plain));
  const all = [...new Set(words.flat())];
  const keys = [
    ...new Set(
      short
        .flat()
        .filter(mayBeLabel)
        .map((cell) => rowLabelOf(cell).key),
    ),
  ];
  const count = (known: ReadonlySet<string>): number => keys.filter((key) => known.has(key)).length;
  const some = (pattern: RegExp): boolean => all.some((text) => pattern.test(text));
  if (count(APPLICATION_KEYS) >= LABELS_ALONE) {
    return { table: '3', form: some(ROWS_OF_2021) ? '2021' : '2019' };
  }
  if (some(/维持/) && some(/尚未|未审结/) && some(/行政复议|行政诉讼|复议后起诉/))
    return { table: '4', form: '2021' };
  const old = some(COLUMNS_OF_2019);
  if ((old || some(COLUMNS_OF_2021)) && (count(DISCLOSURE_KEYS) >= 1 || some(/^信息内容$/))) {
    return { table: '2', form: old ? '2019' : '2021' };
  }
  // without its columns: the rows of the form, under the articles that they are disclosed by
  if (some(/第二十条第/) && count(DISCLOSURE_KEYS) >= LABELS_ALONE) {
    return { table: '2', form: some(ROWS_OF_2019) ? '2019' : '2021' };
  }
  const statistics = count(STATISTICS_KEYS);
  const headed = some(/^统计(?:指标|项目)/);
  const wholly = words.some((row) => STATISTICS_HEADING.every((word) => row.includes(word)));
  if (wholly || statistics >= LABELS_ALONE || (headed && statistics >= 1)) {
    return { table: 'statistics', form: '2014' };
  }
  return null;
}
