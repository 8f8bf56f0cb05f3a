import type { TableLayout } from '../document/block.js';
import { fullGrid, type Grid, type GridCell } from './grid.js';
import { widthOf } from './text-width.js';
import type { Random } from './random.js';

/** How a table is printed in plain text. */
export interface TextTableStyle {
  layout: TableLayout;
  /** Page breaks cut it. */
  cut: boolean;
  random: Random;
}

const oneLine = (text: string): string => text.replaceAll('\n', '');

/** Rows as they are printed one after the other, and where a page ends. */
interface Chunk {
  rows: Grid['rows'];
  /** What stands between this chunk and the one before. */
  before: string[];
}

function chunksOf(grid: Grid, { cut, random, layout }: TextTableStyle): Chunk[] {
  if (!cut || grid.rows.length < 12) return [{ rows: grid.rows, before: [] }];
  const at = random.int(Math.max(4, grid.headRows + 2), grid.rows.length - 4);
  const page = random.int(1, 6);
  const number = random.pick([`- ${page} -`, `— ${page} —`, `－${page}－`, String(page), '']);
  const head = grid.table === 'statistics' && random.chance(0.5) ? grid.rows.slice(0, grid.headRows) : [];
  const blank =
    layout === 'pipes' && grid.table === 'statistics' && random.chance(0.4)
      ? [[{ text: '' }, { text: '' }, { text: '' }]]
      : [];
  return [
    { rows: grid.rows.slice(0, at), before: [] },
    {
      rows: [...head, ...blank, ...grid.rows.slice(at)],
      before: ['', ...(number === '' ? [] : [number]), ''],
    },
  ];
}

function pipes(grid: Grid, style: TextTableStyle): string[] {
  const full = fullGrid(grid);
  const repeated = style.random.chance(0.3);
  const width = Math.max(...full.map((row) => row.length));
  const lines: string[] = [];
  let next = 0;
  chunksOf(grid, style).forEach(({ rows, before }, index) => {
    lines.push(...before);
    rows.forEach((row, at) => {
      const y = grid.rows.indexOf(row);
      const places = y >= 0 ? (full[y] ?? []) : row.map((cell) => ({ cell, own: true }));
      const texts = places.map(({ cell, own }) => (own || (repeated && !cell.value) ? cell.text : ''));
      while (texts.length < width) texts.push('');
      lines.push(`| ${texts.map((text) => text.replaceAll('\n', '<br>')).join(' | ')} |`);
      if (at === 0 && (index === 0 || rows[0] === grid.rows[0] || style.random.chance(0.5)))
        lines.push(`|${' --- |'.repeat(width)}`);
      next++;
    });
  });
  return next === 0 ? [] : lines;
}

/** Label, unit and value in columns of equal width; wide tables with two blanks between the cells. */
function spaceRows(rows: Grid['rows'], random: Random): string[] {
  const narrow = rows.every((row) => row.length <= 3);
  const texts = rows.map((row) => row.map((cell) => oneLine(cell.text)));
  const first = Math.min(60, Math.max(...texts.map((row) => 2 * widthOf(row[0] ?? ''))));
  const gap = random.int(2, 4);
  return texts.map((row) => {
    if (!narrow) return row.filter((text) => text !== '').join(' '.repeat(gap));
    const [label = '', unit = '', value = ''] = row;
    const pad = (text: string, width: number): string =>
      text + ' '.repeat(Math.max(1, width - 2 * widthOf(text)));
    return (pad(label, first + gap) + pad(unit, 6 + gap) + value).trimEnd();
  });
}

function tabCells(rows: Grid['rows']): string[] {
  return rows.flatMap((row) => [...row.map((cell) => `\t${cell.text === '' ? ' ' : cell.text}`), '']);
}

function cellLines(rows: Grid['rows']): string[] {
  return rows.flatMap((row) => row.map((cell) => oneLine(cell.text)));
}

const RENDER: Partial<Record<TableLayout, (rows: Grid['rows'], random: Random) => string[]>> = {
  'tab-cells': tabCells,
  'tab-rows': (rows) => rows.map((row) => row.map((cell) => oneLine(cell.text)).join('\t')),
  'space-rows': spaceRows,
  'cell-lines': cellLines,
  glued: (rows) => rows.map((row) => row.map((cell) => oneLine(cell.text)).join('')),
};

/** The fifteen numbers of table 4 in one line, which is how its only row often ends up in plain text. */
function flatRun(rows: Grid['rows'], random: Random): string[] {
  const chosen = random.pick([' ', '  ', '\t', '   ']);
  // between blanks an empty cell would leave no trace
  const blank = rows.some((row) => row.some((cell) => cell.value === true && cell.text.trim() === ''));
  const mark = blank ? '\t' : chosen;
  return rows.map((row) =>
    row.map((cell) => oneLine(cell.text)).join(row.some((cell) => cell.value) ? mark : ' '),
  );
}

/**
 * A table as lines of plain text. Spanned places are left out, as copying from a page leaves them out; only
 * pipes keep the grid.
 */
export function layOutTable(grid: Grid, style: TextTableStyle): string[] {
  const { layout, random } = style;
  if (layout === 'pipes') return pipes(grid, style);
  const flat = grid.table === '4' && layout !== 'tab-cells' && random.chance(0.5);
  const render = flat ? flatRun : (RENDER[layout] ?? cellLines);
  const padded = layout === 'tab-rows' && random.chance(0.4);
  const full = padded
    ? fullGrid(grid).map((row) => row.map(({ cell, own }): GridCell => (own ? cell : { text: '' })))
    : grid.rows;
  return chunksOf({ ...grid, rows: full }, style).flatMap(({ rows, before }) => [
    ...before,
    ...render(rows, random),
  ]);
}
