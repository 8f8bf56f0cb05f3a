import { present } from '../../document/present.js';
import { EXTRACTOR_VERSION } from '../../report/extractor-version.js';
import type { Queryable } from '../../store/database/query.js';
import { storedReports } from '../../store/reports/stored-reports.js';
import type { Reprocessing } from '../../store/runs/runs.js';
import type { Planned } from './planned.js';

/** Reports that are looked up together. */
const PAGE = 500;

/**
 * The documents of stored reports, to be read again. One that is read as before keeps its version of the
 * report.
 */
export async function* planStoredReports(
  db: Queryable,
  { outdated, ...selection }: Reprocessing,
): AsyncGenerator<Planned> {
  const chosen = { ...selection, ...present({ outdated: outdated ? EXTRACTOR_VERSION : undefined }) };
  for (let after: number | undefined = 0; after !== undefined;) {
    const page = await storedReports(db, chosen, after, PAGE);
    for (const { path, sourceId, documentId, declared } of page) {
      yield { source: path, declared, stored: { sourceId, documentId } };
    }
    after = page.at(-1)?.id;
  }
}
