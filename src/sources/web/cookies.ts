import { parseCookie } from 'undici';
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
/** RFC 6265: what may stand in a header; more would be a way to write headers of one's own. */
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;
const VALUE = /^[\x21-\x7e ]*$/;

/**
 * The cookies that an answer sets. They are kept for the very host that sent them, whatever domain they name.
 *
 * @param url of the answer
 * @param now to reckon `max-age`
 */
export function cookiesOf(url: URL, headers: WebAnswer['headers'], now: Date): StoredCookie[] {
  const given = headers['set-cookie'] ?? [];
  return (Array.isArray(given) ? given : [given]).slice(0, MOST_COOKIES).flatMap((line) => {
    const cookie = line.length > LONGEST_COOKIE ? null : parseCookie(line);
    if (cookie === null || !TOKEN.test(cookie.name) || !VALUE.test(cookie.value)) return [];
    const expires =
      cookie.maxAge === undefined
        ? cookie.expires
        : new Date(now.getTime() + Math.min(cookie.maxAge, 1e9) * 1000);
    const end = expires === undefined ? null : new Date(expires);
    return [
      {
        name: cookie.name,
        path: cookie.path?.startsWith('/') ? cookie.path : url.pathname.replace(/\/[^/]*$/, '') || '/',
        value: cookie.value,
        secure: cookie.secure === true,
        expiresAt: end === null || Number.isNaN(end.getTime()) ? null : end.toISOString(),
      },
    ];
  });
}

/** The `cookie` header for an address; null where no cookie is for it. */
export function cookieHeader(url: URL, cookies: readonly StoredCookie[]): string | null {
  const header = cookies
    .filter(({ path, secure }) => {
      if (secure && url.protocol !== 'https:') return false;
      return url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
    })
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  return header === '' || header.length > LONGEST_HEADER ? null : header;
}
