import type { Cell, ColumnType } from '../../store/export/table.js';
import type { OpenTableFile } from '../table-file.js';
import { openLineFile } from './line-file.js';

/** One object a line; what is blank is null. */
export const openJsonl: OpenTableFile = (path, { columns }) =>
  openLineFile(path, '', (row) => {
    const fields = columns.map(({ name, type }, index) => [name, jsonValue(row[index] ?? null, type)]);
    return `${JSON.stringify(Object.fromEntries(fields))}\n`;
  });

/** A number that JavaScript cannot hold with all its digits stays text. */
function jsonValue(cell: Cell, type: ColumnType): string | number | boolean | null {
  if (cell === null || type === 'text' || type === 'date') return cell;
  if (type === 'boolean') return cell === 'true';
  return isExact(cell) ? Number(cell) : cell;
}

/** Whether a decimal number has no more digits than a double holds. */
export function isExact(number: string): boolean {
  return number.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15;
}
