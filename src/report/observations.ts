import type { Observation, ReportTable } from './report.js';
import { readStatisticsTable } from './observations/statistics-observations.js';

/** The numbers of a report's tables, and what could not be read with certainty. */
export interface ObservationReading {
  observations: Observation[];
  warnings: string[];
}

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
    if (table.template?.table === 'statistics')
      observations.push(...readStatisticsTable(table, index, warnings));
  });
  return { observations, warnings };
}
