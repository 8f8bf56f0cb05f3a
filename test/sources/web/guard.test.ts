import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildConnector } from 'undici';
import { readConfig } from '../../../src/settings/config.js';
import { NianbaoError } from '../../../src/errors/nianbao-error.js';
import type { Dial } from '../../../src/sources/web/guarded-connector.js';
import { redirectTarget, type Hop } from '../../../src/sources/web/redirect.js';
import { openWebClient, type WebClient } from '../../../src/sources/web/web-client.js';

/** Stands for a site of the public internet; no packet ever goes there. */
const PUBLIC = '93.184.0.7';

/**
 * Every connection of these tests ends on 127.0.0.1, whatever address it was meant for: at the site, where
 * the address is the public one, and else at the recorder, which nothing may ever reach.
 */
let site: Server;
let recorder: Server;
let recorded: string[];
let dialled: string[];
let location: string;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = (server: Server): Promise<void> => new Promise((done) => server.listen(0, '127.0.0.1', done));

beforeAll(async () => {
  site = createServer((request, response) => {
    if (request.url === '/away')
      response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end();
    else response.end('公开内容');
  });
  recorder = createServer((request, response) => {
    recorded.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    response.end('secret');
  });
  recorder.on('connection', () => recorded.push('connection'));
  await Promise.all([listen(site), listen(recorder)]);
});
afterAll(() => {
  site.close();
  recorder.close();
});

function openClient(answers: Record<string, string[][]>, allow = ''): WebClient {
  recorded = [];
  dialled = [];
  const asked: Record<string, number> = {};
  const base = buildConnector({ timeout: 2000 });
  const dial: Dial = (options, callback) => {
    dialled.push(options.hostname);
    const port = String(portOf(options.hostname === PUBLIC ? site : recorder));
    base({ ...options, protocol: 'http:', hostname: '127.0.0.1', port }, callback);
  };
  const resolve = (hostname: string): Promise<string[]> => {
    const given = answers[hostname] ?? [[PUBLIC]];
    const turn = asked[hostname] ?? 0;
    asked[hostname] = turn + 1;
    return Promise.resolve(given[Math.min(turn, given.length - 1)] ?? []);
  };
  const { web } = readConfig({ HOME: '/home/ming', NIANBAO_ALLOW_HOSTS: allow });
  return openWebClient(web, { resolve, dial });
}

/** Fetches as the pipeline does: one request after the other, each through the guard. */
async function fetchThrough(client: WebClient, start: string): Promise<string> {
  const hops: Hop[] = [];
  try {
    for (let url = start; ;) {
      const answer = await client.get(url, {}, 1_000_000);
      const next = redirectTarget(url, answer, hops);
      if (next === null) return Buffer.from(answer.body).toString('utf8');
      hops.push({ url, status: answer.status, location: next });
      url = next;
    }
  } catch (error) {
    if (error instanceof NianbaoError) return error.code;
    throw error;
  } finally {
    await client.close();
  }
}

const LITERALS = [
  ['loopback', 'http://127.0.0.1/'],
  ['loopback that is not .0.1', 'http://127.8.9.10/'],
  ['loopback in short form', 'http://127.1/'],
  ['one decimal number', 'http://2130706433/'],
  ['octal parts', 'http://0177.0.0.1/'],
  ['one octal number', 'http://017700000001/'],
  ['hexadecimal parts', 'http://0x7f.0x0.0x0.0x1/'],
  ['one hexadecimal number', 'http://0x7f000001/'],
  ['parts in different notations', 'http://0x7f.0.1/'],
  ['full-width digits', 'http://１２７.０.０.１/'],
  ['an ideographic full stop', 'http://127。0。0。1/'],
  ['percent-encoded digits', 'http://%31%32%37.0.0.1/'],
  ['a dot after an address', 'http://127.0.0.1./'],
  ['zero', 'http://0/'],
  ['the unspecified address', 'http://0.0.0.0/'],
  ['class A private', 'http://10.0.0.1/'],
  ['class B private', 'http://172.31.255.254/'],
  ['class C private', 'http://192.168.1.1/'],
  ['private as one number', 'http://3232235777/'],
  ['the metadata service', 'http://169.254.169.254/latest/meta-data/'],
  ['the metadata service in hexadecimal', 'http://0xa9fea9fe/'],
  ['the metadata service of another cloud', 'http://100.100.100.200/'],
  ['the metadata service at a public number', 'http://168.63.129.16/'],
  ['carrier-grade NAT', 'http://100.64.0.1/'],
  ['multicast', 'http://224.0.0.251/'],
  ['broadcast', 'http://255.255.255.255/'],
  ['benchmarking', 'http://198.18.0.1/'],
  ['IPv6 loopback', 'http://[::1]/'],
  ['IPv6 unspecified', 'http://[::]/'],
  ['IPv4-mapped IPv6', 'http://[::ffff:127.0.0.1]/'],
  ['IPv4-mapped IPv6 in hexadecimal', 'http://[::ffff:7f00:1]/'],
  ['IPv4-compatible IPv6', 'http://[::127.0.0.1]/'],
  ['NAT64', 'http://[64:ff9b::127.0.0.1]/'],
  ['local NAT64', 'http://[64:ff9b:1::7f00:1]/'],
  ['6to4', 'http://[2002:7f00:1::]/'],
  ['Teredo', 'http://[2001:0:5ef5:79fd::1]/'],
  ['IPv6 link-local', 'http://[fe80::1]/'],
  ['IPv6 unique local', 'http://[fd00:ec2::254]/'],
  ['IPv6 site-local', 'http://[fec0::1]/'],
  ['IPv6 multicast', 'http://[ff02::1]/'],
  ['IPv6 that nobody was given', 'http://[4000::1]/'],
  ['a user name before the host', 'http://www.example.cn@127.0.0.1/'],
  ['a user name before a public host', 'http://admin:admin@www.example.cn/'],
  ['a backslash for a slash', 'http://127.0.0.1\\@www.example.cn/'],
  ['the name of this machine', 'http://localhost/'],
  ['the name of this machine with a dot', 'http://LOCALHOST./'],
  ['a name below this machine', 'http://www.example.cn.localhost/'],
  ['a metadata name', 'http://metadata.google.internal/'],
  ['a file', 'file:///etc/passwd'],
  ['another protocol', 'gopher://127.0.0.1:6379/_INFO'],
  ['data', 'data:text/html,<h1>x</h1>'],
  ['a port of a database', 'http://www.example.cn:5432/'],
  ['a port of a cache on a public address', `http://${PUBLIC}:6379/`],
] as const;

describe('an address that is not of the public internet is never reached', () => {
  test.each(LITERALS)('as printed: %s', async (_, url) => {
    expect([await fetchThrough(openClient({}), url), recorded, dialled]).toEqual(['blocked_address', [], []]);
  });

  test.each(LITERALS.filter(([, url]) => !url.includes('\\')))('behind a redirect: %s', async (_, url) => {
    location = url;
    const outcome = await fetchThrough(openClient({}), 'http://www.example.cn/away');
    expect([outcome, recorded, dialled]).toEqual(['blocked_address', [], [PUBLIC]]);
  });

  test.each([
    ['loopback', ['127.0.0.1']],
    ['private', ['10.9.8.7']],
    ['metadata', ['169.254.169.254']],
    ['IPv6 loopback', ['::1']],
    ['IPv4-mapped IPv6', ['::ffff:10.0.0.1']],
    ['link-local with a zone', ['fe80::1%eth0']],
    ['unique local', ['fd12:3456::1']],
    ['several', ['192.168.0.1', '172.16.0.1', '::1']],
  ])('a name that resolves to it: %s', async (_, addresses) => {
    const outcome = await fetchThrough(
      openClient({ 'www.example.cn': [addresses] }),
      'http://www.example.cn/',
    );
    expect([outcome, recorded, dialled]).toEqual(['blocked_address', [], []]);
  });

  test('of a name with a public address and others, only the public one is used', async () => {
    const client = openClient({ 'www.example.cn': [['127.0.0.1', PUBLIC, '::1']] });
    expect(await fetchThrough(client, 'http://www.example.cn/')).toBe('公开内容');
    expect([recorded, dialled]).toEqual([[], [PUBLIC]]);
  });

  test('a name that resolves differently the second time is checked the second time', async () => {
    location = 'http://sub.example.cn/';
    const answers = { 'www.example.cn': [[PUBLIC]], 'sub.example.cn': [['127.0.0.1']] };
    expect(await fetchThrough(openClient(answers), 'http://www.example.cn/away')).toBe('blocked_address');
    expect(recorded).toEqual([]);
  });

  test('the address that was checked is the one that is connected to: a name is resolved once for it', async () => {
    const answers = { 'www.example.cn': [[PUBLIC], ['127.0.0.1']] };
    expect(await fetchThrough(openClient(answers), 'http://www.example.cn/')).toBe('公开内容');
    expect([recorded, dialled]).toEqual([[], [PUBLIC]]);
  });

  test('a name without any address has no address', async () => {
    expect(await fetchThrough(openClient({ 'www.example.cn': [[]] }), 'http://www.example.cn/')).toBe('dns');
  });
});

describe("the operator's own network", () => {
  test.each([
    ['an address', '10.1.2.3', 'http://10.1.2.3/'],
    ['a network', '10.1.0.0/16', 'http://10.1.2.3/'],
    ['a network of a name', '10.1.0.0/16', 'http://www.own.example/'],
    ['a name', 'www.own.example', 'http://www.own.example/'],
    ['all names below one', '*.own.example', 'http://www.own.example/'],
    ['a name with its port', 'www.own.example:9200', 'http://www.own.example:9200/'],
    ['a name with any port', 'www.own.example', 'http://www.own.example:9200/'],
    ['an IPv6 network', '[fd00::]/8', 'http://[fd00::17]/'],
    ['several entries', 'x.example, 10.1.2.3', 'http://10.1.2.3/'],
  ])('is reached where it is allowed: %s', async (_, allow, url) => {
    const client = openClient({ 'www.own.example': [['10.1.2.3']] }, allow);
    expect(await fetchThrough(client, url)).toBe('secret');
  });

  test.each([
    ['a neighbour of an address', '10.1.2.3', 'http://10.1.2.4/'],
    ['another port', 'www.own.example:9200', 'http://www.own.example:9201/'],
    ['a name that only ends alike', 'own.example', 'http://notown.example/'],
    ['a name above', '*.own.example', 'http://own.example/'],
    ['the address of an allowed name, by itself', 'www.own.example', 'http://10.1.2.3/'],
    ['the mapped form of an allowed address', '10.1.2.3', 'http://[::ffff:10.1.2.3]/'],
  ])('and nowhere else: %s', async (_, allow, url) => {
    const client = openClient({ 'notown.example': [['10.1.2.3']], 'own.example': [['10.1.2.3']] }, allow);
    expect([await fetchThrough(client, url), recorded]).toEqual(['blocked_address', []]);
  });

  test.each(['10.1.0.0/33', '10.1', 'http://x.example', '[::1', 'a b!'])('cannot be named %s', (allow) => {
    expect(() => readConfig({ HOME: '/home/ming', NIANBAO_ALLOW_HOSTS: allow })).toThrow(
      /NIANBAO_ALLOW_HOSTS/,
    );
  });
});
