import type { Notice } from '../../src/document/notice.js';
import { readTextBlocks } from '../../src/decode/text.js';
import type { Block } from '../../src/document/block.js';
import { readObservations } from '../../src/report/observations.js';
import { recogniseTables } from '../../src/report/observations/recognise-tables.js';
import type { Observation, ReportTable } from '../../src/report/report.js';
import { findTables } from '../../src/tables/find-tables.js';
import { FORM_2014 } from '../../src/templates/form-2014.js';
import { FORM_VOCABULARY } from '../../src/templates/form-vocabulary.js';
import type { Indicator } from '../../src/templates/indicator.js';

/** Rows that only some provinces' forms have. */
const PROVINCIAL = /^(?:library|website|gazette|reading_point)|^request\.received\.other$|^complaint\./;

/** The rows of the common form with a value each, as a table prints them. */
export const COMMON_FORM: readonly Indicator[] = FORM_2014.filter(
  (row) => !PROVINCIAL.test(row.code) && row.relation !== 'text',
);

/** One printed row: label with its numbering, unit ('' for heading rows), value as printed. */
export type PrintedRow = [label: string, unit: string, value: string];

/** Prints the form; `values` gives the text of each value cell by code. */
export function printForm(values: (code: string) => string, form = COMMON_FORM): PrintedRow[] {
  return form.map((row) => {
    const mark = /^[一二三四五六七八九]$/.test(row.numbering) ? '、' : /^\d$/.test(row.numbering) ? '.' : '';
    const label = `${row.numbering}${mark}${row.name}`;
    return row.relation === 'group' ? [label, '', ''] : [label, row.unit, values(row.code)];
  });
}

const HEADER: PrintedRow = ['统计指标', '单位', '统计数'];

/** Each text layout in which such tables are published. */
export const LAYOUTS: Record<string, (rows: readonly PrintedRow[]) => string> = {
  'tab-cells': (rows) =>
    [HEADER, ...rows].map((row) => row.map((cell) => `\t${cell || ' '}\n`).join('')).join('\n'),
  pipes: (rows) => [HEADER, ['---', '---', '---'], ...rows].map((row) => `| ${row.join(' | ')} |\n`).join(''),
  'tab-rows': (rows) => [HEADER, ...rows].map((row) => `${row.join('\t')}\n`).join(''),
  'space-rows': (rows) => [HEADER, ...rows].map((row) => `${row.join('   ').trimEnd()}\n`).join(''),
  'cell-lines': (rows) =>
    [HEADER, ...rows].map((row) => row.filter((cell) => cell !== '').join('\n') + '\n').join(''),
  glued: (rows) => [HEADER, ...rows].map((row) => `${row.join('')}\n`).join(''),
};

/** What the core makes of a text, as far as tables go. */
export interface TextReading {
  blocks: Block[];
  tables: ReportTable[];
  observations: Observation[];
  notices: Notice[];
}

export function readText(text: string): TextReading {
  const blocks = findTables(readTextBlocks(text).blocks, text, FORM_VOCABULARY);
  const tables = recogniseTables(blocks);
  return { blocks, tables, ...readObservations(tables, 'a.txt') };
}

/** Observations as `code → value`, or the status where there is no number; two of one code give an array. */
export function figures(observations: readonly Observation[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const { indicator, applicant, value, status } of observations) {
    const key = applicant === undefined ? indicator : `${indicator}@${applicant}`;
    const told = value ?? status;
    out[key] = key in out ? [out[key], told].flat() : told;
  }
  return out;
}
