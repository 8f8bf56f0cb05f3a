import { readStatisticsTable } from './observations/statistics-observations.js';
import { readDisclosureTable } from './observations/table-2.js';
import { readApplicationsTable } from './observations/table-3.js';
import { readReviewTable } from './observations/table-4.js';
import type { Observation, ReportTable } from './report.js';

/** The numbers of a report's tables, and what could not be read with certainty. */
export interface ObservationReading {
  observations: Observation[];
  warnings: string[];
}

/** What reads each table of the forms. */
const READERS: Readonly<
  Record<string, (table: ReportTable, index: number, warnings: string[]) => Observation[]>
> = {
  statistics: readStatisticsTable,
  '2': readDisclosureTable,
  '3': readApplicationsTable,
  '4': readReviewTable,
};

/**
 * Reads every table that follows a known form. Tables of no known form give nothing; they stay in the report as they are.
 * A blank stays a blank: nothing is computed and nothing is filled in.
 *
 * @param tables the report's tables, pieces stitched and templates recognised (see recogniseTables)
 */
export function readObservations(tables: readonly ReportTable[]): ObservationReading {
  const observations: Observation[] = [];
  const warnings: string[] = [];
  tables.forEach((table, index) => {
    const read = READERS[table.template?.table ?? ''];
    if (read === undefined) return;
    for (const observation of read(table, index, warnings)) observations.push(observation);
  });
  return { observations, warnings };
}
