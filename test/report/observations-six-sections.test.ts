import { describe, expect, it } from 'vitest';
import { APPLICANTS } from '../../src/templates/applicants.js';
import { FORMS } from '../../src/templates/forms.js';
import {
  APPLICATION_LABELS_OF_2021,
  applicationsGrid,
  asPipes,
  asTabs,
  TABLE_2_OF_2019,
  TABLE_2_OF_2021,
  TABLE_4_HEAD,
} from '../tables/six-section-tables.js';
import { figures, readText } from '../tables/statistics-table.js';

const asBlanks = (rows: string[][]): string => rows.map((row) => `${row.join(' ').trimEnd()}\n`).join('');
const asLines = (rows: string[][]): string =>
  rows
    .flat()
    .filter((cell) => cell !== '')
    .join('\n');
const READINGS: [string, (rows: string[][]) => string][] = [
  ['pipes', asPipes],
  ['tabs', asTabs],
];
const codesOf = (form: '2019' | '2021', table: string): string[] =>
  FORMS[form].filter((row) => row.table === table).map((row) => row.code);
const cellsOfTable3 = (
  form: '2019' | '2021',
  figure: (row: number, column: number) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(
    codesOf(form, '3').flatMap((code, row) =>
      APPLICANTS.map((applicant, column) => [`${code}@${applicant.code}`, figure(row, column)]),
    ),
  );
/** The form of 2019 has one row where that of 2021 has three. */
const LABELS_OF_2019 = APPLICATION_LABELS_OF_2021.flatMap(([group, label]): [string, string][] => {
  if (group !== '（六）其他处理') return [[group, label]];
  return label === '3.其他' ? [['', '（六）其他处理']] : [];
});
const distinct = (row: number, column: number): number => row * 10 + column;

describe.each(READINGS)('table 2 printed with %s', (_layout, print) => {
  it('gives the cells of the form of 2021, blanks as blanks', () => {
    const { tables, observations } = readText(`二、主动公开政府信息情况\n${print(TABLE_2_OF_2021)}`);
    expect(tables.map((table) => table.template)).toEqual([{ table: '2', form: '2021' }]);
    expect(figures(observations)).toEqual({
      'regulation.issued': 0,
      'regulation.repealed': 0,
      'regulation.in_force': 0,
      'normative.issued': 4,
      'normative.repealed': 1,
      'normative.in_force': 17,
      'licence.decisions': 312,
      'penalty.decisions': 45,
      'coercion.decisions': 'blank',
      'charge.amount': 2.5,
    });
  });

  it('keeps a row that the form does not know under its name and its columns', () => {
    const note = '（含以本单位办公室名义签发的文件）';
    const rows = [
      ...TABLE_2_OF_2019.slice(0, 4),
      [`其他主动公开文件${note}`, '18', '8', '25'],
      ...TABLE_2_OF_2019.slice(4),
    ];
    expect(figures(readText(print(rows)).observations)).toMatchObject({
      'normative.made': 6,
      'unknown:其他主动公开文件·本年新制作数量': 18,
      'unknown:其他主动公开文件·本年新公开数量': 8,
      'unknown:其他主动公开文件·对外公开总数量': 25,
      'licence.items_last_year': 40,
    });
  });

  it('gives the cells of the form of 2019, decreases negative', () => {
    const { tables, observations } = readText(print(TABLE_2_OF_2019));
    expect(tables.map((table) => table.template)).toEqual([{ table: '2', form: '2019' }]);
    expect(figures(observations)).toMatchObject({
      'normative.made': 6,
      'normative.newly_disclosed': 5,
      'normative.disclosed_total': 21,
      'licence.items_last_year': 40,
      'licence.items_change': -3,
      'licence.decisions': 288,
      'other_service.decisions': 96,
      'procurement.items': 7,
      'procurement.amount': 86.5,
    });
  });
});

describe.each([
  ['one row a line with blanks', asBlanks],
  ['one cell a line', asLines],
] as [string, (rows: string[][]) => string][])('table 2 printed %s', (_layout, print) => {
  it('gives the cells of the form of 2021', () => {
    const { observations } = readText(`${print(TABLE_2_OF_2021)}\n三、收到和处理政府信息公开申请情况\n`);
    expect(figures(observations)).toMatchObject({
      'normative.issued': 4,
      'normative.repealed': 1,
      'normative.in_force': 17,
      'licence.decisions': 312,
      'coercion.decisions': 'blank',
      'charge.amount': 2.5,
    });
  });
});

describe.each(READINGS)('table 3 printed with %s', (_layout, print) => {
  it('gives each row by applicant in the form of 2021', () => {
    const grid = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => String(distinct(row, column)));
    const { tables, observations } = readText(print(grid));
    expect(tables.map((table) => table.template)).toEqual([{ table: '3', form: '2021' }]);
    expect(figures(observations)).toEqual(cellsOfTable3('2021', distinct));
  });

  it('gives each row by applicant in the form of 2019', () => {
    const grid = applicationsGrid(LABELS_OF_2019, (row, column) => String(distinct(row, column)));
    const { tables, observations } = readText(print(grid));
    expect(tables.map((table) => table.template)).toEqual([{ table: '3', form: '2019' }]);
    expect(figures(observations)).toEqual(cellsOfTable3('2019', distinct));
  });

  it('keeps blank totals blank', () => {
    const grid = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) =>
      column === 6 ? '' : String(row),
    );
    expect(figures(readText(print(grid)).observations)).toEqual(
      cellsOfTable3('2021', (row, column) => (column === 6 ? 'blank' : row)),
    );
  });

  it('does not shift at a subtotal column or at subtotal rows', () => {
    const grid = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => String(distinct(row, column)));
    const widened = grid.map((row, at) => [
      ...row.slice(0, 9),
      at === 2 ? '小计' : at < 2 ? '' : '999',
      ...row.slice(9),
    ]);
    const subtotal = ['', '', '小计', ...Array<string>(8).fill('888')];
    const text = print([...widened.slice(0, 15), subtotal, ...widened.slice(15)]);
    expect(figures(readText(text).observations)).toEqual(cellsOfTable3('2021', distinct));
  });
});

describe('table 3 printed one row a line with blanks', () => {
  it('gives each row by applicant, heading rows giving none', () => {
    let group = '';
    const lines = APPLICATION_LABELS_OF_2021.flatMap(([above, label], row) => {
      const figuresOfRow = APPLICANTS.map((_, column) => String(distinct(row, column))).join(' ');
      const line = `${label} ${figuresOfRow}`;
      const heads = above !== '' && above !== group ? [above, line] : [line];
      group = above;
      return heads;
    });
    expect(figures(readText(`${lines.join('\n')}\n`).observations)).toEqual(cellsOfTable3('2021', distinct));
  });
});

describe('table 4', () => {
  const codes = codesOf('2021', '4');
  const cells = codes.map((_, at) => String(at + 1));
  const expected = Object.fromEntries(codes.map((code, at) => [code, at + 1]));

  it.each(READINGS)('is read from %s', (_layout, print) => {
    expect(figures(readText(print([...TABLE_4_HEAD, cells])).observations)).toEqual(expected);
  });

  it('is read from a flat run of fifteen figures under its headings', () => {
    const text = `行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n${cells.join(' ')}\n\n五、存在的主要问题\n`;
    const { tables, observations, blocks } = readText(text);
    expect(tables.map((table) => [table.layout, table.template?.table])).toEqual([['flat-run', '4']]);
    expect(figures(observations)).toEqual(expected);
    expect(blocks.at(-1)).toMatchObject({ kind: 'paragraph', text: '五、存在的主要问题' });
  });

  it('gives nothing but a notice where a figure is lost', () => {
    const { observations, notices } = readText(asPipes([...TABLE_4_HEAD, cells.slice(1)]));
    expect(observations).toEqual([]);
    expect(notices).toHaveLength(1);
  });
});

describe('a report that mixes forms', () => {
  it('has each table recognised by itself', () => {
    const grid = applicationsGrid(LABELS_OF_2019, () => '0');
    const { tables } = readText(
      `${asPipes(TABLE_2_OF_2021)}\n三、收到和处理政府信息公开申请情况\n${asPipes(grid)}`,
    );
    expect(tables.map((table) => table.template)).toEqual([
      { table: '2', form: '2021' },
      { table: '3', form: '2019' },
    ]);
  });
});
