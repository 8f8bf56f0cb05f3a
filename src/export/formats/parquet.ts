import type { Cell, ColumnType, ExportTable } from '../../store/export/table.js';
import type { OpenTableFile } from '../table-file.js';

/** Rows that are held in memory and written together. */
const GROUP = 10_000;

const TYPES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
} as const;

/** A Parquet file with typed, optional columns; what is blank is null. Numbers are doubles. */
export const openParquet: OpenTableFile = async (path, table) => {
  const { fileWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    createdBy: 'nianbao',
    schema: [
      { name: 'root', num_children: table.columns.length },
      ...table.columns.map(({ name, type }) => ({
        name,
        ...TYPES[type],
        repetition_type: 'OPTIONAL' as const,
      })),
    ],
  });
  let held: (readonly Cell[])[] = [];
  const flush = async (): Promise<void> => {
    if (held.length === 0) return;
    await writer.write({ columnData: columnData(table, held), rowGroupSize: GROUP });
    held = [];
  };
  return {
    async write(rows) {
      held.push(...rows);
      if (held.length >= GROUP) await flush();
    },
    async end() {
      await flush();
      await writer.finish();
    },
    destroy: () => Promise.resolve(),
  };
};

function columnData({ columns }: ExportTable, rows: readonly (readonly Cell[])[]) {
  return columns.map(({ name, type }, index) => ({
    name,
    data: rows.map((row) => valueOf(row[index] ?? null, type)),
    offsetIndex: false,
  }));
}

function valueOf(cell: Cell, type: ColumnType): string | number | bigint | boolean | Date | null {
  if (cell === null || type === 'text') return cell;
  if (type === 'integer') return BigInt(cell);
  if (type === 'boolean') return cell === 'true';
  return type === 'date' ? new Date(`${cell}T00:00:00Z`) : Number(cell);
}
