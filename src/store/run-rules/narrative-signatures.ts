import type pg from 'pg';
import { maskProse } from '../../rules/similarity/mask.js';
import { shinglesOf } from '../../rules/similarity/shingles.js';
import { SIGNATURE_METHOD, signatureOf } from '../../rules/similarity/signature.js';
import type { Queryable } from '../database/query.js';

/** Reports whose texts are held in memory at the same time. */
const PAGE = 200;

/** The prose of one report and whose it is. */
export interface StoredProse {
  report: number;
  issuer: string | null;
  /** The paragraphs of the sections, one a line; of a report without sections all paragraphs. */
  prose: string;
}

/** The prose of some reports, in no particular order. */
export async function loadProse(db: Queryable, reports: readonly number[]): Promise<StoredProse[]> {
  const { rows } = await db.query<StoredProse>(
    `select r.id as report, r.issuer,
            coalesce((select string_agg(s.text, E'\\n' order by s.position) from section s where s.report_id = r.id),
                     r.front_text) as prose
       from report r where r.id = any ($1)`,
    [reports],
  );
  return rows;
}

/** The shingles of a report's prose, figures and names masked. */
export const proseShingles = ({ prose, issuer }: StoredProse): Uint32Array =>
  shinglesOf(maskProse(prose, issuer));

/**
 * Makes the signatures that are missing of the current reports of some years. Each page is kept as soon as it
 * is made, so nothing is lost with a worker that dies.
 *
 * @param signal ends the making before the next page
 * @returns how many were made
 */
export async function makeSignatures(
  pool: pg.Pool,
  years: readonly number[],
  signal?: AbortSignal,
): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `select r.id from report r
      where r.current and r.report_year = any ($1)
        and not exists (select 1 from narrative_signature n where n.report_id = r.id and n.method = $2)
      order by r.id`,
    [years, SIGNATURE_METHOD],
  );
  for (let start = 0; start < rows.length; start += PAGE) {
    signal?.throwIfAborted();
    const texts = await loadProse(
      pool,
      rows.slice(start, start + PAGE).map(({ id }) => id),
    );
    const made = texts.map((text) => {
      const shingles = proseShingles(text);
      return { report: text.report, shingles: shingles.length, signature: signatureOf(shingles) };
    });
    await pool.query(
      `insert into narrative_signature (report_id, method, shingles, signature)
       select report, $2, shingles, signature
         from unnest($1::bigint[], $3::int[], $4::bytea[]) as made(report, shingles, signature)
       on conflict (report_id) do update set
         method = excluded.method, shingles = excluded.shingles, signature = excluded.signature`,
      [
        made.map(({ report }) => report),
        SIGNATURE_METHOD,
        made.map(({ shingles }) => shingles),
        made.map(({ signature }) =>
          Buffer.from(signature.buffer, signature.byteOffset, signature.byteLength),
        ),
      ],
    );
  }
  return rows.length;
}

/** A stored signature as numbers. */
export function readSignature(bytes: Buffer): Uint32Array {
  // The buffer may stand at any offset in a larger one; the numbers need one of their own.
  return new Uint32Array(new Uint8Array(bytes).buffer);
}
