import type { PrintedRow } from './statistics-table.js';
import type { Rows } from './six-section-tables.js';

/** One way in which a table's rows stand in a text. */
export type Rendering = (rows: Rows) => string;

const FIGURE = /^[\d.-]+$/;
const RESULTS = '三、本年度办理结果';

const filled = (rows: Rows): Rows => rows.map((row) => row.filter((cell) => cell !== ''));
const cells = (rows: Rows): string[] => filled(rows).flat();
const lines = (rows: Rows, gap: string): string[] => filled(rows).map((row) => row.join(gap));
const figuresFrom = (row: string[]): number => row.findIndex((cell) => FIGURE.test(cell));
const parts = (row: string[]): [labels: string[], figures: string[]] => {
  const at = figuresFrom(row);
  return at < 0 ? [row, []] : [row.slice(0, at), row.slice(at)];
};
/** A long cell broken in its middle, as narrow columns break it. */
const broken = (cell: string): string => {
  const half = Math.ceil(cell.length / 2);
  return cell.length > 8 && !FIGURE.test(cell) ? `${cell.slice(0, half)}\n${cell.slice(half)}` : cell;
};
const insert = (all: string[], ...what: string[]): string => {
  const at = Math.ceil(all.length / 2);
  return [...all.slice(0, at), ...what, ...all.slice(at)].join('\n');
};
const rowsAsLines = (rows: Rows): string[] => filled(rows).map((row) => row.join('\n'));
const labelsApart = (rows: Rows, print: (labels: string[], figures: string[]) => string[]): string =>
  filled(rows)
    .flatMap((row) => print(...parts(row)))
    .filter((line) => line !== '')
    .join('\n');

/**
 * How programs write a table that take the text out of a page: a pipe behind each cell, and at a row's end
 * one for each column it lacks.
 */
const closed = (rows: Rows, gap: string): string[] => {
  const width = Math.max(...rows.map((row) => row.length));
  return filled(rows).map((row) => `${row.join(` |${gap}`)} | ${'|'.repeat(width - row.length)}`.trim());
};

/** Renderings of any table, blank cells not printed. */
export const PLAIN: Record<string, Rendering> = {
  'one cell a line': (rows) => cells(rows).join('\n'),
  'one indented cell a line': (rows) => cells(rows).map((cell) => `　　${cell}`).join('\n'),
  'one cell a line, empty lines between': (rows) => cells(rows).join('\n\n'),
  'one cell a line, each behind a tab': (rows) => cells(rows).map((cell) => `\t${cell}`).join('\n'),
  'one cell a line behind tabs, rows parted': (rows) =>
    filled(rows).map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n'),
  'one row a line with single blanks': (rows) => lines(rows, ' ').join('\n'),
  'one row a line with wide blanks': (rows) => lines(rows, '    ').join('\n'),
  'one row a line with full-width blanks': (rows) => lines(rows, '　').join('\n'),
  'labels on lines of their own': (rows) => labelsApart(rows, (labels, figures) => [...labels, figures.join(' ')]),
  'labels on lines of their own, figures in tabs': (rows) =>
    labelsApart(rows, (labels, figures) => [...labels, figures.join('\t')]),
  'labels in one line, each figure in its own': (rows) =>
    labelsApart(rows, (labels, figures) => [labels.join(' '), ...figures]),
  'cells broken over lines': (rows) => cells(rows).map(broken).join('\n'),
  'everything in one line with blanks': (rows) => cells(rows).join(' '),
  'everything in one line with tabs': (rows) => cells(rows).join('\t'),
  'one cell a line, a pipe behind each': (rows) => cells(rows).map((cell) => `${cell} |`).join('\n'),
  'one cell a line, a pipe behind each and those that a row lacks': (rows) => closed(rows, '\n').join('\n'),
  'one cell a line, a pipe behind each, cells broken over lines': (rows) =>
    closed(rows.map((row) => row.map(broken)), '\n').join('\n'),
  'one row a line, a pipe behind each cell and those that it lacks': (rows) => closed(rows, ' ').join('\n'),
  'one row a line, a pipe behind each cell': (rows) => lines(rows, ' | ').map((line) => `${line} |`).join('\n'),
  'a page number between cells': (rows) => insert(cells(rows), '- 3 -'),
  'a page number and empty lines between rows of blanks': (rows) => insert(lines(rows, ' '), '', '— 3 —', ''),
}; // prettier-ignore

/** Renderings of table 3 besides. */
export const OF_TABLE_3: Record<string, Rendering> = {
  'rows in tabs': (rows) => rows.map((row) => row.join('\t')).join('\n'),
  'rows in tabs, blank cells lost': (rows) => lines(rows, '\t').join('\n'),
  'rows in tabs, labels broken over lines': (rows) =>
    filled(rows).map((row) => row.map(broken).join('\t')).join('\n'),
  'rows in tabs, cut by a page number': (rows) => insert(rows.map((row) => row.join('\t')), '', '- 3 -', ''),
  'rows in tabs, headings repeated behind a page number': (rows) =>
    insert(rows.map((row) => row.join('\t')), '- 3 -', ...rows.slice(0, 3).map((row) => row.join('\t'))),
  'rows in blanks, headings repeated': (rows) =>
    insert(lines(rows, ' '), '', '- 3 -', '', ...lines(rows.slice(0, 3), ' ')),
  'cells in lines, headings repeated': (rows) => insert(rowsAsLines(rows), '第3页', ...cells(rows.slice(0, 3))),
  'rows in pipes, headings repeated': (rows) => {
    const pipes = rows.map((row) => `| ${row.join(' | ')} |`);
    return insert(pipes, '', '- 3 -', '', ...pipes.slice(0, 3));
  },
  'a vertical label, one character a line': (rows) =>
    cells(rows).flatMap((cell) => (cell === RESULTS ? [...cell] : [cell])).join('\n'),
  'vertical labels in pairs': (rows) =>
    cells(rows).flatMap((cell) => (cell === RESULTS ? ['三、本年', '度办理', '结果'] : [cell])).join('\n'),
  'every merged label vertical': (rows) =>
    cells(rows).flatMap((cell) => (/^三、本|^（[三四五六]）/.test(cell) ? [...cell] : [cell])).join('\n'),
  'a vertical label before rows in blanks': (rows) =>
    filled(rows)
      .flatMap((row) => (row[0] === RESULTS ? [...RESULTS, row.slice(1).join(' ')] : [row.join(' ')]))
      .join('\n'),
  'figures glued to their labels': (rows) =>
    filled(rows).map((row) => parts(row)).map(([labels, figures]) => labels.join(figures.length ? '' : '\n') + figures.join(' ')).join('\n'),
  'column headings glued': (rows) =>
    ['申请人情况', '自然人法人或其他组织总计', '商业企业科研机构社会公益组织法律服务机构其他', ...lines(rows.slice(3), ' ')].join('\n'),
  'figures with their unit': (rows) =>
    rows.map((row) => row.map((cell) => (FIGURE.test(cell) ? `${cell}件` : cell)).join('\t')).join('\n'),
}; // prettier-ignore

/** Renderings of the statistics table besides; the first row is the header. */
export const OF_STATISTICS: Record<string, (rows: readonly PrintedRow[]) => string> = {
  'everything glued into one line': (rows) => rows.flat().join(''),
  'rows glued onto few lines': (rows) =>
    [0, 1, 2, 3].map((part) => rows.slice(part * 18, part * 18 + 18).flat().join('')).join('\n'),
  'rows on few lines with blanks': (rows) =>
    [0, 1, 2, 3].map((part) => cells(rows.slice(part * 18, part * 18 + 18)).join(' ')).join('\n'),
  'values on lines of their own': (rows) =>
    filled([...rows]).map((row) => `${row.slice(0, 2).join(' ')}\n${row.slice(2).join('')}`).join('\n'),
  'rows in tabs, labels broken over lines': (rows) => rows.map((row) => row.map(broken).join('\t')).join('\n'),
  'a column of row numbers, in pipes': (rows) => numbered(rows).map((row) => `| ${row.join(' | ')} |`).join('\n'),
  'a column of row numbers, in blanks': (rows) => lines(numbered(rows), ' ').join('\n'),
  'a column of row numbers, one cell a line': (rows) => cells(numbered(rows)).join('\n'),
  'a column for notes, in tabs': (rows) =>
    rows.map((row, at) => [...row, at === 0 ? '备注' : at % 3 === 0 ? '无' : ''].join('\t')).join('\n'),
  'the unit in the label, one cell a line': (rows) => cells(withoutUnits(rows)).join('\n'),
  'the unit in the label, glued': (rows) => withoutUnits(rows).map((row) => row.join('')).join('\n'),
  'the unit behind the value': (rows) =>
    [['项目', '合计'], ...rows.slice(1).map(([label, unit, value]) => [label, value === '' ? '' : `${value}${unit}`])]
      .map((row) => row.join('\t')).join('\n'),
  'two halves side by side, in tabs': (rows) => beside(rows).map((row) => row.join('\t')).join('\n'),
  'two halves side by side, in blanks': (rows) => lines(beside(rows), '  ').join('\n'),
  'a running head and a page number between rows': (rows) =>
    insert(lines([...rows], ' '), '云岭镇2016年政府信息公开工作年度报告', '- 3 -'),
  'the header repeated behind 附件': (rows) => insert(rowsAsLines([...rows]), '附件：', ...(rows[0] ?? [])),
  'another header': (rows) => [['内 容', '计量单位', '2016年'], ...rows.slice(1)].map((row) => row.join('\t')).join('\n'),
}; // prettier-ignore

function numbered(rows: readonly PrintedRow[]): Rows {
  return rows.map((row, at) => [at === 0 ? '序号' : String(at), ...row]);
}

function withoutUnits(rows: readonly PrintedRow[]): Rows {
  return [
    ['指标', '数量'],
    ...rows.slice(1).map(([label, unit, value]) => [unit === '' ? label : `${label}（${unit}）`, value]),
  ];
}

function beside([header, ...rows]: readonly PrintedRow[]): Rows {
  if (header === undefined) return [];
  const half = Math.ceil(rows.length / 2);
  return [
    [...header, ...header],
    ...rows.slice(0, half).map((row, at) => [...row, ...(rows[half + at] ?? ['', '', ''])]),
  ];
}

/** Renderings of table 4: its headings in any break-up, its fifteen figures in one line or in many. */
export const OF_TABLE_4: Record<string, (heads: string[], figures: string[]) => string> = {
  'figures in one line': (heads, figures) => [...heads, figures.join(' ')].join('\n'),
  'figures in one line, in tabs': (heads, figures) => [...heads, figures.join('\t')].join('\n'),
  'one figure a line': (heads, figures) => [...heads, ...figures].join('\n'),
  'one figure a line, empty lines between': (heads, figures) => [...heads, ...figures].join('\n\n'),
  'one cell a line behind tabs': (heads, figures) => [...heads, ...figures].map((cell) => `\t${cell}`).join('\n'),
  'three lines of five': (heads, figures) => [...heads, ...fives(figures).map((five) => five.join(' '))].join('\n'),
  'three lines of five in tabs': (heads, figures) => [...heads, ...fives(figures).map((five) => five.join('\t'))].join('\n'),
  'headings in one line': (heads, figures) => `${heads.join(' ')}\n${figures.join(' ')}`,
  'headings glued': (heads, figures) => `${heads.join('')}\n${figures.join(' ')}`,
  'headings broken in two': (heads, figures) =>
    [...heads.flatMap((head) => [head.slice(0, 2), head.slice(2)].filter((part) => part !== '')), figures.join(' ')].join('\n'),
  'headings and figures in one line': (heads, figures) => [...heads, ...figures].join(' '),
  'each proceeding under its own headings': (_heads, figures) =>
    ['行政复议', '未经复议直接起诉', '复议后起诉'].flatMap((proceeding, at) => [
      ...(at === 1 ? ['行政诉讼'] : []),
      proceeding,
      '结果维持\t结果纠正\t其他结果\t尚未审结\t总计',
      (fives(figures)[at] ?? []).join('\t'),
    ]).join('\n'),
  'a page number among the headings': (heads, figures) => [...heads.slice(0, 6), '- 4 -', ...heads.slice(6), figures.join(' ')].join('\n'),
}; // prettier-ignore

function fives(figures: string[]): string[][] {
  return [figures.slice(0, 5), figures.slice(5, 10), figures.slice(10)];
}
