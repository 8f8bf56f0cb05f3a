import { NianbaoError } from '../errors.js';
import type { Payload } from '../queue/payloads.js';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import { parseReport } from '../report/parse-report.js';
import type { Report } from '../report/report.js';
import { loadContent } from '../store/documents.js';
import { inTransaction } from '../store/query.js';
import { writeReport } from '../store/reports.js';
import { advanceItem } from '../store/run-items.js';
import { enqueue, itemAtStep } from './enqueue.js';
import type { Pipeline } from './pipeline.js';

/**
 * Reads a report out of the stored bytes and writes its rows, all in one transaction with the item's progress.
 *
 * @throws NianbaoError for content that is no report
 */
export async function extractItem(pipeline: Pipeline, payload: Payload<'extract'>): Promise<void> {
  const item = await itemAtStep(pipeline, payload, 'extract');
  if (item?.documentId == null || item.sourceId === null) return;
  const { documentId, sourceId } = item;
  const report = await readStoredReport(pipeline, documentId, item.source);
  const written = await inTransaction(pipeline.database.pool, async (client) => {
    const identity = { sourceId, documentId, extractorVersion: EXTRACTOR_VERSION };
    const { id, outcome } = await writeReport(client, identity, item.runId, report);
    await advanceItem(client, item.id, 'extract', 'validate', { reportId: id, outcome });
    return id;
  });
  pipeline.recent.keep(written, report);
  await enqueue(pipeline, [{ ...item, step: 'validate', reportId: written }]);
}

/**
 * Reads the report in a stored document.
 *
 * @param source name for messages
 * @throws NianbaoError `document_missing`, and those of the extractor
 */
export async function readStoredReport(
  pipeline: Pipeline,
  documentId: number,
  source: string,
): Promise<Report> {
  const content = await loadContent(pipeline.database.pool, documentId);
  if (content?.bytes == null) {
    throw new NianbaoError('document_missing', { sha256: content?.sha256 ?? `#${documentId}` });
  }
  return parseReport(content.bytes, { name: source });
}
