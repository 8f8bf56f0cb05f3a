import { describe, expect, it } from 'vitest';
import { APPLICATION_LABELS_OF_2021, applicationsGrid } from './six-section-tables.js';
import { figures, readText } from './statistics-table.js';

const COLUMNS = 10;
const GRID = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => String(row + column));

/** Each cell with a pipe behind it, and at a row's end one for each column it lacks; blank cells left out unless `blank` stands for them. */
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
    const { observations, warnings } = readText(text);
    expect(figures(observations)).toMatchObject({
      'application.carried_in@business': 2,
      'application.carried_in@research': 'blank',
      'application.carried_in@welfare': 4,
      'application.carried_in@total': 7,
    });
    expect(warnings).toEqual([]);
  });

  it('gives no figure of a row that lost one, and says so', () => {
    const text = print((cells, row) => (row === 1 ? cells.slice(1) : cells));
    const { observations, warnings } = readText(text);
    expect(WITHOUT('application.carried_in', figures(observations))).toEqual([]);
    expect(figures(observations)).toMatchObject({ 'application.received@total': 6 });
    expect(warnings).toHaveLength(1);
  });

  it('reads a row without any figure as blank', () => {
    const text = print((cells, row) => (row === 1 ? [] : cells));
    expect(figures(readText(text).observations)).toMatchObject({
      'application.carried_in@natural_person': 'blank',
      'application.carried_in@total': 'blank',
    });
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
    const { observations, warnings } = readText(text);
    expect(figures(observations)).toMatchObject({
      'regulation.in_force': 0,
      'normative.issued': 6,
      'normative.repealed': 2,
      'normative.in_force': 17,
      'licence.decisions': 35,
    });
    expect(warnings).toEqual([]);
  });
});
