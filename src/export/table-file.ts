import type { Cell, ExportTable } from '../store/export/table.js';

/** A file of one table while it is written. */
export interface TableFile {
  write(rows: readonly (readonly Cell[])[]): Promise<void>;
  /** Ends the file; only then it is complete. */
  end(): Promise<void>;
  /** Gives up. */
  destroy(): Promise<void>;
}

/** Begins a file in one format. */
export type OpenTableFile = (path: string, table: ExportTable) => Promise<TableFile>;
