import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { buildConnector } from 'undici';
import { beforeAll, afterAll, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../src/settings/config.js';
import { retryAfterMs } from '../../../src/sources/web/retry-after.js';
import { openWebClient, type WebClient } from '../../../src/sources/web/web-client.js';
import { CERTIFICATE, KEY } from './loopback-certificate.js';

let server: Http2SecureServer;
let site: string;
const versions: string[] = [];

beforeAll(async () => {
  server = createSecureServer({ key: KEY, cert: CERTIFICATE, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' });
    response.end(gzipSync('<p>柳湾镇2023年政府信息公开工作年度报告</p>'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `https://www.site.test:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** A client for which every name is on this machine. */
function clientTrusting(certificates: string[], allowH2 = true): WebClient {
  const dial = buildConnector({
    allowH2,
    timeout: 2000,
    ...(certificates.length ? { ca: certificates } : {}),
  });
  const client = openWebClient(readConfig({ NIANBAO_ALLOW_HOSTS: '*.test' }).web, {
    resolve: () => Promise.resolve(['127.0.0.1']),
    dial: (options, callback) => dial({ ...options, hostname: '127.0.0.1' }, callback),
  });
  onTestFinished(() => client.close());
  return client;
}

test('a server that offers HTTP/2 over TLS is asked in HTTP/2', async () => {
  versions.length = 0;
  const client = clientTrusting([CERTIFICATE]);
  const answers = await Promise.all(
    ['/a', '/b', '/c'].map((path) => client.get(`${site}${path}`, { cookie: 'a=1' }, 10_000)),
  );
  for (const { status, headers, body } of answers) {
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(Buffer.from(body).toString()).toBe('<p>柳湾镇2023年政府信息公开工作年度报告</p>');
  }
  expect(versions).toEqual(['2.0', '2.0', '2.0']);
});

test('the limit of an answer holds in HTTP/2 too', async () => {
  await expect(clientTrusting([CERTIFICATE]).get(`${site}/a`, {}, 20)).rejects.toMatchObject({
    code: 'too_large',
  });
});

test('a certificate that nobody vouches for is a fault of TLS', async () => {
  await expect(clientTrusting([]).get(`${site}/a`, {}, 10_000)).rejects.toMatchObject({ code: 'tls' });
});

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Sat, 02 Mar 2024 08:00:30 GMT', 30_000],
  ['Saturday, 02-Mar-24 08:00:30 GMT', null],
  ['Sat, 02 Mar 2024 07:59:00 GMT', 0],
  ['-5', null],
  ['soon', null],
  [undefined, null],
])('Retry-After %j is understood', (value, expected) => {
  expect(retryAfterMs(value, Date.parse('2024-03-02T08:00:00Z'))).toBe(expected);
});
