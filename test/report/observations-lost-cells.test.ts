import { describe, expect, it } from 'vitest';
import {
  APPLICATION_LABELS_OF_2021,
  applicationsGrid,
  asPipes,
  type Rows,
} from '../tables/six-section-tables.js';
import { figures, readText } from '../tables/statistics-table.js';

/** A table of noughts with one granted application of each kind of applicant. */
const ONES = applicationsGrid(APPLICATION_LABELS_OF_2021, (row, column) => {
  if (row !== 0 && row !== 2 && row !== 23) return '0';
  return column === 6 ? '6' : '1';
});
const GRANTED = ONES.findIndex((row) => row.includes('（一）予以公开'));

const changed = (rows: Rows, at: number, change: (row: string[]) => string[]): Rows =>
  rows.map((row, index) => (index === at ? change([...row]) : row));
const asBlanks = (rows: Rows): string =>
  rows.map((row) => row.filter((cell) => cell !== '').join(' ')).join('\n');

describe('cells of table 3 that were lost', () => {
  it('stay blank, with a notice that names row and column where the total demands a number', () => {
    const rows = changed(ONES, GRANTED, (row) => row.with(5, ''));
    const { observations, notices } = readText(asPipes(rows));
    expect(figures(observations)).toMatchObject({
      'application.granted@research': 'blank',
      'application.granted@welfare': 1,
      'application.granted@total': 6,
    });
    expect(notices).toMatchObject([
      {
        code: 'cell_lost',
        details: { label: '（一）予以公开', column: '法人或其他组织·科研机构', total: 6, rest: 1 },
      },
    ]);
  });

  it('are none where rows print their own labels alone and the first figures are blank', () => {
    const printed = ONES.map((row) => {
      const figuresAt = row.findIndex((cell) => /^\d$/.test(cell));
      if (figuresAt < 0) return `${row.filter((cell) => cell !== '').join(' | ')} |`;
      const labels = row.slice(0, row.slice(0, figuresAt).findLastIndex((cell) => cell !== '') + 1);
      const cells = row.slice(figuresAt).map((cell, at) => (at === 6 ? cell : ''));
      return `${[...labels, ...cells].join(' | ')} |`;
    }).join('\n');
    const { observations, notices } = readText(printed);
    const read = figures(observations);
    expect(
      Object.entries(read).filter(([key, value]) => !key.endsWith('@total') && value !== 'blank'),
    ).toEqual([]);
    expect(read).toMatchObject({
      'application.received@total': 6,
      'application.carried_in@total': 0,
      'application.granted@total': 6,
      'application.partly_granted@total': 0,
      'application.carried_out@total': 0,
    });
    expect(notices).toEqual([]);
  });

  it('warn of nothing where the total is the sum of the others: the office left a nought out', () => {
    const rows = changed(ONES, GRANTED, (row) => row.with(5, '').with(9, '5'));
    expect(readText(asPipes(rows)).notices).toEqual([]);
  });

  it('are not those where words stand behind the name of a row: the words are values, and no row is invented', () => {
    const rows = changed(ONES, GRANTED, (row) => row.with(3, '若干').with(4, '见说明'));
    const { observations } = readText(asPipes(rows));
    expect(figures(observations)).toMatchObject({
      'application.granted@natural_person': 'text',
      'application.granted@business': 'text',
      'application.granted@research': 1,
      'application.granted@total': 6,
    });
    expect(observations.filter(({ indicator }) => indicator.startsWith('unknown:'))).toEqual([]);
  });

  it('leave figures where they stand when a row moved to the left, and say so', () => {
    const rows = changed(ONES, GRANTED, (row) => [...row.slice(0, 8), '4', '']);
    const read = readText(
      asPipes(changed(rows, GRANTED, (row) => [...row.slice(0, 3), '1', '1', '1', '1', '1', '5', ''])),
    );
    expect(figures(read.observations)).toMatchObject({
      'application.granted@other_organisation': 5,
      'application.granted@total': 'blank',
    });
    expect(read.notices).toMatchObject([{ code: 'cells_shifted' }]);
  });

  it.each([
    ['too few', (row: string[]) => row.toSpliced(4, 1)],
    ['too many', (row: string[]) => row.toSpliced(4, 0, '3')],
  ])('give no figure of a row in blanks with %s figures', (_what, change) => {
    const { observations, notices } = readText(asBlanks(changed(ONES, GRANTED, change)));
    const read = figures(observations);
    expect(Object.keys(read).filter((key) => key.startsWith('application.granted@'))).toEqual([]);
    expect(read).toMatchObject({ 'application.received@total': 6, 'application.partly_granted@total': 0 });
    expect(notices).toMatchObject([
      {
        code: 'row_misfits_columns',
        details: { label: expect.stringContaining('予以公开') as string, columns: 7 },
      },
    ]);
  });
});

describe('figures that were run together', () => {
  const fused = (digits: string): ReturnType<typeof readText> => {
    const rows = changed(ONES, ONES.length - 1, ([label = '']) => [label, digits]);
    return readText(asBlanks(rows));
  };

  it('are read where there is one reading only, with a notice', () => {
    const { observations, notices } = fused('0000000');
    expect(figures(observations)).toMatchObject({
      'application.carried_out@natural_person': 0,
      'application.carried_out@total': 0,
    });
    expect(notices).toHaveLength(1);
  });

  it('give nothing but a notice where there are several', () => {
    const { observations, notices } = fused('1000001');
    expect(observations.filter(({ indicator }) => indicator === 'application.carried_out')).toEqual([]);
    expect(notices).toHaveLength(1);
  });

  it('are read in a row of table 2, each digit at its own place', () => {
    const text =
      '第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章000\n行政规范性文件 4 1 17\n';
    const { observations, notices } = readText(text);
    const regulation = observations.filter(({ indicator }) => indicator.startsWith('regulation.'));
    expect(regulation.map(({ value }) => value)).toEqual([0, 0, 0]);
    expect(new Set(regulation.map(({ span }) => span.start.offset)).size).toBe(3);
    expect(notices).toHaveLength(1);
  });
});

describe('subtotals of table 3', () => {
  const widened = ONES.map((row, at) => {
    const subtotal = row.slice(4, 9).reduce((sum, cell) => sum + Number(cell), 0);
    return [...row.slice(0, 9), at === 2 ? '小计' : at < 2 ? '' : String(subtotal), row[9] ?? ''];
  });

  it('are left out in silence where their parts add up to them', () => {
    const { observations, notices } = readText(asPipes(widened));
    expect(figures(observations)).toMatchObject({
      'application.granted@other_organisation': 1,
      'application.granted@total': 6,
    });
    expect(notices).toEqual([]);
  });

  it('are reported where their columns do not add up to them', () => {
    const { notices } = readText(asPipes(changed(widened, GRANTED, (row) => row.with(9, '7'))));
    expect(notices).toMatchObject([
      {
        code: 'organisations_misadded',
        details: { label: expect.stringContaining('予以公开') as string, subtotal: 7, sum: 5 },
      },
    ]);
  });

  it('are reported where their rows do not add up to them', () => {
    const at = ONES.findIndex((row) => row.includes('8.属于行政查询事项')) + 1;
    const subtotal = ['', '', '小计', '2', '0', '0', '0', '0', '0', '2'];
    const { observations, notices } = readText(asPipes([...ONES.slice(0, at), subtotal, ...ONES.slice(at)]));
    expect(observations.filter(({ indicator }) => indicator.startsWith('unknown'))).toEqual([]);
    expect(notices).toMatchObject([
      { code: 'rows_misadded', details: { column: { zh: '自然人' } } },
      { code: 'rows_misadded', details: { column: { zh: '总计' } } },
    ]);
  });
});

describe('table 2 as offices print it', () => {
  const print = (...rows: string[][]): string => rows.map((row) => `${row.join('\t')}\n`).join('');
  const FIRST = ['第二十条第（一）项', '', '', ''];

  it.each([
    ['a year in a column’s name', ['信息内容', '本年（2023）制发件数', '本年废止件数', '现行有效件数']],
    ['halves of the names lost', ['信息内容', '本年制发', '本年废', '现行有效']],
    ['a half doubled', ['信息内容', '本年制发件数', '本年制发件数', '现行有效件数']],
    ['traditional characters', ['信息內容', '本年製發件數', '本年廢止件數', '現行有效件數']],
  ])('is read with %s', (_what, heading) => {
    const { observations } = readText(
      print(FIRST, heading, ['规章', '0', '0', '0'], ['规范性文件', '4', '1', '17']),
    );
    expect(figures(observations)).toMatchObject({
      'regulation.issued': 0,
      'normative.issued': 4,
      'normative.repealed': 1,
      'normative.in_force': 17,
    });
  });

  it('is read without its column names, by place', () => {
    const text = print(FIRST, ['规章', '0', '0', '0'], ['行政规范性文件', '4', '1', '17'], ['第二十条第（五）项', '', '', ''], ['行政许可', '312', '', '']); // prettier-ignore
    expect(figures(readText(text).observations)).toMatchObject({
      'normative.in_force': 17,
      'licence.decisions': 312,
    });
  });

  it('gives nothing but a notice for a row with a figure too many', () => {
    const { observations, notices } = readText(print(FIRST, ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ['规章', '0', '0', '0'], ['行政规范性文件', '4', '1', '17', '3'])); // prettier-ignore
    expect(figures(observations)).toEqual({
      'regulation.issued': 0,
      'regulation.repealed': 0,
      'regulation.in_force': 0,
    });
    expect(notices).toHaveLength(1);
  });
});

describe('what only looks like a table', () => {
  it.each([
    [
      'a list of figures with their units',
      '三、依申请公开情况\n1、收到申请数3件\n2、申请办结数3件\n3、申请答复数3件\n',
    ],
    [
      'an enumeration in a sentence',
      '全年主动公开政府信息数120条，政府网站公开政府信息数100条、政务微信公开政府信息数20条、收到申请数3件。\n',
    ],
    [
      'labels with sentences behind them',
      '本年新收政府信息公开申请数量12件，予以公开8件，部分公开2件，不予公开1件。\n',
    ],
  ])('stays prose: %s', (_what, text) => {
    expect(readText(text).tables).toEqual([]);
  });
});
