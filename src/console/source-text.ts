import { decodeDocument } from '../decode/decode.js';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { Language } from '../language.js';
import { EXTRACTOR_VERSION } from '../report/extractor-version.js';
import { keepText, keptText } from '../store/documents/document-texts.js';
import { loadContent } from '../store/documents/documents.js';
import { reportDocument } from '../store/reports/report-versions.js';
import type { Queryable } from '../store/database/query.js';

/** Texts kept because people turn pages back and forth. */
const KEPT = 32;

/** Formats that take a tenth of a second and more to read; others take less than asking for a kept text. */
const SLOW: ReadonlySet<string> = new Set(['pdf']);

/** The decoded text of a report's document, or in words why it can't be read again. */
export type SourceTextResult = { text: string } | { problem: string };

/**
 * Reads the texts that reports were read from. The stored bytes are decoded again, so that offsets mean what
 * they meant when the report was read.
 */
export function createSourceTexts(
  db: Queryable,
): (report: number, language: Language) => Promise<SourceTextResult> {
  const kept = new Map<number, string>();
  return async (report, language) => {
    const found = await reportDocument(db, report);
    if (found === null) return { problem: '—' };
    const known = kept.get(found.documentId);
    try {
      const text = known ?? (await decode(db, found.documentId, found.source));
      kept.delete(found.documentId);
      kept.set(found.documentId, text);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return { text };
    } catch (error) {
      if (error instanceof NianbaoError) return { problem: error.messageIn(language) };
      throw error;
    }
  };
}

async function decode(db: Queryable, documentId: number, source: string): Promise<string> {
  const kept = await keptText(db, documentId, EXTRACTOR_VERSION);
  if (kept !== null) return kept;
  const content = await loadContent(db, documentId);
  if (content?.bytes == null) {
    throw new NianbaoError('document_missing', { sha256: content?.sha256 ?? `#${documentId}` });
  }
  const { text, format } = await decodeDocument(content.bytes, { name: source });
  if (SLOW.has(format)) await keepText(db, documentId, EXTRACTOR_VERSION, text);
  return text;
}
