import { fullGrid, type Grid, type GridCell } from './grid.js';
import { printHeading, type Part } from './parts.js';
import { drawBox, PAGE, pdfFile, showText, type PdfPage } from './pdf-file.js';
import type { Plan } from './plan.js';
import type { Random } from './random.js';
import { widthOf } from './text-width.js';

const MARGIN = 70;
const WIDTH = PAGE.width - 2 * MARGIN;

/** Characters that printing from a browser turns into radicals. */
const RADICALS: Readonly<Record<string, string>> = {
  一: '⼀',
  行: '⾏',
  人: '⼈',
  工: '⼯',
  民: '⺠',
  页: '⻚',
  力: '⼒',
};

/** Pages while they are filled, from the top down. */
interface Layout {
  pages: PdfPage[];
  /** Height left for text, from the page's lower edge. */
  y: number;
  random: Random;
  size: number;
  ruled: boolean;
  /** What each text becomes before it is printed. */
  print: (text: string) => string;
}

function newPage(layout: Layout): void {
  layout.pages.push([]);
  layout.y = PAGE.height - MARGIN;
}

const page = (layout: Layout): PdfPage => layout.pages[layout.pages.length - 1] ?? [];

/**
 * Breaks a text into lines of a width in ems; the first is shorter by an indent. Numbers are broken too, as
 * Word does.
 */
function wrap(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  for (const piece of text.split('\n')) {
    let line = '';
    let used = lines.length === 0 ? indent : 0;
    for (const character of piece) {
      const wide = widthOf(character);
      // a mark hangs over the edge rather than begin a line
      if (used + wide > width && line !== '' && !/[，。；：、）》”？,.;:)]/.test(character)) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += wide;
    }
    lines.push(line);
  }
  return lines;
}

type Align = 'left' | 'centre' | 'right';

function say(layout: Layout, text: string, align: Align, size: number, indent: number): void {
  const step = size * 1.6;
  wrap(text, WIDTH / size, indent).forEach((line, index) => {
    if (layout.y - step < MARGIN) newPage(layout);
    layout.y -= step;
    const free = WIDTH - widthOf(line) * size;
    const left = align === 'left' ? (index === 0 ? indent * size : 0) : align === 'centre' ? free / 2 : free;
    page(layout).push(showText(layout.print(line), MARGIN + Math.max(0, left), layout.y, size));
  });
}

/** Widths of the columns of a table, in points. */
function columnsOf(grid: Grid, count: number): { widths: number[]; size: number } {
  if (grid.table === 'statistics')
    return { widths: [0.72, 0.12, 0.16].map((share) => share * WIDTH), size: 10.5 };
  if (grid.table === '2')
    return { widths: [0.34, 0.22, 0.22, 0.22].map((share) => share * WIDTH), size: 10.5 };
  if (grid.table === '3')
    return {
      widths: [26, 60, 119, ...Array.from({ length: count - 3 }, () => (WIDTH - 205) / (count - 3))],
      size: 9,
    };
  return { widths: Array.from({ length: count }, () => WIDTH / count), size: 9 };
}

interface Row {
  places: ReturnType<typeof fullGrid>[number];
  height: number;
}

const sum = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);

function measure(grid: Grid): { rows: Row[]; widths: number[]; size: number } {
  const full = fullGrid(grid);
  const { widths, size } = columnsOf(grid, Math.max(...full.map((row) => row.length)));
  const lines = (cell: GridCell, x: number): number =>
    wrap(cell.text, (sum(widths.slice(x, x + (cell.colSpan ?? 1))) - 4) / size).length;
  const rows = full.map((places): Row => {
    const most = places.map(({ cell, own }, x) => (own && (cell.rowSpan ?? 1) === 1 ? lines(cell, x) : 1));
    return { places, height: Math.max(...most) * size * 1.3 + 8 };
  });
  full.forEach((places, y) =>
    places.forEach(({ cell, own }, x) => {
      const spanned = rows.slice(y, y + (cell.rowSpan ?? 1));
      const last = spanned.at(-1);
      if (!own || !last) return;
      last.height += Math.max(0, lines(cell, x) * size * 1.3 + 8 - sum(spanned.map(({ height }) => height)));
    }),
  );
  return { rows, widths, size };
}

function drawTable(layout: Layout, grid: Grid): void {
  const { rows, widths, size } = measure(grid);
  const repeated = layout.random.chance(0.35) ? rows.slice(0, grid.headRows) : [];
  const used = (some: readonly Row[]): number => sum(some.map(({ height }) => height));
  const rest = new Map<GridCell, string[]>();
  let from = 0;
  while (from < rows.length) {
    const head = from === 0 ? [] : repeated;
    let to = from;
    while (to < rows.length && layout.y - used(head) - used(rows.slice(from, to + 1)) >= MARGIN) to++;
    // rows that are repeated on each page stay together, with a row below them
    const headless =
      repeated.length > 0 && from === 0 && to <= grid.headRows && layout.y < PAGE.height - MARGIN;
    if (to === from || headless) {
      newPage(layout);
      continue;
    }
    if (head.length > 0) drawRows(layout, head, widths, size, new Map());
    drawRows(layout, rows.slice(from, to), widths, size, rest);
    from = to;
    if (from < rows.length) newPage(layout);
  }
  layout.y -= 10;
}

/**
 * Draws rows. A cell that spans more rows than stand on this page is cut: what of its text has no room here
 * goes on in its part on the next page.
 *
 * @param rest lines that had no room yet, by cell
 */
function drawRows(
  layout: Layout,
  rows: readonly Row[],
  widths: readonly number[],
  size: number,
  rest: Map<GridCell, string[]>,
): void {
  const step = size * 1.3;
  rows.forEach(({ places, height }, y) => {
    places.forEach(({ cell, own }, x) => {
      const first = rows[y - 1]?.places[x]?.cell !== cell && places[x - 1]?.cell !== cell;
      if (!first) return;
      let tall = 0;
      for (let at = y; rows[at]?.places[x]?.cell === cell; at++) tall += rows[at]?.height ?? 0;
      const left = MARGIN + sum(widths.slice(0, x));
      const wide = sum(widths.slice(x, x + (cell.colSpan ?? 1)));
      if (layout.ruled) page(layout).push(drawBox(left, layout.y - tall, wide, tall));
      const all = own ? (cell.text === '' ? [] : wrap(cell.text, (wide - 4) / size)) : (rest.get(cell) ?? []);
      const lines = all.slice(0, Math.max(1, Math.floor((tall - 2) / step)));
      rest.set(cell, all.slice(lines.length));
      const centred = cell.value === true || tall > height;
      let base = layout.y - (tall - lines.length * step) / 2 - size;
      for (const line of lines) {
        const free = wide - 4 - widthOf(line) * size;
        page(layout).push(
          showText(layout.print(line), left + 2 + (centred ? Math.max(0, free / 2) : 0), base, size),
        );
        base -= step;
      }
    });
    layout.y -= height;
  });
}

/** Writes a report as a PDF with a text layer: wrapped lines, ruled tables cut by pages, page numbers. */
export function writePdf(plan: Plan, parts: readonly Part[]): Promise<Uint8Array> {
  const random = plan.random('pdf');
  const radicals = random.chance(0.1);
  const layout: Layout = {
    pages: [],
    y: 0,
    random,
    size: random.pick([10.5, 12, 14, 16]),
    ruled: random.chance(0.94),
    print: (text) => (radicals ? text.replace(/[一行人工民页力]/g, (one) => RADICALS[one] ?? one) : text),
  };
  newPage(layout);
  for (const part of parts) {
    if (part.kind === 'title') for (const text of part.lines) say(layout, text.trim(), 'centre', 18, 0);
    else if (part.kind === 'heading') say(layout, printHeading(part), 'left', layout.size, 2);
    else if (part.kind === 'table') drawTable(layout, part.grid);
    else if (part.kind === 'centred') say(layout, part.text, 'centre', layout.size, 0);
    else if (part.kind === 'signature') say(layout, part.text, 'right', layout.size, 0);
    else say(layout, part.text, 'left', layout.size, 2);
  }
  const number = random.pick([
    (n: number) => `- ${n} -`,
    (n: number) => `— ${n} —`,
    (n: number) => String(n),
    null,
  ]);
  const running = random.chance(0.12) ? `${plan.unit.place}政府信息公开` : null;
  layout.pages.forEach((commands, index) => {
    const text = number?.(index + 1);
    if (text !== undefined) commands.push(showText(text, (PAGE.width - widthOf(text) * 9) / 2, 36, 9));
    if (running !== null) commands.push(showText(running, MARGIN, PAGE.height - 40, 9));
  });
  return Promise.resolve(pdfFile(layout.pages));
}
