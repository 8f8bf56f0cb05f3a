import { present } from '../document/present.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import { parseReport } from '../report/parse-report.js';
import type { Report } from '../report/report.js';
import { loadContent } from '../store/documents/documents.js';
import type { Queryable } from '../store/database/query.js';
import { loadContentType } from '../store/crawl/responses.js';
import type { RunItem } from '../store/items/run-items.js';

/**
 * Reads the report in a stored document.
 *
 * @param item its source and what is declared of it
 * @throws NianbaoError `document_missing`, and those of the extractor
 */
export async function readStoredReport(
  db: Queryable,
  documentId: number,
  { source, declared }: Pick<RunItem, 'source' | 'declared'>,
): Promise<Report> {
  const bytes = await loadBytes(db, documentId);
  const type = /^https?:/.test(source) ? await loadContentType(db, documentId) : null;
  const charset = /charset\s*=\s*"?([\w:.-]{2,40})/i.exec(type ?? '')?.[1];
  return parseReport(bytes, { name: source, declared, ...present({ declaredCharset: charset }) });
}

/**
 * The bytes of a stored document.
 *
 * @throws NianbaoError `document_missing`
 */
export async function loadBytes(db: Queryable, documentId: number): Promise<Uint8Array> {
  const content = await loadContent(db, documentId);
  if (content?.bytes == null) {
    throw new NianbaoError('document_missing', { sha256: content?.sha256 ?? `#${documentId}` });
  }
  return content.bytes;
}
