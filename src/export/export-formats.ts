/** Formats of an export; the name is that of the files' extension too. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'parquet', 'jsonl'] as const;

/** One of {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
