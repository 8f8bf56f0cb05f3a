import type { Declared } from '../../report/declared.js';
import type { Queryable } from '../database/query.js';
import { storableText } from '../database/storable.js';

/** What the database knows of a source and of the content that was just fetched from it. */
export interface SourceKnowledge {
  sourceId: number | null;
  /** Content at the last fetch. */
  sourceDocumentId: number | null;
  /** The document with the fetched content, if its bytes are stored. */
  documentId: number | null;
  /** The current report of this source. */
  report: {
    id: number;
    documentId: number;
    extractorVersion: number;
    /** What was declared of it when it was read. */
    declared: Declared | null;
    issuer: string | null;
    reportYear: number | null;
    validated: boolean;
    /** What the rules were asked at its last validation. */
    settingsHash: string | null;
  } | null;
}

/**
 * Looks up a source and a content.
 *
 * @param path the source, as in `run_item.source`
 * @param sha256 hexadecimal digest of the content
 */
export async function lookUpSource(db: Queryable, path: string, sha256: string): Promise<SourceKnowledge> {
  const { rows } = await db.query<{
    source_id: number | null;
    source_document_id: number | null;
    document_id: number | null;
    report_id: number | null;
    report_document_id: number;
    extractor_version: number;
    declared: Declared | null;
    issuer: string | null;
    report_year: number | null;
    validated: boolean;
    settings_hash: string | null;
  }>({
    name: 'look_up_source',
    text: `select s.id as source_id, s.document_id as source_document_id, d.id as document_id, r.id as report_id,
                  r.document_id as report_document_id, r.extractor_version, r.declared, r.issuer, r.report_year,
                  r.validated_at is not null as validated, r.settings_hash
             from (select $1::text as path, $2::text as sha256) q
             left join source s on s.path = q.path
             left join document d on d.sha256 = q.sha256
             left join report r on r.source_id = s.id and r.current`,
    values: [storableText(path), sha256],
  });
  const row = rows[0];
  return {
    sourceId: row?.source_id ?? null,
    sourceDocumentId: row?.source_document_id ?? null,
    documentId: row?.document_id ?? null,
    report:
      row?.report_id == null
        ? null
        : {
            id: row.report_id,
            documentId: row.report_document_id,
            extractorVersion: row.extractor_version,
            declared: row.declared,
            issuer: row.issuer,
            reportYear: row.report_year,
            validated: row.validated,
            settingsHash: row.settings_hash,
          },
  };
}

/** Ids of a stored content and of the source it came from. */
export interface StoredDocument {
  documentId: number;
  sourceId: number;
}

/**
 * Stores a content once, however many sources have it, and ties the source to it.
 *
 * @param path the source, as in `run_item.source`
 * @param sha256 hexadecimal digest of `bytes`
 * @param bytes the content; null where {@link lookUpSource} said that it is stored already
 */
export async function storeDocument(
  db: Queryable,
  path: string,
  sha256: string,
  bytes: Uint8Array | null,
): Promise<StoredDocument> {
  const statement =
    bytes === null
      ? { name: 'tie_document', text: TIE_DOCUMENT, values: [storableText(path), sha256] }
      : {
          name: 'store_document',
          text: STORE_DOCUMENT,
          values: [
            storableText(path),
            sha256,
            bytes.byteLength,
            Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
          ],
        };
  const { rows } = await db.query<StoredDocument>(statement);
  const [stored] = rows;
  if (stored === undefined) throw new Error('no document with this hash');
  return stored;
}

const TIE = `
  origin as (
    insert into source (path, document_id, changed_at) select $1, id, now() from held
    on conflict (path) do update set
      document_id = excluded.document_id,
      changed_at = case when source.document_id is distinct from excluded.document_id then now()
                        else source.changed_at end
    returning id
  )
  select held.id as "documentId", origin.id as "sourceId" from held, origin`;
const TIE_DOCUMENT = `with held as (select id from document where sha256 = $2), ${TIE}`;
// The update of `bytes` changes nothing: it gives us the row also when another worker has just inserted it.
const STORE_DOCUMENT = `
  with held as (
    insert into document (sha256, bytes) values ($2, $3)
    on conflict (sha256) do update set bytes = excluded.bytes returning id
  ), content as (
    insert into document_content (document_id, content) select id, $4::bytea from held on conflict do nothing
  ), ${TIE}`;

/**
 * The bytes of a document.
 *
 * @returns null when they are not in the database
 */
export async function loadContent(
  db: Queryable,
  documentId: number,
): Promise<{ sha256: string; bytes: Uint8Array | null } | null> {
  const { rows } = await db.query<{ sha256: string; content: Buffer | null }>({
    name: 'load_content',
    text: `select d.sha256, c.content from document d left join document_content c on c.document_id = d.id
            where d.id = $1`,
    values: [documentId],
  });
  return rows[0] === undefined ? null : { sha256: rows[0].sha256, bytes: rows[0].content };
}
