import { noteOfJob } from '../observe/job-context.js';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import { inTransaction } from '../store/database/query.js';
import { writeReport } from '../store/reports/reports.js';
import { advanceItem } from '../store/items/run-items.js';
import { readCrawled } from './crawl/read-crawled.js';
import { enqueue, itemAtStep } from './enqueue.js';
import type { Payload } from './jobs.js';
import type { Pipeline } from './pipeline.js';
import { readStoredReport } from './stored-report.js';

/**
 * Reads a report out of the stored bytes and writes its rows, all in one transaction with the item's
 * progress. A page that only leads to reports adds those to the run instead.
 *
 * @throws NianbaoError for content that is no report
 */
export async function extractItem(pipeline: Pipeline, payload: Payload<'extract'>): Promise<void> {
  const item = await itemAtStep(pipeline, payload, 'extract');
  if (item?.documentId == null || item.sourceId === null) return;
  const { documentId, sourceId } = item;
  const report = item.crawled
    ? await readCrawled(pipeline, { ...item, documentId })
    : await readStoredReport(pipeline.database.pool, documentId, item);
  if (report === null) return;
  noteOfJob({ issuer: report.issuer, format: report.format });
  const { id: written, rows } = await inTransaction(pipeline.database.pool, async (client) => {
    const { declared } = item;
    const identity = { sourceId, documentId, extractorVersion: EXTRACTOR_VERSION, declared };
    const { id, outcome, rows } = await writeReport(client, identity, item.runId, report);
    await advanceItem(client, item.id, 'extract', 'validate', { reportId: id, outcome });
    return { id, rows };
  });
  pipeline.metrics.rowsWritten(rows);
  pipeline.recent.keep(written, report);
  await enqueue(pipeline, [{ ...item, step: 'validate', reportId: written }]);
}
