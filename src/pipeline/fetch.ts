import { createHash } from 'node:crypto';
import type { Payload } from '../queue/payloads.js';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import { CATALOGUE } from '../rules/registry.js';
import { settingsHash } from '../rules/settings-hash.js';
import { loadPlace } from '../sources/place.js';
import { readSource } from '../sources/read-source.js';
import { lookUpSource, storeDocument } from '../store/documents.js';
import { advanceItem, settleUnchanged } from '../store/run-items.js';
import { announceSettled, enqueue, itemAtStep } from './enqueue.js';
import { expandItem } from './expand.js';
import type { Pipeline } from './pipeline.js';

/**
 * Reads a file, or an entry of an archive, and stores its bytes once per content; an archive becomes items of its own. A
 * file whose report is current, of this extractor version and validated with the settings of now is settled as unchanged,
 * and nothing but the item is written.
 *
 * @throws NianbaoError for a file that cannot be read
 */
export async function fetchItem(pipeline: Pipeline, payload: Payload<'fetch'>): Promise<void> {
  const item = await itemAtStep(pipeline, payload, 'fetch');
  if (item === null) return;
  const db = pipeline.database.pool;
  const place = loadPlace(item.place, item.source);
  const read = await readSource(pipeline.shelf, place, pipeline.config.maxFileBytes);
  if (read.kind === 'container') return expandItem(pipeline, item, read);
  const { bytes } = read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await lookUpSource(db, item.source, sha256);

  const { report, documentId, sourceId } = known;
  const current =
    report !== null &&
    sourceId !== null &&
    report.documentId === documentId &&
    known.sourceDocumentId === documentId &&
    report.extractorVersion === EXTRACTOR_VERSION;
  if (current && documentId !== null) {
    const found = { sourceId, documentId, reportId: report.id };
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
  await advanceItem(db, item.id, 'fetch', 'extract', stored);
  await enqueue(pipeline, [{ ...item, step: 'extract' }]);
}
