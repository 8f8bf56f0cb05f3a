import type { Hop } from '../../sources/web/redirect.js';
import type { WebAnswer } from '../../sources/web/web-client.js';
import type { Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** An answer that still may hold: what to ask its server, and the content it had. */
export interface HeldResponse {
  documentId: number;
  sha256: string;
  etag: string | null;
  lastModified: string | null;
  headers: WebAnswer['headers'];
}

/** The latest answer of an address whose content is stored; null when there is none. */
export async function findHeldResponse(db: Queryable, finalUrl: string): Promise<HeldResponse | null> {
  const { rows } = await db.query<{ document_id: number; sha256: string; headers: WebAnswer['headers'] }>({
    name: 'find_held_response',
    text: `select r.document_id, d.sha256, r.headers
             from response r join document d on d.id = r.document_id join document_content c on c.document_id = d.id
            where md5(r.final_url) = md5($1) and r.final_url = $1 and r.document_id is not null
            order by r.id desc limit 1`,
    values: [storableText(finalUrl)],
  });
  const row = rows[0];
  if (row === undefined) return null;
  const of = (name: string): string | null => {
    const value = row.headers[name];
    return typeof value === 'string' ? value : null;
  };
  return {
    documentId: row.document_id,
    sha256: row.sha256,
    etag: of('etag'),
    lastModified: of('last-modified'),
    headers: row.headers,
  };
}

/** Stores an answer as it was fetched. */
export async function storeResponse(
  db: Queryable,
  itemId: number,
  response: {
    url: string;
    finalUrl: string;
    redirects: readonly Hop[];
    answer: Pick<WebAnswer, 'status' | 'headers' | 'milliseconds'>;
    documentId: number | null;
  },
): Promise<void> {
  const { url, finalUrl, redirects, answer, documentId } = response;
  await db.query({
    name: 'store_response',
    text: `insert into response (run_item_id, url, final_url, redirects, status, headers, milliseconds, document_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      itemId,
      storableText(url),
      storableText(finalUrl),
      storableJson(redirects),
      answer.status,
      storableJson(answer.headers),
      answer.milliseconds,
      documentId,
    ],
  });
}

/** Address and media type under which an item's content was last fetched. */
export interface FetchedAs {
  finalUrl: string;
  /** The `content-type` header; null where there was none. */
  contentType: string | null;
}

/** How an item's content was fetched; null for an item that was not. */
export async function loadFetchedAs(db: Queryable, itemId: number): Promise<FetchedAs | null> {
  const { rows } = await db.query<{ finalUrl: string; contentType: string | null }>({
    name: 'load_fetched_as',
    text: `select final_url as "finalUrl", headers->>'content-type' as "contentType" from response
            where run_item_id = $1 and document_id is not null order by id desc limit 1`,
    values: [itemId],
  });
  return rows[0] ?? null;
}

/**
 * The `content-type` with which a document was first fetched; null where it was not, or the answer had none.
 */
export async function loadContentType(db: Queryable, documentId: number): Promise<string | null> {
  const { rows } = await db.query<{ type: string | null }>({
    name: 'load_content_type',
    text: `select headers->>'content-type' as type from response where document_id = $1 order by id limit 1`,
    values: [documentId],
  });
  return rows[0]?.type ?? null;
}
