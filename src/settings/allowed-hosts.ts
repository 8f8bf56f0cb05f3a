import ipaddr from 'ipaddr.js';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** One entry of the list of the operator's own hosts. */
interface Entry {
  /** A host name, or `*.` and a domain for all names below it. */
  name?: string;
  network?: Network;
  /** The only port; undefined: any. */
  port?: number;
}

/** What the operator lets the guard through to. */
export interface AllowedHosts {
  /** Whether a host name is named, so that its addresses do not matter. */
  name(hostname: string, port: number): boolean;
  /** Whether an address is named or lies in a network that is. */
  address(address: string, port: number): boolean;
}

const NAME = /^(?:\*\.)?[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,251}[\p{L}\p{N}_])?$/u;

/**
 * Reads `NIANBAO_ALLOW_HOSTS`: host names (`intranet.example`, `*.intranet.example`), addresses and networks
 * (`10.1.0.0/16`, `[fd00::]/8`), each with a port if only that one is meant (`intranet.example:8090`), parted
 * by commas or blanks.
 */
export function readAllowedHosts(text: string): AllowedHosts {
  const entries = split(text).flatMap((part) => readEntry(part) ?? []);
  const fits = (entry: Entry, port: number): boolean => entry.port === undefined || entry.port === port;
  return {
    name: (hostname, port) =>
      entries.some((entry) => entry.name !== undefined && named(entry.name, hostname) && fits(entry, port)),
    address: (address, port) => {
      if (!ipaddr.isValid(address)) return false;
      const parsed = ipaddr.parse(address);
      return entries.some(({ network, ...entry }) => {
        if (network === undefined || network[0].kind() !== parsed.kind()) return false;
        return parsed.match(network) && fits(entry, port);
      });
    },
  };
}

/** Entries of a list of hosts that cannot be read. */
export function unreadableHosts(text: string): string[] {
  return split(text).filter((part) => readEntry(part) === null);
}

const split = (text: string): string[] => text.split(/[\s,;，；]+/).filter((part) => part !== '');

function readEntry(part: string): Entry | null {
  const match =
    /^(\[[^\]]*\](?:\/\d{1,3})?|[^:[\]]+|[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:/]*)(?::(\d{1,5}))?$/.exec(
      part,
    );
  const host = match?.[1]?.replace(/[[\]]/g, '').toLowerCase() ?? '';
  const port = match?.[2] === undefined ? {} : { port: Number(match[2]) };
  const network = readNetwork(host);
  if (network !== null) return { network, ...port };
  // A name that looks like an address is a mistake in an address.
  return NAME.test(host) && !/^[\d.]+$/.test(host) ? { name: host, ...port } : null;
}

function readNetwork(host: string): Network | null {
  const [address = '', bits] = host.split('/');
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return null;
  const parsed = ipaddr.parse(address);
  const most = parsed.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : most + 1;
  return length > most ? null : [parsed, length];
}

function named(pattern: string, hostname: string): boolean {
  return pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern;
}
