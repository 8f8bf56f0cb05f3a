import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';
import { present } from '../../document/present.js';
import type { AllowedHosts } from '../../settings/allowed-hosts.js';
import { blocked, refusal } from './guard.js';

/** Gives the addresses of a host name, the preferred first. Throws as Node's resolver does. */
export type Resolve = (hostname: string) => Promise<string[]>;

/** Opens a connection to an address; `hostname` is that address, `servername` the name for TLS. */
export type Dial = buildConnector.connector;

/** Addresses of one name that are tried. */
const MOST_ADDRESSES = 4;

/** The system's resolver. */
export const resolveBySystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true, order: 'ipv4first' })).map(({ address }) => address);

/** Opens connections with TLS where asked for; HTTP/2 where the server offers it. */
export const dialer = (connectMs: number): Dial => buildConnector({ allowH2: true, timeout: connectMs });

/**
 * A connector for undici that resolves a name itself, refuses addresses that are not to be reached, and
 * connects to one of the addresses it has checked: a name that resolves differently a moment later changes
 * nothing.
 *
 * @param allowed the operator's own hosts
 * @param resolve names to addresses
 * @param dial opens a connection to a checked address
 */
export function guardedConnector(allowed: AllowedHosts, resolve: Resolve, dial: Dial): Dial {
  return (options, callback) => {
    const connect = async (): Promise<Socket> => {
      const host = options.hostname.replace(/^\[|\]$/g, '');
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
      const isAddress = ipaddr.isValid(host);
      const found = isAddress ? [host] : await resolve(host);
      const refusals = found.map((address) => refusal(address, host, port, allowed));
      const free = found.filter((_, index) => refusals[index] === null).slice(0, MOST_ADDRESSES);
      const first = refusals.find((reason) => reason !== null);
      if (free.length === 0 && first) throw blocked(`${options.protocol}//${host}:${port}`, first);
      let failure: unknown = Object.assign(new Error(`${host} has no address`), {
        code: 'ENODATA',
        syscall: 'queryA',
      });
      for (const address of free) {
        // A name for TLS is the host's own, never the address; none is sent for an address (RFC 6066).
        const servername = isAddress ? undefined : host;
        const target = { ...options, hostname: address, ...present({ servername }) };
        try {
          return await dialed(dial, target);
        } catch (error) {
          failure = error;
        }
      }
      throw failure;
    };
    connect().then(
      (socket) => callback(null, socket),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), null),
    );
  };
}

type Socket = NonNullable<Parameters<buildConnector.Callback>[1]>;

function dialed(dial: Dial, options: buildConnector.Options): Promise<Socket> {
  return new Promise((accept, reject) => {
    dial(options, (error, socket) => {
      if (error) reject(error);
      else if (socket) accept(socket);
    });
  });
}
