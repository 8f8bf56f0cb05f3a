import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newToken, readTokens } from '../../src/console/access/tokens.js';
import { hashPassword } from '../../src/console/access/users.js';
import { openConsole } from '../../src/console/open-console.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { replaceRoster } from '../../src/store/coverage/roster.js';
import { writeReports } from '../pipeline/invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { openTestConsole, visitor } from './open-console.js';

type Json = Record<string, unknown>;
interface Page {
  items: { id: number }[];
  next: string | null;
}
interface OpenApi {
  paths: Record<
    string,
    Record<string, { responses: Record<string, { content: Record<string, { schema: Json }> }> }>
  >;
  components: { schemas: Record<string, Json> };
}

/** A pipeline with reports, one failed item, a report that is missing, and findings. */
async function workedPipeline(): Promise<Pipeline> {
  const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
  const issuer = '青禾县柳湾镇人民政府';
  await replaceRoster(pipeline.database.pool, [
    { issuer, level: 'township', divisionCode: '', parent: null, since: null, until: null },
  ]);
  const directory = await ownDirectory();
  await writeReports(directory, 4);
  await writeFile(join(directory, 'empty.txt'), '');
  const text = [
    '柳河镇2018年政府信息公开工作年度报告',
    '一、概述',
    '公开12条。',
    '一、概述',
    '二、依申请公开',
    '没有。',
  ];
  await writeFile(join(directory, 'odd.txt'), text.join('\n'));
  await ingest(pipeline, directory);
  return pipeline;
}

/** Asks a console for JSON, with these headers. */
function asking(address: string, headers: Record<string, string> = {}) {
  return async (path: string, body?: Json) => {
    const response = await fetch(address + path, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      type,
      json: (type.includes('json') ? JSON.parse(text) : null) as Json & Page,
    };
  };
}

/** A console with users and two machines, an operator and a viewer. */
async function guardedConsole(pipeline: Pipeline) {
  const [watch, robot] = [newToken(), newToken()];
  const tokens = readTokens(`watch:viewer:${watch.hash} robot:operator:${robot.hash}`);
  const users = [{ name: 'li', role: 'operator' as const, hash: await hashPassword('a long password') }];
  const app = await openConsole(pipeline, { users, secureCookies: false, tokens });
  onTestFinished(() => app.close());
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const bearer = (token: string) => asking(address, { authorization: `Bearer ${token}` });
  return { address, watch: bearer(watch.token), robot: bearer(robot.token), bearer };
}

const PROBLEM = 'application/problem+json; charset=utf-8';

describe('the document of the API', () => {
  it('is a valid one, and every address answers as it says', async () => {
    const pipeline = await workedPipeline();
    const { watch, robot } = await guardedConsole(pipeline);
    const document = (await watch('/api/v1/openapi.json')).json as unknown as OpenApi;
    expect(await new Validator().validate(document as unknown as Json)).toMatchObject({ valid: true });

    const finding = ((await watch('/api/v1/findings')).json as unknown as Page).items[0]?.id ?? 0;
    const item =
      ((await watch('/api/v1/runs/1/items?state=failed')).json as unknown as Page).items[0]?.id ?? 0;
    const note = { note: '已与报送单位核对' };
    const examples: Record<string, [address: string, body?: Json][]> = {
      'GET /api/v1/runs': [['/api/v1/runs']],
      'GET /api/v1/runs/{id}': [['/api/v1/runs/1']],
      'GET /api/v1/runs/{id}/items': [['/api/v1/runs/1/items'], ['/api/v1/runs/1/items?state=failed']],
      'GET /api/v1/items/{id}': [[`/api/v1/items/${item}`]],
      'GET /api/v1/failed': [['/api/v1/failed'], ['/api/v1/failed?code=file_empty&run=1&step=fetch']],
      'GET /api/v1/reports': [['/api/v1/reports'], ['/api/v1/reports?year=2018&findings=any&q=柳河']],
      'GET /api/v1/reports/{id}': [1, 2, 3, 4, 5].map((id) => [`/api/v1/reports/${id}`]),
      'GET /api/v1/findings': [['/api/v1/findings'], ['/api/v1/findings?status=open&severity=error']],
      'GET /api/v1/findings/{id}': [[`/api/v1/findings/${finding}`]],
      'POST /api/v1/findings/{id}/confirm': [[`/api/v1/findings/${finding}/confirm`, note]],
      'POST /api/v1/findings/{id}/dismiss': [[`/api/v1/findings/${finding}/dismiss`, note]],
      'POST /api/v1/findings/{id}/reopen': [[`/api/v1/findings/${finding}/reopen`, note]],
      'GET /api/v1/coverage': [['/api/v1/coverage?year=2018']],
      'GET /api/v1/rules': [['/api/v1/rules']],
      'GET /api/v1/queues': [['/api/v1/queues']],
    };
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(Object.keys(examples).sort()).toEqual(listed.sort());

    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'document', components: document.components });
    for (const [name, asked] of Object.entries(examples)) {
      const [method = '', path = ''] = name.split(' ');
      const { responses } = document.paths[path]?.[method.toLowerCase()] ?? { responses: {} };
      const reference = String(responses['200']?.content['application/json']?.schema['$ref']);
      const validate = ajv.compile({ $ref: `document${reference}` });
      for (const [address, body] of asked) {
        const { status, json } = await robot(address, body);
        expect([address, status]).toEqual([address, 200]);
        expect([address, validate(json) ? [] : validate.errors]).toEqual([address, []]);
        // A list without a line would check nothing.
        if (Array.isArray(json.items)) expect(json.items.length, address).toBeGreaterThan(0);
      }
    }
    const refused = await watch('/api/v1/runs/999');
    expect([refused.status, refused.type]).toEqual([404, PROBLEM]);
    expect(ajv.compile({ $ref: 'document#/components/schemas/Problem' })(refused.json)).toBe(true);
  });
});

describe('a list of the API', () => {
  it('comes page by page, each line once, in the order of one large page', async () => {
    const pipeline = await workedPipeline();
    const ask = asking((await openTestConsole(pipeline)).address);
    for (const list of ['reports', 'findings', 'runs/1/items', 'failed', 'runs']) {
      const whole = (await ask(`/api/v1/${list}?limit=200`)).json;
      expect(whole.next).toBeNull();
      const lines: unknown[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page = (await ask(`/api/v1/${list}?limit=1${cursor && `&cursor=${cursor}`}`)).json;
        expect(page.items).toHaveLength(1);
        lines.push(...page.items);
        cursor = page.next;
      }
      expect(lines, list).toEqual(whole.items);
    }
  });

  it('takes only what it knows, and says which part is wrong', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const ask = asking((await openTestConsole(pipeline)).address, { 'accept-language': 'en' });
    for (const [path, field] of [
      ['/api/v1/reports?limit=0', 'querystring.limit'],
      ['/api/v1/reports?limit=201', 'querystring.limit'],
      ['/api/v1/reports?cursor=1;drop', 'querystring.cursor'],
      ['/api/v1/findings?severity=bad', 'querystring.severity'],
      ['/api/v1/findings?cursor=9-1', 'querystring.cursor'],
      ['/api/v1/findings?sevrity=error', 'querystring'],
      ['/api/v1/reports?q=%00', 'querystring.q'],
      ['/api/v1/coverage', 'querystring.year'],
      ['/api/v1/coverage?year=2018&division=%27--', 'querystring.division'],
      ['/api/v1/reports/..%2f..%2fetc', 'params.id'],
      ['/api/v1/reports/99999999999999999999', 'params.id'],
    ]) {
      const { status, type, json } = await ask(path ?? '');
      expect([path, status, type]).toEqual([path, 400, PROBLEM]);
      expect(json).toMatchObject({ code: 'invalid_request', errors: [{ field }] });
      expect(json['detail']).toMatch(/^The request/);
    }
    expect((await ask('/api/v1/reports?q=%27%3B%20drop%20table%20run%3B--')).json.items).toEqual([]);
    expect((await ask('/api/v1/nothing')).json).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('machines', () => {
  it('without a token learn nothing, with one that is not valid neither', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const { address, bearer } = await guardedConsole(pipeline);
    for (const path of ['/api/v1/reports', '/api/v1/openapi.json', '/metrics', '/api/v1/nothing']) {
      expect((await asking(address)(path)).json).toMatchObject({ status: 401, code: 'sign_in_required' });
      expect((await bearer(newToken().token)(path)).json).toMatchObject({
        status: 401,
        code: 'token_unknown',
      });
    }
  });

  it('with a token see the API and the metrics, and no page', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const { watch } = await guardedConsole(pipeline);
    expect((await watch('/api/v1/reports')).status).toBe(200);
    expect((await watch('/metrics')).status).toBe(200);
    expect((await watch('/reports')).status).toBe(302);
    const { rows } = await pipeline.database.pool.query('select 1 from console_session');
    expect(rows).toEqual([]);
  });

  it('judge findings as operators only, under their name', async () => {
    const pipeline = await workedPipeline();
    const { watch, robot } = await guardedConsole(pipeline);
    const note = { note: '附件另有说明' };
    expect((await watch('/api/v1/findings/1/dismiss', note)).json).toMatchObject({ code: 'operators_only' });
    expect((await robot('/api/v1/findings/1/dismiss', { note: ' ' })).json).toMatchObject({
      errors: [{ field: 'body.note' }],
    });
    const { json } = await robot('/api/v1/findings/1/dismiss', note);
    expect(json).toMatchObject({ status: 'dismissed', verdict: { by: 'robot', note: '附件另有说明' } });
    expect((json['history'] as Json[]).at(-1)).toMatchObject({ kind: 'dismissed', by: 'robot' });
    expect((await robot('/api/v1/findings/999/dismiss', note)).status).toBe(404);
    await pipeline.database.pool.query(`update finding set status = 'resolved' where id = 2`);
    expect((await robot('/api/v1/findings/2/confirm', note)).json).toMatchObject({
      code: 'finding_resolved',
    });
    const { rows } = await pipeline.database.pool.query<{ user_name: string; action: string }>(
      'select user_name, action from audit_event',
    );
    expect(rows).toEqual([{ user_name: 'robot', action: 'finding-dismissed' }]);
  });
});

it('a browser’s session changes something only with the token of its pages', async () => {
  const pipeline = await workedPipeline();
  const { address } = await openTestConsole(pipeline);
  const li = visitor(address);
  const token = /name="_csrf" value="([^"]+)"/.exec((await li.get('/findings')).text)?.[1] ?? '';
  const cookie = [...li.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const path = '/api/v1/findings/1/confirm';
  const note = { note: '属实' };
  for (const headers of [{}, { cookie }, { 'x-csrf-token': token }, { cookie, 'x-csrf-token': '' }]) {
    const { status, json } = await asking(address, headers)(path, note);
    expect([status, json['code']]).toEqual([403, 'token_missing']);
  }
  const { json } = await asking(address, { cookie, 'x-csrf-token': token })(path, note);
  expect(json['status']).toBe('confirmed');
});

describe('the list of tokens', () => {
  it('is refused where an entry is not as it should be, without showing it', () => {
    const { hash, token } = newToken();
    expect(readTokens(undefined)).toEqual([]);
    expect(() => readTokens(`robot:admin:${hash}`)).toThrow(/NIANBAO_API_TOKENS/);
    expect(() => readTokens(`robot:viewer:${token}`)).toThrow(/hash/);
    expect(() => readTokens(`robot:viewer:${token}`)).not.toThrow(token);
  });
});
