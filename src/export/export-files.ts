import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { atOneMoment } from '../store/database/query.js';
import { exportTables, type ExportFilter } from '../store/export/export-tables.js';
import type { ExportTable } from '../store/export/table.js';
import type { ExportFormat } from './export-formats.js';
import { openCsv } from './formats/csv.js';
import { openJsonl } from './formats/jsonl.js';
import { openParquet } from './formats/parquet.js';
import { openXlsx } from './formats/xlsx.js';
import type { OpenTableFile } from './table-file.js';

const OPEN: Record<ExportFormat, OpenTableFile> = {
  csv: openCsv,
  xlsx: openXlsx(),
  parquet: openParquet,
  jsonl: openJsonl,
};

/** A file that was written. */
export interface ExportedFile {
  table: string;
  path: string;
  rows: number;
}

/** How to export. */
export interface ExportOptions {
  format: ExportFormat;
  /** Made if it is not there; files of the same names are replaced. */
  directory: string;
  filter?: ExportFilter;
  signal?: AbortSignal | undefined;
  onProgress?: ((table: string, rows: number) => void) | undefined;
}

/**
 * Writes the tables of an export as they stand at one moment. The files appear together when all of them are
 * complete; where something fails, or the signal ends it, those that were there before stay.
 *
 * @returns the files; null when the signal ended it
 * @throws the file system's errors
 */
export async function exportFiles(pool: Pool, options: ExportOptions): Promise<ExportedFile[] | null> {
  const { format, directory, signal } = options;
  await mkdir(directory, { recursive: true });
  const files: (ExportedFile & { part: string })[] = [];
  try {
    await atOneMoment(pool, async (client) => {
      for (const table of await exportTables(client, options.filter ?? {})) {
        const path = join(directory, `${table.name}.${format}`);
        const file = { table: table.name, path, rows: 0, part: `${path}.${process.pid}.part` };
        files.push(file);
        file.rows = await writeTable(table, OPEN[format], file.part, options);
        if (signal?.aborted) return;
      }
    });
    if (signal?.aborted) return null;
    for (const { part, path } of files) await rename(part, path);
    return files.map(({ table, path, rows }) => ({ table, path, rows }));
  } finally {
    for (const { part } of files) await rm(part, { force: true });
  }
}

async function writeTable(
  table: ExportTable,
  open: OpenTableFile,
  path: string,
  { signal, onProgress }: ExportOptions,
): Promise<number> {
  const file = await open(path, table);
  let rows = 0;
  try {
    for await (const batch of table.batches()) {
      if (signal?.aborted) break;
      await file.write(batch);
      rows += batch.length;
      onProgress?.(table.name, rows);
    }
    if (signal?.aborted) await file.destroy();
    else await file.end();
  } catch (error) {
    await file.destroy();
    throw error;
  }
  return rows;
}
