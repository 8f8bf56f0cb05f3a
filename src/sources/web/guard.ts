import ipaddr from 'ipaddr.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Bilingual } from '../../language.js';
import type { AllowedHosts } from '../../settings/allowed-hosts.js';
import { specialAddress } from './special-address.js';

/** Ports on which sites are published. */
const ORDINARY_PORTS = new Set([80, 443, 8000, 8080, 8081, 8088, 8443, 8888]);
/** Longest address that is fetched; a database index cannot hold much more. */
export const LONGEST_URL = 2000;

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/**
 * Reads an address and refuses what is not to be fetched, as far as the address alone tells. What a name
 * resolves to is checked when the connection is made; see guarded-connector.ts.
 *
 * @param text absolute, as printed in a list, a link or a `Location`
 * @param allowed the operator's own hosts
 * @returns the address in one notation: decimal IPv4, no dot after the host, no fragment
 * @throws NianbaoError `blocked_address`
 */
export function guardedUrl(text: string, allowed: AllowedHosts): URL {
  const refuse = (reason: Bilingual): NianbaoError => blocked(text, reason);
  if (!URL.canParse(text)) throw refuse(both('不是网址', 'not an address of the web'));
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refuse(both('只支持 http 和 https', 'only http and https are fetched'));
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse(both('网址中含有用户名或密码', 'the address holds a user name or password'));
  }
  url.hash = '';
  // Setting it also reads it again: 127.0.0.1. and the like become the address that they stand for.
  url.hostname = url.hostname.replace(/\.+$/, '');
  if (url.hostname === '' || url.href.length > LONGEST_URL) {
    throw refuse(both('网址不完整或过长', 'the address is incomplete or too long'));
  }
  const port = portOf(url);
  const host = bareHost(url);
  if (allowed.name(host, port)) return url;
  const isAddress = ipaddr.isValid(host);
  if (isAddress && allowed.address(host, port)) return url;
  const special = isAddress ? specialAddress(host) : localName(host);
  if (special !== null) throw refuse(special);
  // The address that a name stands for may still lie in a network that is allowed with any port.
  if (!ORDINARY_PORTS.has(port) && isAddress) throw refuse(unusualPort(port));
  return url;
}

/** What refuses a connection to an address that a host name resolved to; null where it may be made. */
export function refusal(
  address: string,
  host: string,
  port: number,
  allowed: AllowedHosts,
): Bilingual | null {
  if (allowed.name(host, port) || allowed.address(address, port)) return null;
  return specialAddress(address) ?? (ORDINARY_PORTS.has(port) ? null : unusualPort(port));
}

/** The refusal of an address, in both languages. */
export function blocked(url: string, reason: Bilingual): NianbaoError {
  return new NianbaoError('blocked_address', {
    url: url.length > 300 ? `${url.slice(0, 300)}…` : url,
    reason,
  });
}

/** The port that an address names, or that of its protocol. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The host without the brackets around IPv6. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

/**
 * Names that stand for this machine, whatever a resolver says (RFC 6761), or for machines of the local
 * network.
 */
function localName(host: string): Bilingual | null {
  return /(?:^|\.)(?:localhost|localdomain|local|internal|home\.arpa)$/.test(host)
    ? both('本机或本地网络的名称', 'name of this machine or of the local network')
    : null;
}

function unusualPort(port: number): Bilingual {
  return both(`端口 ${port} 不是网站常用端口`, `port ${port} is not one that sites use`);
}
