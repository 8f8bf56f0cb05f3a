import { toNianbaoError } from '../errors/nianbao-error.js';
import type { AllowedHosts } from '../settings/allowed-hosts.js';
import type { WebClient } from '../sources/web/web-client.js';
import type { Metrics } from './metrics.js';

/**
 * Statuses that mean something to a crawl; others are counted by their hundred, because a server may send
 * any number.
 */
const TOLD_APART = new Set([200, 301, 302, 304, 400, 401, 403, 404, 410, 412, 429, 500, 502, 503, 504]);

/** A client whose requests are counted. */
export function countRequests(web: WebClient, metrics: Metrics): WebClient {
  return {
    ...web,
    async get(url, headers, limit) {
      const began = performance.now();
      let status = 'internal';
      try {
        const answer = await web.get(url, headers, limit);
        status = statusLabel(answer.status);
        return answer;
      } catch (error) {
        status = toNianbaoError(error).code;
        throw error;
      } finally {
        const seconds = (performance.now() - began) / 1000;
        metrics.requestEnded({ hostClass: hostClass(url, web.allowed), status, seconds });
      }
    },
  };
}

/** A status as a label: three digits, or `2xx` and so on. */
export function statusLabel(status: number): string {
  if (TOLD_APART.has(status)) return String(status);
  const hundred = Math.floor(status / 100);
  return hundred >= 1 && hundred <= 5 ? `${hundred}xx` : 'other';
}

/** Whose host an address names: the operator's `own`, a `government`'s, or an `other` one. */
export function hostClass(address: string, allowed: AllowedHosts): 'own' | 'government' | 'other' {
  if (!URL.canParse(address)) return 'other';
  const { hostname, port, protocol } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  const at = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  if (allowed.name(host, at) || allowed.address(host, at)) return 'own';
  return host === 'gov.cn' || host.endsWith('.gov.cn') ? 'government' : 'other';
}
