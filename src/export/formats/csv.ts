import { csvField } from '../csv-field.js';
import type { OpenTableFile } from '../table-file.js';
import { openLineFile } from './line-file.js';

/** UTF-8 with a mark, which spreadsheets need to know it by; lines end as RFC 4180 has them. */
export const openCsv: OpenTableFile = (path, { columns }) => {
  const line = (fields: readonly string[]): string => `${fields.join(',')}\r\n`;
  const head = `\ufeff${line(columns.map(({ name }) => csvField(name)))}`;
  return openLineFile(path, head, (row) =>
    line(row.map((cell, index) => (columns[index]?.type === 'text' ? csvField(cell) : (cell ?? '')))),
  );
};
