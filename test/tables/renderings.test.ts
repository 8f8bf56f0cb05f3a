import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment } from '../../src/segment/segment.js';
import { APPLICANTS } from '../../src/templates/applicants.js';
import { FORMS } from '../../src/templates/forms.js';
import { SECTION_NAMES } from '../../src/templates/section-names.js';
import { OF_STATISTICS, OF_TABLE_3, OF_TABLE_4, PLAIN } from './renderings.js';
import {
  APPLICATION_LABELS_OF_2021,
  applicationsGrid,
  TABLE_2_OF_2021,
  TABLE_4_HEAD,
} from './six-section-tables.js';
import { COMMON_FORM, figures, printForm, readText, type PrintedRow } from './statistics-table.js';

const codesOf = (table: string): string[] =>
  FORMS['2021'].filter((row) => row.table === table).map((row) => row.code);

const SECTIONS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];

/** A report of six sections with tables in the second, third and fourth. */
function report(table2: string, table3: string, table4: string): string {
  return [
    '云岭镇人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n2023年，云岭镇把公开工作落到了实处。',
    `二、主动公开政府信息情况\n${table2}`,
    `三、收到和处理政府信息公开申请情况\n${table3}`,
    `四、政府信息公开行政复议、行政诉讼情况\n${table4}`,
    '五、存在的主要问题及改进情况\n公开的形式还比较单一，将继续改进。',
    '六、其他需要报告的事项\n无其他事项需要报告。\n',
  ].join('\n');
}

const NO_TABLE = '详见附表。';
const sectionsOf = (text: string): string[] =>
  segment(readText(text).blocks, SECTION_NAMES).sections.map(({ title }) => title);

const TABLE_3_FIGURES = fc.array(fc.array(fc.nat(300), { minLength: 7, maxLength: 7 }), {
  minLength: APPLICATION_LABELS_OF_2021.length,
  maxLength: APPLICATION_LABELS_OF_2021.length,
});

describe.each(Object.entries({ ...PLAIN, ...OF_TABLE_3 }))('table 3 as %s', (_name, render) => {
  it('gives every cell, and the sections around it stay', () => {
    fc.assert(
      fc.property(TABLE_3_FIGURES, (rows) => {
        const grid = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) =>
          String(rows[row]?.[column]),
        );
        const text = report(NO_TABLE, render(grid), NO_TABLE);
        const expected = codesOf('3').flatMap((code, row) =>
          APPLICANTS.map((applicant, column) => [`${code}@${applicant.code}`, rows[row]?.[column]]),
        );
        expect(figures(readText(text).observations)).toEqual(Object.fromEntries(expected));
        expect(sectionsOf(text)).toEqual(SECTIONS);
      }),
      { numRuns: 4 },
    );
  });
});

describe.each(Object.entries(PLAIN))('table 2 as %s', (_name, render) => {
  it('gives every cell that is printed', () => {
    const rows = TABLE_2_OF_2021.map((row) => (row[0] === '行政强制' ? ['行政强制', '6', '', ''] : row)).map(
      (row) => row.map((cell) => (cell === '25000元' ? '2.5' : cell)),
    );
    const text = report(render(rows), NO_TABLE, NO_TABLE);
    expect(figures(readText(text).observations)).toEqual({
      'regulation.issued': 0,
      'regulation.repealed': 0,
      'regulation.in_force': 0,
      'normative.issued': 4,
      'normative.repealed': 1,
      'normative.in_force': 17,
      'licence.decisions': 312,
      'penalty.decisions': 45,
      'coercion.decisions': 6,
      'charge.amount': 2.5,
    });
    expect(sectionsOf(text)).toEqual(SECTIONS);
  });
});

const HEADS = TABLE_4_HEAD.flat().filter((cell) => cell !== '');

describe.each(Object.entries(OF_TABLE_4))('table 4 with %s', (_name, render) => {
  it('gives its fifteen cells in the form’s order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 15, maxLength: 15 }), (cells) => {
        const text = report(NO_TABLE, NO_TABLE, render(HEADS, cells.map(String)));
        const expected = codesOf('4').map((code, at) => [code, cells[at]]);
        expect(figures(readText(text).observations)).toEqual(Object.fromEntries(expected));
        expect(sectionsOf(text)).toEqual(SECTIONS);
      }),
      { numRuns: 4 },
    );
  });

  it('gives nothing but a notice with fourteen or sixteen figures', () => {
    for (const count of [14, 16]) {
      const cells = Array.from({ length: count }, (_, at) => String(at + 1));
      const { observations, notices } = readText(render(HEADS, cells));
      expect([observations, notices.length]).toEqual([[], 1]);
    }
  });
});

const VALUED = COMMON_FORM.filter((row) => row.relation !== 'group');
const HEADER: PrintedRow = ['统计指标', '单位', '统计数'];
const STATISTICS: [string, (rows: readonly PrintedRow[]) => string][] = [
  ...Object.entries(OF_STATISTICS),
  ...Object.entries(PLAIN).map(
    ([name, render]) =>
      [name, (rows: readonly PrintedRow[]) => render([...rows])] as [
        string,
        (rows: readonly PrintedRow[]) => string,
      ],
  ),
];

describe.each(STATISTICS)('the statistics table as %s', (_name, render) => {
  it('gives every figure of the form and leaves the sign-off', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9999), { minLength: VALUED.length, maxLength: VALUED.length }), (cells) => {
        const byCode = new Map(VALUED.map((row, at) => [row.code, cells[at]]));
        const table = render([HEADER, ...printForm((code) => String(byCode.get(code)))]);
        const text = `附件：\n政府信息公开情况统计表\n（2016年度）\n\n${table}\n单位负责人：白云舒　审核人：石青\n`;
        const { observations, blocks } = readText(text);
        expect(figures(observations)).toEqual(Object.fromEntries(byCode));
        expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: '单位负责人：白云舒　审核人：石青' });
      }),
      { numRuns: 4 },
    );
  });
});

describe('a report with all three tables', () => {
  it.each(Object.entries({ ...PLAIN, 'rows in tabs': OF_TABLE_3['rows in tabs'] }))(
    'keeps each as a table of its own and the headings between them, printed as %s',
    (_name, render) => {
      if (render === undefined) throw new Error(_name);
      const grid = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => String(row * 10 + column));
      const cells = codesOf('4').map((_, at) => String(at + 1));
      const text = report(render(TABLE_2_OF_2021), render(grid), render([...TABLE_4_HEAD, cells]));
      const { tables } = readText(text);
      expect(tables.map((table) => table.template?.table)).toEqual(['2', '3', '4']);
      expect(sectionsOf(text)).toEqual(SECTIONS);
    },
  );
});
