import { decodeStrictly } from '../../decode/codec.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { header, type WebAnswer } from './web-client.js';
import { because } from '../../errors/reasons.js';

/** A redirect that was followed. */
export interface Hop {
  url: string;
  status: number;
  /** Where it led: the next address. */
  location: string;
}

/** Most redirects from one address. */
const MOST_HOPS = 10;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Where an answer redirects to. The address has not gone through the guard yet.
 *
 * @param answer to `url`
 * @param hops redirects that led to `url`, oldest first
 * @returns null for an answer that is no redirect
 * @throws NianbaoError `redirect_loop` for one redirect too many and for one that leads back although
 *   nothing has changed; `http_malformed` for one that leads nowhere
 */
export function redirectTarget(url: string, answer: WebAnswer, hops: readonly Hop[]): string | null {
  if (!REDIRECTS.has(answer.status)) return null;
  const location = readAsBrowsersDo(header(answer.headers, 'location'));
  if (location === undefined || !URL.canParse(location, url)) {
    throw new NianbaoError('http_malformed', {
      url,
      reason: because('redirect_nowhere', { status: answer.status }),
    });
  }
  const target = new URL(location, url);
  target.hash = '';
  // A site that sets a cookie and sends back to the same page is no loop: the next answer is another.
  const seen =
    answer.headers['set-cookie'] === undefined && [...hops.map((hop) => hop.url), url].includes(target.href);
  if (seen || hops.length + 1 > MOST_HOPS) {
    throw new NianbaoError('redirect_loop', { url: hops[0]?.url ?? url, times: hops.length + 1 });
  }
  return target.href;
}

/**
 * Header bytes arrive as Latin-1. Sites that send Chinese addresses unescaped send UTF-8, and browsers read
 * it so.
 */
function readAsBrowsersDo(value: string | undefined): string | undefined {
  return value === undefined ? undefined : (decodeStrictly('utf-8', Buffer.from(value, 'latin1')) ?? value);
}
