import { squeeze } from '../document/fold.js';
import { parseRowLabel } from '../tables/row-label.js';
import { FORM_2014 } from './form-2014.js';

/** Which table of which form. */
export interface Template {
  /** `statistics` (2014), or the table's number in 2019 and 2021. */
  table: 'statistics' | '2' | '3' | '4';
  form: '2014' | '2019' | '2021';
}

const STATISTICS_KEYS = new Set(FORM_2014.map((row) => parseRowLabel(row.name).key));

/** The column headings that no other table has together. */
const HEADING = ['统计指标', '统计数'];

/** How many different rows of the 2014 form a table without its column headings must show. */
const LABELS_ALONE = 3;

/**
 * Recognises which table of which form a table is, by what it prints and by nothing else: hybrids are common, so neither
 * the year nor the report's other tables count.
 *
 * @param rows the texts of the cells
 * @returns null for a table of no known form
 */
export function recogniseTemplate(rows: readonly (readonly string[])[]): Template | null {
  const keys = new Set<string>();
  let headed = false;
  let headedWholly = false;
  for (const row of rows) {
    if (HEADING.every((word) => row.some((text) => text.length < 20 && squeeze(text) === word)))
      headedWholly = true;
    for (const text of row) {
      if (text.length > 200) continue;
      const { key } = parseRowLabel(text);
      if (STATISTICS_KEYS.has(key)) keys.add(key);
      if (/^统计(指标|项目)/.test(squeeze(text))) headed = true;
    }
  }
  if (keys.size >= LABELS_ALONE || (headed && keys.size >= 1) || headedWholly)
    return { table: 'statistics', form: '2014' };
  return null;
}
