/** What a column holds; text is the form in which all values come from the database. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'date';

/** One column of an exported table. */
export interface ExportColumn {
  name: string;
  type: ColumnType;
}

/**
 * A value as the database writes it: numbers with all their digits, `true`, `2018-02-01`; null where there is
 * none.
 */
export type Cell = string | null;

/** A table to be exported. */
export interface ExportTable {
  /** Name of its file. */
  name: string;
  columns: readonly ExportColumn[];
  /** Rows in batches, read while they are written. */
  batches(): AsyncIterable<readonly (readonly Cell[])[]>;
}
