import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  type Gunzip,
} from 'node:zlib';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline as pipe } from 'node:stream/promises';
import { Agent } from 'undici';
import type { WebConfig } from '../../settings/config.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { readAllowedHosts, type AllowedHosts } from '../../settings/allowed-hosts.js';
import { guardedUrl } from './guard.js';
import { dialer, guardedConnector, resolveBySystem, type Dial, type Resolve } from './guarded-connector.js';
import { webFailure } from './web-failure.js';

/** An answer; redirects are answers like any other. */
export interface WebAnswer {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string | string[]>;
  /** After decoding; empty where the status says that there is nothing to keep. */
  body: Uint8Array;
  milliseconds: number;
}

/** Fetches from the web, one request at a time and no more than was asked for. */
export interface WebClient {
  allowed: AllowedHosts;
  userAgent: string;
  /**
   * Asks for one address. Redirects are not followed.
   *
   * @param url goes through the guard
   * @param headers besides the client's own
   * @param limit most bytes of the content, and of what is transferred
   * @throws NianbaoError `blocked_address`, `dns`, `connect`, `tls`, `timeout`, `too_large`, `http_malformed`
   */
  get(url: string, headers: Readonly<Record<string, string>>, limit: number): Promise<WebAnswer>;
  close(): Promise<void>;
}

/** What tests put in the place of the system's resolver and connections. */
export interface WebSurroundings {
  resolve?: Resolve;
  dial?: Dial;
}

const ACCEPT = {
  accept: 'text/html,application/xhtml+xml,application/pdf,application/msword,*/*;q=0.8',
  'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};
/** Codings of one answer, one over the other. */
const MOST_CODINGS = 2;
const HEADER_BYTES = 64 * 1024;

/** Opens a client. It holds a few connections for as long as their servers like. */
export function openWebClient(config: WebConfig, surroundings: WebSurroundings = {}): WebClient {
  const allowed = readAllowedHosts(config.allowHosts);
  const dial = surroundings.dial ?? dialer(config.connectMs);
  const agent = new Agent({
    connect: guardedConnector(allowed, surroundings.resolve ?? resolveBySystem, dial),
    allowH2: true,
    pipelining: 1,
    headersTimeout: config.responseMs,
    bodyTimeout: config.responseMs,
    maxHeaderSize: HEADER_BYTES,
  });
  return {
    allowed,
    userAgent: config.userAgent,
    async get(address, headers, limit) {
      const url = guardedUrl(address, allowed);
      const began = performance.now();
      try {
        const response = await agent.request({
          origin: url.origin,
          path: `${url.pathname}${url.search}`,
          method: 'GET',
          headers: { ...ACCEPT, 'user-agent': config.userAgent, ...headers },
          signal: AbortSignal.timeout(config.fetchMs),
        });
        const { statusCode: status, body } = response;
        const held = headersOf(response.headers);
        const wanted = status >= 200 && status < 300;
        if (!wanted) body.destroy();
        body.on('error', () => undefined);
        const content = wanted ? await readBody(body, held, limit, url.href) : Buffer.alloc(0);
        return { status, headers: held, body: content, milliseconds: Math.round(performance.now() - began) };
      } catch (thrown) {
        throw webFailure(thrown, url.href);
      }
    },
    close: () => agent.destroy(),
  };
}

/** One value of a header; the first of several. */
export function header(headers: WebAnswer['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function headersOf(given: Record<string, string | string[] | undefined>): WebAnswer['headers'] {
  const headers: WebAnswer['headers'] = {};
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) headers[name.toLowerCase()] = value;
  return headers;
}

async function readBody(
  body: Readable,
  headers: WebAnswer['headers'],
  limit: number,
  url: string,
): Promise<Buffer> {
  const declared = Number(header(headers, 'content-length') ?? 0);
  const tooLarge = new NianbaoError('too_large', { url, limit });
  try {
    if (declared > limit) throw tooLarge;
    const pieces: Buffer[] = [];
    let kept = 0;
    const keep = new Writable({
      write(piece: Buffer, _, done) {
        kept += piece.length;
        pieces.push(piece);
        done(kept > limit ? tooLarge : null);
      },
    });
    let transferred = 0;
    const counted = new Transform({
      transform(piece: Buffer, _, done) {
        transferred += piece.length;
        done(transferred > limit ? tooLarge : null, piece);
      },
    });
    await pipe([body, counted, ...decoders(headers, url), keep]);
    return Buffer.concat(pieces, kept);
  } catch (error) {
    body.destroy();
    throw error;
  }
}

function decoders(headers: WebAnswer['headers'], url: string): (Gunzip | Transform)[] {
  const codings = (header(headers, 'content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse();
  if (codings.length > MOST_CODINGS) throw malformed(url, 'content-encoding');
  return codings.map((coding) => {
    if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
    if (coding === 'br') return createBrotliDecompress();
    if (coding === 'deflate') return inflateEither();
    throw malformed(url, 'content-encoding');
  });
}

const malformed = (url: string, reason: string): NianbaoError =>
  new NianbaoError('http_malformed', { url, reason });

/** `deflate` is zlib by the standard, and raw deflate by some servers; the first byte tells. */
function inflateEither(): Transform {
  let inflate: Transform | undefined;
  const begin = (piece: Buffer, out: Transform): Transform => {
    const stream = ((piece[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw();
    stream.on('data', (data: Buffer) => out.push(data));
    stream.on('error', (error) => out.destroy(error));
    return stream;
  };
  return new Transform({
    transform(piece: Buffer, _, done) {
      inflate ??= begin(piece, this);
      inflate.write(piece, () => done());
    },
    flush(done) {
      if (inflate === undefined) return done();
      inflate.once('end', () => done());
      inflate.end();
    },
  });
}
