import { describe, expect, it } from 'vitest';
import { APPLICATION_LABELS_OF_2021, applicationsGrid, TABLE_2_OF_2019 } from './six-section-tables.js';
import { figures, readText } from './statistics-table.js';

const COLUMNS = 10;
const GRID = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => String(row + column));

/**
 * Each cell with a pipe behind it, and at a row's end one for each column it lacks; blank cells left out
 * unless `blank` stands for them.
 */
function print(change: (figures: string[], row: number) => string[]): string {
  let row = -1;
  return GRID.map((cells) => {
    const at = cells.findIndex((cell) => /^\d+$/.test(cell));
    if (at >= 0) row += 1;
    const labels = (at < 0 ? cells : cells.slice(0, at)).filter((cell) => cell !== '');
    const all = at < 0 ? labels : [...labels, ...change(cells.slice(at), row)];
    return `${all.join(' |\n')} | ${'|'.repeat(COLUMNS - all.length)}`.trim();
  }).join('\n');
}

const WITHOUT = (code: string, read: Record<string, unknown>): string[] =>
  Object.keys(read).filter((key) => key.startsWith(`${code}@`));

describe('table 3 with a pipe behind each cell', () => {
  it('reads a blank cell that has a pipe of its own as blank', () => {
    const text = print((cells, row) => (row === 1 ? [...cells.slice(0, 2), '', ...cells.slice(3)] : cells));
    const { observations, notices } = readText(text);
    expect(figures(observations)).toMatchObject({
      'application.carried_in@business': 2,
      'application.carried_in@research': 'blank',
      'application.carried_in@welfare': 4,
      'application.carried_in@total': 7,
    });
    expect(notices).toEqual([]);
  });

  it('gives no figure of a row that lost one, and says so', () => {
    const text = print((cells, row) => (row === 1 ? cells.slice(1) : cells));
    const { observations, notices } = readText(text);
    expect(WITHOUT('application.carried_in', figures(observations))).toEqual([]);
    expect(figures(observations)).toMatchObject({ 'application.received@total': 6 });
    expect(notices).toHaveLength(1);
  });

  it('reads a row without any figure as blank', () => {
    const text = print((cells, row) => (row === 1 ? [] : cells));
    expect(figures(readText(text).observations)).toMatchObject({
      'application.carried_in@natural_person': 'blank',
      'application.carried_in@total': 'blank',
    });
  });
});

describe('tables with the pipe of each cell on the line below it', () => {
  const print = (rows: string[][]): string =>
    rows.flatMap((row) => row.filter((cell) => cell !== '').map((cell) => `${cell}\n|`)).join('\n');

  it('are read, numbers alone on their lines as figures and not as numbers of pages', () => {
    const { observations, notices } = readText(
      `二、主动公开政府信息情况\n${print(TABLE_2_OF_2019)}\n三、收到和处理政府信息公开申请情况\n无。`,
    );
    expect(figures(observations)).toMatchObject({
      'regulation.made': 0,
      'normative.made': 6,
      'normative.newly_disclosed': 5,
      'normative.disclosed_total': 21,
      'licence.items_last_year': 40,
      'licence.items_change': -3,
      'licence.decisions': 288,
      'procurement.items': 7,
      'procurement.amount': 86.5,
    });
    expect(notices).toEqual([]);
  });

  it('are read where rows are headed by numbers of their own', () => {
    const { tables, observations, notices } = readText(
      `三、收到和处理政府信息公开申请情况\n${print(GRID)}\n四、政府信息公开行政复议、行政诉讼情况\n无。`,
    );
    expect(tables.map(({ template }) => template)).toEqual([{ table: '3', form: '2021' }]);
    expect(figures(observations)).toMatchObject({
      'application.received@natural_person': 0,
      'application.received@total': 6,
      'application.carried_in@total': 7,
      'application.granted@natural_person': 2,
    });
    expect(notices).toEqual([]);
  });
});

describe('table 2 with a pipe behind each cell', () => {
  it('reads a row whose label has its pipe on the next line', () => {
    const text = [
      '信息内容 |\n本年制发件数 |\n本年废止件数 |\n现行有效件数 |',
      '规章 |\n0 |\n0 |\n0 |',
      '行政规范性文件\n|\n6 |\n2 |\n17 |',
      '信息内容 |\n本年处理决定数量 |\n||',
      '行政许可\n|\n35 |\n||',
    ].join('\n');
    const { observations, notices } = readText(text);
    expect(figures(observations)).toMatchObject({
      'regulation.in_force': 0,
      'normative.issued': 6,
      'normative.repealed': 2,
      'normative.in_force': 17,
      'licence.decisions': 35,
    });
    expect(notices).toEqual([]);
  });
});
