import { expect, it } from 'vitest';
import { formatTable, type Column } from '../../src/cli/terminal/table.js';
import { displayWidth } from '../../src/cli/terminal/text-width.js';

interface Row {
  id: number;
  issuer: string | null;
  message: string;
}
const COLUMNS: Column<Row>[] = [
  { head: '编号', cell: (row) => row.id, align: 'end' },
  { head: '发布机关', cell: (row) => row.issuer, shrinksTo: 6 },
  { head: '说明', cell: (row) => row.message, shrinksTo: 10 },
];
const ROWS: Row[] = [
  { id: 7, issuer: '清河县柳林镇人民政府', message: '各部分之和不等于总数，请核对统计表的第二组。' },
  { id: 12, issuer: null, message: 'ok' },
];

it('lines up columns that hold Chinese', () => {
  const lines = formatTable(COLUMNS, ROWS, null);
  expect(lines).toEqual([
    '编号  发布机关              说明',
    '   7  清河县柳林镇人民政府  各部分之和不等于总数，请核对统计表的第二组。',
    '  12                        ok',
  ]);
});

it.each([100, 60, 40, 30])('fits a terminal of %i columns, cutting the widest columns first', (width) => {
  const lines = formatTable(COLUMNS, ROWS, width);
  expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  expect(lines[1]).toMatch(/^ {3}7 {2}清河/);
});

it('cuts nothing that is not shown on a terminal', () => {
  expect(formatTable(COLUMNS, ROWS, null).join('\n')).not.toContain('…');
  expect(formatTable(COLUMNS, ROWS, 40).join('\n')).toContain('…');
});

it('keeps a cell with line ends on one line', () => {
  expect(formatTable(COLUMNS, [{ id: 1, issuer: '甲\n乙', message: '' }], null)[1]).toBe('   1  甲 乙');
});
