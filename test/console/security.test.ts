import { scryptSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openConsole } from '../../src/console/open-console.js';
import { COVERAGE_FILTER } from '../../src/store/coverage/coverage-filter.js';
import { FINDING_FILTER } from '../../src/store/findings/finding-filter.js';
import { ITEM_FILTER } from '../../src/store/items/item-filter.js';
import { REPORT_FILTER } from '../../src/store/reports/report-filter.js';
import { readConfig } from '../../src/settings/config.js';
import { openPipeline, type Pipeline } from '../../src/pipeline/pipeline.js';
import { writeReports } from '../pipeline/invented-reports.js';
import { environmentOn, ingest } from '../pipeline/open-pipeline.js';
import { createTestDatabase } from '../setup/database.js';
import { exampleOf, routesOf } from './routes-of.js';

/** What the lists of the console take in their query. */
const ASKED = [
  ...[COVERAGE_FILTER, FINDING_FILTER, ITEM_FILTER, REPORT_FILTER].flatMap(({ shape }) => Object.keys(shape)),
  ...['cursor', 'with', 'done', 'aside'],
];
const PASSWORD = 'a long password';
/** Its hash at a fraction of the usual cost: there are many sign-ins here. */
const hash = `scrypt$16$8$1$${Buffer.alloc(16).toString('base64url')}$${scryptSync(PASSWORD, Buffer.alloc(16), 32, { N: 16 }).toString('base64url')}`;
let pipeline: Pipeline;
const undo: (() => Promise<unknown>)[] = [];

// One database for all that is tried here: nothing of it may succeed.
beforeAll(async () => {
  const database = await createTestDatabase();
  undo.push(() => database.drop());
  pipeline = await openPipeline(readConfig(environmentOn(database.url, 'postgres')));
  undo.push(() => pipeline.close());
  const directory = await mkdtemp(join(tmpdir(), 'nianbao-security-'));
  undo.push(() => rm(directory, { recursive: true }));
  await writeReports(directory, 2);
  await ingest(pipeline, directory, `${directory}/missing.txt`);
});

afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** What everybody may ask for. */
const OPEN = [
  '/assets/console.css',
  '/assets/console.js',
  '/assets/icon.svg',
  '/assets/pico.min.css',
  '/healthz',
  '/language',
  '/login',
  '/readyz',
];

/** A console with an operator and a viewer; throttling counts again in each. */
async function openWithUsers(): Promise<FastifyInstance> {
  const users = [
    { name: 'li', role: 'operator' as const, hash },
    { name: 'wang', role: 'viewer' as const, hash },
  ];
  const app = await openConsole(pipeline, { users, secureCookies: false });
  onTestFinished(() => app.close());
  await app.ready();
  return app;
}

interface SignedIn {
  cookie: string;
  token: string;
}

async function signIn(app: FastifyInstance, name: string, headers = {}): Promise<SignedIn> {
  const form = { name, password: PASSWORD };
  const answer = await app.inject({ method: 'POST', url: '/login', payload: form, headers });
  const cookie = answer.cookies.find((one) => one.name === 'nianbao_session')?.value ?? '';
  const signed = `nianbao_session=${encodeURIComponent(cookie)}`;
  const page = await app.inject({ url: '/', headers: { cookie: signed } });
  return { cookie: signed, token: /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '' };
}

const isChange = ({ method }: { method: string }): boolean => method !== 'GET' && method !== 'HEAD';

describe('every route', () => {
  it('but those that are open to all asks for a session first', async () => {
    const app = await openWithUsers();
    const answered: string[] = [];
    for (const route of routesOf(app).filter(({ method }) => method === 'GET')) {
      const answer = await app.inject({ url: exampleOf(route) });
      if (answer.statusCode === 302 && answer.headers.location?.startsWith('/login?next=')) continue;
      if (answer.statusCode === 401) continue;
      answered.push(route.path);
    }
    expect([...new Set(answered)].sort()).toEqual(OPEN);
  });

  it('that changes something is refused without a token, with a guessed one and with one of another session', async () => {
    const app = await openWithUsers();
    const [li, other] = [await signIn(app, 'li'), await signIn(app, 'li')];
    const changes = routesOf(app).filter((route) => isChange(route) && route.path !== '/login');
    expect(changes.length).toBeGreaterThan(3);
    for (const { method, path } of changes) {
      const url = exampleOf({ method, path });
      for (const token of [undefined, '', 'guessed', other.token]) {
        const answer = await app.inject({
          method: method as 'POST',
          url,
          headers: { cookie: li.cookie, ...(token === undefined ? {} : { 'x-csrf-token': token }) },
          payload: token === undefined ? {} : { _csrf: token, scope: 'all' },
        });
        expect([answer.statusCode, `${method} ${path}`]).toEqual([403, `${method} ${path}`]);
      }
    }
    const { rows } = await pipeline.database.pool.query(
      `select * from audit_event where action not in ('sign-in', 'sign-in-failed', 'sign-out')`,
    );
    expect(rows).toEqual([]);
  });

  it('that changes something but the own session is refused to a viewer', async () => {
    const app = await openWithUsers();
    const wang = await signIn(app, 'wang');
    const change = async (method: string, path: string): Promise<number> => {
      const answer = await app.inject({
        method: method as 'POST',
        url: exampleOf({ method, path }),
        headers: { cookie: wang.cookie, 'sec-fetch-site': 'same-origin' },
        payload: { _csrf: wang.token },
      });
      return answer.statusCode;
    };
    const own = ['/login', '/logout'];
    for (const { method, path } of routesOf(app).filter(isChange)) {
      if (!own.includes(path)) expect([await change(method, path), path]).toEqual([403, path]);
    }
    expect(await change('POST', '/logout')).toBe(303);
  });

  it('that changes something is refused to another site', async () => {
    const app = await openWithUsers();
    const li = await signIn(app, 'li');
    for (const { method, path } of routesOf(app).filter(isChange)) {
      const answer = await app.inject({
        method: method as 'POST',
        url: exampleOf({ method, path }),
        headers: { cookie: li.cookie, 'sec-fetch-site': 'cross-site' },
        payload: { _csrf: li.token, name: 'li', password: PASSWORD },
      });
      expect([answer.statusCode, path]).toEqual([403, path]);
    }
  });

  it('answers with the headers that keep pages to themselves', async () => {
    const app = await openWithUsers();
    const li = await signIn(app, 'li');
    const urls = routesOf(app)
      .filter(({ method }) => method === 'GET')
      .map((route) => exampleOf(route));
    for (const cookie of [li.cookie, '']) {
      for (const url of [...urls, '/nothing', '/reports/0', '/%E0%A4%A', '/reports/%00']) {
        const { headers } = await app.inject({ url, headers: { cookie } });
        const policy = String(headers['content-security-policy']);
        expect(policy, url).toContain("default-src 'self'");
        expect(policy, url).toContain("frame-ancestors 'none'");
        // The queues' package alone has styles in its markup; no page has scripts in it.
        expect(policy.replace("style-src 'self' 'unsafe-inline'", ''), url).not.toContain('unsafe');
        expect(headers['x-content-type-options'], url).toBe('nosniff');
        expect(headers['referrer-policy'], url).toBe('same-origin');
        if (!url.startsWith('/assets/') && !url.includes('/static/'))
          expect(headers['cache-control'], url).toBe('no-store');
      }
    }
  });
});

/**
 * Values that break out of SQL, HTML, numbers, paths and objects where something is not prepared for them.
 */
const HOSTILE = [
  "'",
  "'; drop table report; --",
  "' or '1'='1",
  '\\',
  '%',
  '\0',
  'a\0b',
  '\ud800',
  '-1',
  '1e400',
  '99999999999999999999',
  '../../etc/passwd',
  '__proto__',
  '{"$gt":""}',
  '\r\nset-cookie: a=b',
  '年'.repeat(3000),
];

describe('hostile values', () => {
  it('in any field of the query never make a page fail, and take nothing away', async () => {
    const app = await openWithUsers();
    const { cookie } = await signIn(app, 'li');
    const fields = [...ASKED, 'next', 'to', 'unheard-of'];
    const pages = routesOf(app).filter(({ method, path }) => method === 'GET' && !path.startsWith('/queues'));
    for (const route of pages) {
      const url = exampleOf(route);
      const queries = HOSTILE.map((value) =>
        new URLSearchParams(fields.map((field) => [field, value])).toString(),
      );
      const nested = fields.map((field) => `${field}=1&${field}=2&${field}[]=1&${field}[a]=1`).join('&');
      for (const query of [...queries, nested, '%E0%A4%A', '='.repeat(500)]) {
        const { statusCode } = await app.inject({ url: `${url}?${query}`, headers: { cookie } });
        expect([statusCode < 500, `${url}?${query}`]).toEqual([true, `${url}?${query}`]);
      }
    }
    const { rows } = await pipeline.database.pool.query('select 1 from report');
    expect(rows).toHaveLength(2);
  });

  it('in one field alone never make a list fail', async () => {
    const app = await openWithUsers();
    const { cookie } = await signIn(app, 'li');
    for (const url of [
      '/reports',
      '/findings',
      '/findings.csv',
      '/failed',
      '/runs/1',
      '/coverage/organs',
      '/audit',
    ]) {
      for (const field of ASKED) {
        for (const value of ["'", '2147483648']) {
          const query = new URLSearchParams({ [field]: value }).toString();
          const { statusCode } = await app.inject({ url: `${url}?${query}`, headers: { cookie } });
          expect([statusCode, url, query]).toEqual([200, url, query]);
        }
      }
    }
  });

  it('in a path lead nowhere', async () => {
    const app = await openWithUsers();
    const { cookie } = await signIn(app, 'li');
    const parametrised = routesOf(app).filter(
      ({ method, path }) => method === 'GET' && path.includes(':') && !path.startsWith('/queues'),
    );
    for (const route of parametrised) {
      for (const value of HOSTILE.filter((one) => one !== '\ud800')) {
        const url = exampleOf(route, encodeURIComponent(value));
        const { statusCode } = await app.inject({ url, headers: { cookie } });
        expect([[400, 404, 414].includes(statusCode), url]).toEqual([true, url]);
      }
    }
  });

  it('in a form never make a change fail', async () => {
    const app = await openWithUsers();
    const { cookie, token } = await signIn(app, 'li');
    const fields = [
      'scope',
      'item',
      'finding',
      'upTo',
      'verdict',
      'note',
      'next',
      'name',
      'password',
      'code',
    ];
    const changes = routesOf(app).filter(
      (route) => isChange(route) && !route.path.startsWith('/queues') && route.path !== '/logout',
    );
    for (const route of changes) {
      for (const value of HOSTILE) {
        const form = new URLSearchParams(fields.map((field) => [field, value]));
        const bodies = [
          { type: 'application/x-www-form-urlencoded', payload: `${form.toString()}&_csrf=${token}` },
          {
            type: 'application/json',
            payload: JSON.stringify({ _csrf: token, ...Object.fromEntries(form) }),
          },
        ];
        for (const { type, payload } of bodies) {
          const headers = { cookie, 'content-type': type };
          const { statusCode } = await app.inject({
            method: 'POST',
            url: exampleOf(route),
            headers,
            payload,
          });
          expect([statusCode < 500, route.path, payload]).toEqual([true, route.path, payload]);
          // Ten tries to sign in are enough.
          if (route.path === '/login') break;
        }
      }
      for (const payload of ['[]', 'null', '1', '{', `{"_csrf":"${token}","finding":{"a":1},"note":["x"]}`]) {
        const headers = { cookie, 'content-type': 'application/json', 'x-csrf-token': token };
        const { statusCode } = await app.inject({ method: 'POST', url: exampleOf(route), headers, payload });
        expect([statusCode < 500, route.path, payload]).toEqual([true, route.path, payload]);
      }
    }
  });
});

describe('where somebody is sent', () => {
  const ELSEWHERE = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%2e%2e//evil.example',
    '/\t/evil.example',
    'https:evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/x\r\nset-cookie: a=b',
    '@evil.example',
  ];

  it('is never another site', async () => {
    for (const next of ELSEWHERE) {
      const app = await openWithUsers();
      const query = new URLSearchParams({ next, to: 'en' }).toString();
      const li = await signIn(app, 'li');
      const asked = [
        { url: `/language?${query}` },
        { method: 'POST', url: '/login', payload: { name: 'li', password: PASSWORD, next } },
        {
          method: 'POST',
          url: '/findings/verdict',
          payload: { _csrf: li.token, finding: '0', verdict: 'dismissed', note: 'x', next },
          headers: { cookie: li.cookie },
        },
      ] as const;
      for (const request of asked) {
        const { statusCode, headers } = await app.inject(request);
        expect([statusCode, next]).toEqual([303, next]);
        const location = String(headers.location);
        expect(location, next).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(new URL(location, 'http://console.example').host, next).toBe('console.example');
      }
      const page = await app.inject({ url: `/login?${query}` });
      expect(page.body, next).toMatch(/name="next" value="\/(?![/\\])/);
    }
  });
});

describe('a session', () => {
  it('that somebody planted ends when another signs in over it', async () => {
    const app = await openWithUsers();
    const planted = await signIn(app, 'wang');
    const li = await signIn(app, 'li', { cookie: planted.cookie });
    expect(li.cookie).not.toBe(planted.cookie);
    expect((await app.inject({ url: '/', headers: { cookie: planted.cookie } })).statusCode).toBe(302);
    expect((await app.inject({ url: '/', headers: { cookie: li.cookie } })).statusCode).toBe(200);
  });

  it('ends with the account, and follows its role', async () => {
    const before = await openWithUsers();
    const [li, wang] = [await signIn(before, 'li'), await signIn(before, 'wang')];
    const users = [{ name: 'li', role: 'viewer' as const, hash }];
    const after = await openConsole(pipeline, { users, secureCookies: false });
    onTestFinished(() => after.close());
    expect((await after.inject({ url: '/', headers: { cookie: wang.cookie } })).statusCode).toBe(302);
    expect((await after.inject({ url: '/', headers: { cookie: li.cookie } })).statusCode).toBe(200);
    const retry = {
      method: 'POST',
      url: '/failed/retry',
      payload: { _csrf: li.token, scope: 'all' },
    } as const;
    expect((await after.inject({ ...retry, headers: { cookie: li.cookie } })).statusCode).toBe(403);
  });

  it('of a time without users opens nothing once there are some', async () => {
    const open = await openConsole(pipeline, { users: [], secureCookies: false });
    onTestFinished(() => open.close());
    const [set] = (await open.inject({ url: '/' })).cookies;
    const cookie = `nianbao_session=${encodeURIComponent(set?.value ?? '')}`;
    const app = await openWithUsers();
    expect((await app.inject({ url: '/', headers: { cookie } })).statusCode).toBe(302);
  });

  it('cookie is out of reach of scripts and other sites, and of plain http where that is asked for', async () => {
    const users = [{ name: 'li', role: 'operator' as const, hash }];
    const app = await openConsole(pipeline, { users, secureCookies: true });
    onTestFinished(() => app.close());
    const payload = { name: 'li', password: PASSWORD };
    const answer = await app.inject({ method: 'POST', url: '/login', payload });
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', secure: true, path: '/' });
    expect(answer.headers['strict-transport-security']).toContain('max-age');
  });
});

describe('a path outside of what is served', () => {
  const OUTSIDE = [
    '/assets/../console.ts',
    '/assets/..%2f..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00console.css',
    '/queues/static/../../../../package.json',
    '/queues/static/..%2f..%2f..%2fpackage.json',
    '/queues/static/js/%2e%2e%2f%2e%2e%2findex.ejs',
  ];

  it('is not found', async () => {
    const app = await openWithUsers();
    const { cookie } = await signIn(app, 'li');
    for (const url of OUTSIDE) {
      const answer = await app.inject({ url, headers: { cookie } });
      expect([[400, 403, 404].includes(answer.statusCode), url]).toEqual([true, url]);
      expect(answer.body, url).not.toMatch(/"dependencies"|uiConfig %>/);
    }
  });
});
