import { MOST_COOKIES, type StoredCookie } from '../../sources/web/cookies.js';
import type { Queryable } from '../database/query.js';
import { storableJson } from '../database/storable.js';

/** The cookies of a host in a run that have not expired. */
export async function loadCookies(db: Queryable, runId: number, host: string): Promise<StoredCookie[]> {
  const { rows } = await db.query<StoredCookie>({
    name: 'load_cookies',
    text: `select name, path, value, secure, expires_at as "expiresAt" from crawl_cookie
            where run_id = $1 and host = $2 and (expires_at is null or expires_at > now()) order by name limit $3`,
    values: [runId, host, MOST_COOKIES],
  });
  return rows;
}

/** Keeps cookies of a host for the rest of a run; those beyond the limit are not taken. */
export async function storeCookies(
  db: Queryable,
  runId: number,
  host: string,
  cookies: readonly StoredCookie[],
): Promise<void> {
  // One row a cookie: of two with the same name in one answer, the last counts.
  const last = new Map(cookies.map((cookie) => [`${cookie.name} ${cookie.path}`, cookie]));
  await db.query(
    `insert into crawl_cookie (run_id, host, name, path, value, secure, expires_at)
     select $1, $2, name, path, value, secure, "expiresAt"
       from jsonb_to_recordset($3::jsonb) as given(name text, path text, value text, secure boolean, "expiresAt" timestamptz)
      where (select count(*) from crawl_cookie where run_id = $1 and host = $2) < $4
     on conflict (run_id, host, name, path) do update
        set value = excluded.value, secure = excluded.secure, expires_at = excluded.expires_at`,
    [runId, host, storableJson([...last.values()]), MOST_COOKIES],
  );
}
