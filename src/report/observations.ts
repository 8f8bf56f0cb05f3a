import { readStatisticsTable } from './observations/statistics-observations.js';
import { readDisclosureTable } from './observations/table-2.js';
import { readApplicationsTable } from './observations/table-3.js';
import { readReviewTable } from './observations/table-4.js';
import { isBlank } from '../document/fold.js';
import type { Notice } from '../document/notice.js';
import { refuseManyObservations } from '../document/limits.js';
import type { Observation, ReportTable } from './report.js';

/** The numbers of a report's tables, and what could not be read with certainty. */
export interface ObservationReading {
  observations: Observation[];
  notices: Notice[];
}

/** What reads each table of the forms. */
const READERS: Readonly<
  Record<string, (table: ReportTable, index: number, notices: Notice[]) => Observation[]>
> = {
  statistics: readStatisticsTable,
  '2': readDisclosureTable,
  '3': readApplicationsTable,
  '4': readReviewTable,
};

/**
 * Reads every table that follows a known form. Tables of no known form give nothing; they stay in the report
 * as they are. A blank stays a blank: nothing is computed and nothing is filled in.
 *
 * @param tables the report's tables, pieces stitched and templates recognised (see recogniseTables)
 * @param path name for the message
 * @throws NianbaoError `too_many_observations`
 */
export function readObservations(tables: readonly ReportTable[], path: string): ObservationReading {
  const observations: Observation[] = [];
  const notices: Notice[] = [];
  tables.forEach((table, index) => {
    if (isWithoutText(table)) notices.push(emptyTable(table));
    const read = READERS[table.template?.table ?? ''];
    if (read === undefined) return;
    for (const observation of read(table, index, notices)) observations.push(observation);
    refuseManyObservations(observations.length, path);
  });
  return { observations, notices };
}

function isWithoutText({ rows }: ReportTable): boolean {
  return rows.every((row) => row.every((cell) => isBlank(cell.text)));
}

/** A table of blank cells alone is a picture, or its content was lost: that is missing, not 0. */
function emptyTable({ span }: ReportTable): Notice {
  return { code: 'table_without_text', details: {}, span };
}
