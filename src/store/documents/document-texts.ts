import type { Queryable } from '../database/query.js';
import { storableText } from '../database/storable.js';

/** The text that a version of the extractor decoded a document to; null where none is kept. */
export async function keptText(
  db: Queryable,
  documentId: number,
  extractorVersion: number,
): Promise<string | null> {
  const { rows } = await db.query<{ text: string }>(
    'select text from document_text where document_id = $1 and extractor_version = $2',
    [documentId, extractorVersion],
  );
  return rows[0]?.text ?? null;
}

/** Keeps the text of a document, in the place of what another version made of it. */
export async function keepText(
  db: Queryable,
  documentId: number,
  extractorVersion: number,
  text: string,
): Promise<void> {
  await db.query(
    `insert into document_text (document_id, extractor_version, text) values ($1, $2, $3)
     on conflict (document_id) do update set extractor_version = excluded.extractor_version, text = excluded.text`,
    [documentId, extractorVersion, storableText(text)],
  );
}
