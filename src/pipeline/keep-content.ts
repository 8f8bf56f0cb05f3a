import { present } from '../document/present.js';
import { noteOfJob } from '../observe/job-context.js';
import { saysTheSame } from '../report/declared.js';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import { CATALOGUE } from '../rules/registry.js';
import { settingsHash } from '../rules/settings/settings-hash.js';
import { lookUpSource, storeDocument } from '../store/documents/documents.js';
import { advanceItem, settleUnchanged, type RunItem } from '../store/items/run-items.js';
import { announceSettled, enqueue } from './enqueue.js';
import type { Pipeline } from './pipeline.js';

/**
 * Stores what was fetched for an item and moves it on. An item whose report is current, of this extractor
 * version, with the same declared of it, and validated with the settings of now is settled as unchanged,
 * and nothing but the item is written.
 *
 * @param bytes the content; null where it is known to be stored
 * @param note is told the document's id before the item moves on
 */
export async function keepContent(
  pipeline: Pipeline,
  item: RunItem,
  sha256: string,
  bytes: Uint8Array | null,
  note: (documentId: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const db = pipeline.database.pool;
  const known = await lookUpSource(db, item.source, sha256);
  const { report, documentId, sourceId } = known;
  noteOfJob({ document: documentId, ...present({ issuer: report?.issuer }) });
  const current =
    report !== null &&
    sourceId !== null &&
    report.documentId === documentId &&
    known.sourceDocumentId === documentId &&
    report.extractorVersion === EXTRACTOR_VERSION &&
    saysTheSame(report.declared, item.declared);
  if (current && documentId !== null) {
    const found = { sourceId, documentId, reportId: report.id };
    await note(documentId);
    const asked = settingsHash(pipeline.settings, CATALOGUE, report.issuer, report.reportYear);
    if (report.validated && report.settingsHash === asked) {
      if (await settleUnchanged(db, item.id, found)) await announceSettled(pipeline, item.runId);
    } else if (await advanceItem(db, item.id, 'fetch', 'validate', { ...found, outcome: 'unchanged' })) {
      // The settings have changed, or an earlier run was interrupted before the findings were stored.
      await enqueue(pipeline, [{ ...item, step: 'validate', reportId: report.id }]);
    }
    return;
  }
  const stored = await storeDocument(db, item.source, sha256, documentId === null ? bytes : null);
  noteOfJob({ document: stored.documentId });
  if (documentId === null) pipeline.metrics.rowsWritten({ document: 1 });
  await note(stored.documentId);
  await advanceItem(db, item.id, 'fetch', 'extract', stored);
  await enqueue(pipeline, [{ ...item, step: 'extract' }]);
}
