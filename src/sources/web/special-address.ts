import ipaddr from 'ipaddr.js';
import type { Bilingual } from '../../language.js';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Addresses of the public internet are those that ipaddr.js calls this, and no other. */
const PUBLIC = 'unicast';

const KINDS: Record<string, Bilingual> = {
  unspecified: both('未指定地址', 'unspecified address'),
  broadcast: both('广播地址', 'broadcast address'),
  multicast: both('组播地址', 'multicast address'),
  linkLocal: both('链路本地或元数据地址', 'link-local or metadata address'),
  loopback: both('回环地址', 'loopback address'),
  private: both('内网地址', 'private address'),
  uniqueLocal: both('内网地址', 'private address'),
  carrierGradeNat: both('运营商内部地址', 'address of a carrier'),
};
const TUNNEL = both('内嵌 IPv4 的地址', 'address that wraps an IPv4 address');
const RESERVED = both('保留地址', 'reserved address');
const METADATA = both('云平台的元数据地址', 'metadata address of a cloud platform');
const TUNNELS = new Set(['ipv4Mapped', 'rfc6145', 'rfc6052', '6to4', 'teredo']);

/** Services for virtual machines that stand at an address which looks like any other. */
const METADATA_ADDRESSES = new Set(['168.63.129.16']);
/** The only part of IPv6 that is given out for the public internet. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Why an address is no place of the public internet (RFC 6890 and its successors). Addresses that wrap an
 * IPv4 address (mapped, compatible, NAT64, 6to4, Teredo) are special whatever they wrap: no site is
 * published under one.
 *
 * @param address an IP address as a resolver gives it, an IPv6 zone included
 * @returns null for a public address
 */
export function specialAddress(address: string): Bilingual | null {
  // Only the usual notation: what a resolver gives is never octal, and what it gives otherwise is not to be
  // guessed at.
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return RESERVED;
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (TUNNELS.has(range)) return TUNNEL;
  if (range !== PUBLIC) return KINDS[range] ?? RESERVED;
  if (METADATA_ADDRESSES.has(parsed.toString())) return METADATA;
  return parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_IPV6) ? RESERVED : null;
}
