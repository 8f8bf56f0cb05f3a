import { Cookie, CookieJar } from 'tough-cookie';
import type { WebAnswer } from './web-client.js';

/** A cookie of one host. */
export interface StoredCookie {
  name: string;
  path: string;
  value: string;
  secure: boolean;
  /** ISO time; null: for the whole run. */
  expiresAt: string | null;
}

/** Most cookies of one host, and their size, in characters. */
export const MOST_COOKIES = 50;
const LONGEST_COOKIE = 4096;
const LONGEST_HEADER = 8192;
/** Nobody needs a cookie for more than thirty years; longer times are no dates. */
const LONGEST_MS = 1e12;
/** RFC 6265: what may stand in a header; more would be a way to write headers of one's own. */
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;
const VALUE = /^[\x21-\x7e ]*$/;

const openJar = (): CookieJar =>
  new CookieJar(undefined, { rejectPublicSuffixes: true, allowSecureOnLocal: false });

/**
 * The cookies that an answer may set. They are kept for the very host that sent them, whatever domain they
 * name; one for another host, or for a public suffix, is refused.
 *
 * @param url of the answer
 * @param now to reckon `max-age`
 */
export function cookiesOf(url: URL, headers: WebAnswer['headers'], now: Date): StoredCookie[] {
  const given = headers['set-cookie'] ?? [];
  const jar = openJar();
  return (Array.isArray(given) ? given : [given]).slice(0, MOST_COOKIES).flatMap((line) => {
    if (line.length > LONGEST_COOKIE) return [];
    const cookie = jar.setCookieSync(line, url.href, { ignoreError: true });
    if (cookie === undefined || !TOKEN.test(cookie.key) || !VALUE.test(cookie.value)) return [];
    return [
      {
        name: cookie.key,
        path: cookie.path ?? '/',
        value: cookie.value,
        secure: cookie.secure,
        expiresAt: endOf(cookie, now),
      },
    ];
  });
}

/**
 * When a cookie expires, as an ISO time; in the past for one that is taken back; null for one of the
 * session.
 */
function endOf(cookie: Cookie, now: Date): string | null {
  const end = cookie.expiryTime(now);
  if (end === undefined || end === Infinity) return null;
  const clock = now.getTime();
  return new Date(Math.max(clock - LONGEST_MS, Math.min(end, clock + LONGEST_MS))).toISOString();
}

/** The `cookie` header for an address; null where no cookie is for it. */
export function cookieHeader(url: URL, cookies: readonly StoredCookie[]): string | null {
  const jar = openJar();
  for (const { name, value, path, secure } of cookies) {
    jar.setCookieSync(new Cookie({ key: name, value, path, secure }), url.href, { ignoreError: true });
  }
  const header = jar.getCookieStringSync(url.href);
  return header === '' || header.length > LONGEST_HEADER ? null : header;
}
