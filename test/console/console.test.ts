import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/console/access/users.js';
import { csvField } from '../../src/export/csv-field.js';
import { startConsole } from '../../src/console/listen.js';
import { CATALOGUE } from '../../src/rules/registry.js';
import { replaceRoster } from '../../src/store/coverage/roster.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { writeReports } from '../pipeline/invented-reports.js';
import { ingest, openTestPipeline, ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { openTestConsole, visitor } from './open-console.js';

async function operator(name = 'li') {
  return { name, role: 'operator' as const, hash: await hashPassword('a long password') };
}

const SCRIPT = '<script>alert(1)</script>';

async function hostileReport(): Promise<string> {
  const directory = await ownDirectory();
  const text = [
    '柳河镇2018年政府信息公开工作年度报告',
    '一、概述',
    `本镇全年主动公开信息 12 条。公开栏写着“${SCRIPT}"onmouseover="alert(1)”。`,
    '二、主动公开情况',
    '公开栏每月更换一次。',
    `二、依申请公开情况${SCRIPT}`,
    '没有收到申请。',
  ];
  await writeFile(join(directory, 'report.txt'), text.join('\n'));
  return directory;
}

describe('without users', () => {
  it('shows runs, reports and findings to who sits at this machine', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const directory = await ownDirectory();
    await writeReports(directory, 2);
    await ingest(pipeline, directory);
    const somebody = visitor((await openTestConsole(pipeline)).address);
    for (const path of [
      '/',
      '/runs',
      '/runs/1',
      '/reports',
      '/reports/1',
      '/findings',
      '/rules',
      '/audit',
      '/failed',
    ]) {
      expect((await somebody.get(path)).status, path).toBe(200);
    }
  });

  it('explains and filters by every rule, also those across reports', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const rules = (await somebody.get('/rules')).text;
    const findings = (await somebody.get('/findings')).text;
    for (const { id } of CATALOGUE) {
      expect(rules).toContain(`id="${id}"`);
      expect(findings).toContain(`<option value="${id}"`);
    }
  });

  it('shows a finding about a report that is missing, which has no report to lead to', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const issuer = '青禾县柳湾镇人民政府';
    await replaceRoster(pipeline.database.pool, [
      { issuer, level: 'township', divisionCode: '', parent: null, since: null, until: null },
    ]);
    const directory = await ownDirectory();
    await writeReports(directory, 1);
    await ingest(pipeline, directory);
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const listed = (await somebody.get('/findings?rule=missing-report')).text;
    const path = /href="(\/findings\/\d+)"/.exec(listed)?.[1] ?? '';
    const page = await somebody.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain(issuer);
    expect(page.text).not.toMatch(/\/reports\/|null|undefined/);
  });

  it('speaks the language of the browser, and the one that was chosen', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    expect((await somebody.get('/', { 'accept-language': 'en-GB,en' })).text).toContain('Overview');
    await somebody.get('/language?to=zh&next=/');
    expect((await somebody.get('/', { 'accept-language': 'en-GB,en' })).text).toContain('概览');
  });

  it('does not answer to a name that somebody made point at this machine', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const { address } = await openTestConsole(pipeline);
    const status = await new Promise((resolve, reject) => {
      request(`${address}/reports`, { headers: { host: 'rebound.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it('does not listen beyond this machine', async () => {
    const environment = await ownEnvironment('postgres', { NIANBAO_CONSOLE_HOST: '0.0.0.0' });
    const pipeline = await openTestPipeline(environment);
    await expect(startConsole(pipeline)).rejects.toMatchObject({ code: 'console_open_to_all' });
  });
});

describe('supervisors and Prometheus', () => {
  it('get health and metrics from where pages are shown', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    expect((await somebody.get('/healthz')).status).toBe(200);
    expect(JSON.parse((await somebody.get('/readyz')).text)).toMatchObject({
      status: 'ready',
      schema: 'current',
    });
    expect((await somebody.get('/metrics')).text).toContain('nianbao_queue_jobs{');
  });

  it('get no metrics before the sign-in where there is one', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline, [await operator()])).address);
    expect((await somebody.get('/readyz')).status).toBe(200);
    const refused = await somebody.get('/metrics');
    expect(refused.status).toBe(401);
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'sign_in_required' });
  });
});

describe('what a report says', () => {
  it('is shown as text, never run', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await ingest(pipeline, await hostileReport());
    const somebody = visitor((await openTestConsole(pipeline)).address);
    for (const path of [
      '/reports',
      '/reports/1',
      '/findings',
      '/runs/1',
      `/reports?q=${encodeURIComponent(SCRIPT)}`,
    ]) {
      expect((await somebody.get(path)).text, path).not.toContain(SCRIPT);
    }
    expect((await somebody.get('/reports/1')).text).toContain('&lt;script>alert(1)');
  });

  it('could not run even if it got through: scripts come from the console alone', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const policy = (await somebody.get('/')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
  });

  it('stands beside its findings, which lead to their place', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await ingest(pipeline, await hostileReport());
    const { text } = await visitor((await openTestConsole(pipeline)).address).get('/reports/1');
    const [, anchor = ''] = /href="#(f\d+-0)"/.exec(text) ?? [];
    expect(anchor).not.toBe('');
    expect(text).toContain(`id="${anchor}"`);
  });
});

describe('failed items', () => {
  it('are queued again by an operator, and done when their cause is gone', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const directory = await ownDirectory();
    const [file = ''] = await writeReports(directory, 1);
    const good = await readFile(file);
    await writeFile(file, '');
    const { id } = await ingest(pipeline, directory);
    const somebody = visitor((await openTestConsole(pipeline)).address);
    expect((await somebody.get(`/runs/${id}?state=failed`)).text).toContain('file_empty');
    await writeFile(file, good);
    const { status, location } = await somebody.post(`/runs/${id}/retry`, { scope: 'all' });
    expect([status, location]).toEqual([303, `/runs/${id}?done=1`]);
    expect((await workRun(pipeline, id)).items).toMatchObject({ done: 1, failed: 0 });
    expect((await somebody.get('/audit')).text).toContain('retry');
  });

  it('stay as they are for a request without the token of the session', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const { id } = await ingest(pipeline, join(await ownDirectory(), 'missing.txt'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    await somebody.get('/');
    expect((await somebody.post(`/runs/${id}/retry`, { scope: 'all', _csrf: 'guessed' })).status).toBe(403);
    expect((await somebody.get(`/runs/${id}?state=failed`)).text).toContain('path_not_found');
  });
});

describe('findings', () => {
  it('are dismissed with a note, which their history then tells', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await ingest(pipeline, await hostileReport());
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const [, id = ''] = /href="\/findings\/(\d+)"/.exec((await somebody.get('/findings')).text) ?? [];
    const form = { finding: id, verdict: 'dismissed', note: '附件另有说明', next: `/findings/${id}` };
    expect((await somebody.post('/findings/verdict', form)).location).toBe(`/findings/${id}?done=1`);
    const { text } = await somebody.get(`/findings/${id}`);
    expect(text).toContain('附件另有说明');
    expect((await somebody.get('/findings?status=dismissed')).text).toContain(`/findings/${id}"`);
  });

  it('stay as they are without a note', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await ingest(pipeline, await hostileReport());
    const somebody = visitor((await openTestConsole(pipeline)).address);
    await somebody.get('/findings');
    const form = { finding: '1', verdict: 'dismissed', note: ' ' };
    expect((await somebody.post('/findings/verdict', form)).location).toBe('/findings?done=0');
    expect((await somebody.get('/findings/1')).text).toMatch(/>待核</);
  });

  it('are exported as they are filtered, no text taken for a formula', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    await ingest(pipeline, await hostileReport());
    const somebody = visitor((await openTestConsole(pipeline)).address);
    const { text } = await somebody.get('/findings.csv?rule=heading-duplicate');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('heading-duplicate');
    expect([csvField('=1+1'), csvField('a"b'), csvField(null)]).toEqual(["'=1+1", '"a""b"', '']);
  });
});

describe('the queues', () => {
  it('are shown by a board that everybody reads and operators change', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const users = [{ ...(await operator('wang')), role: 'viewer' as const }, await operator()];
    const { address } = await openTestConsole(pipeline, users);
    const [wang, li] = [visitor(address), visitor(address)];
    await wang.post('/login', { name: 'wang', password: 'a long password' });
    await li.post('/login', { name: 'li', password: 'a long password' });
    expect((await wang.get('/queues')).status).toBe(200);
    expect((await wang.get('/queues/api/queues')).text).toContain('extract');
    expect((await wang.get('/queues/manage')).status).toBe(302);
    expect((await li.get('/queues/manage')).status).toBe(200);
  });
});

describe('with users', () => {
  it('nothing is shown before the sign-in', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline, [await operator()])).address);
    const page = await somebody.get('/reports?q=x');
    expect([page.status, page.headers.get('location')]).toEqual([302, '/login?next=%2Freports%3Fq%3Dx']);
  });

  it('who signs in gets a new session and goes to the page that was asked for', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const li = visitor((await openTestConsole(pipeline, [await operator()])).address);
    li.cookies.set('nianbao_session', 'planted.by-somebody-else');
    const { status, location } = await li.post('/login', {
      name: 'li',
      password: 'a long password',
      next: '/runs',
    });
    expect([status, location]).toEqual([303, '/runs']);
    expect(li.cookies.get('nianbao_session')).not.toBe('planted.by-somebody-else');
    expect((await li.get('/runs')).status).toBe(200);
  });

  it('a wrong password is refused, written down, and slowed down', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const li = visitor((await openTestConsole(pipeline, [await operator()])).address);
    const tries = [];
    for (let i = 0; i < 12; i++)
      tries.push((await li.post('/login', { name: 'li', password: `no ${i}` })).status);
    expect(tries.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(tries.at(-1)).toBe(429);
    const { rows } = await pipeline.database.pool.query(
      `select 1 from audit_event where action = 'sign-in-failed'`,
    );
    expect(rows).toHaveLength(10);
  });

  it('a viewer looks, but changes nothing', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const { id } = await ingest(pipeline, join(await ownDirectory(), 'missing.txt'));
    const users = [{ ...(await operator('wang')), role: 'viewer' as const }];
    const wang = visitor((await openTestConsole(pipeline, users)).address);
    await wang.post('/login', { name: 'wang', password: 'a long password' });
    expect((await wang.get(`/runs/${id}`)).status).toBe(200);
    expect((await wang.post(`/runs/${id}/retry`, { scope: 'all' })).status).toBe(403);
  });

  it('who signs out is out, also with the old cookie', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const li = visitor((await openTestConsole(pipeline, [await operator()])).address);
    await li.post('/login', { name: 'li', password: 'a long password' });
    const kept = li.cookies.get('nianbao_session') ?? '';
    await li.get('/');
    expect((await li.post('/logout', {})).status).toBe(303);
    li.cookies.set('nianbao_session', kept);
    expect((await li.get('/')).status).toBe(302);
  });
});

describe('a path that was made up', () => {
  it('is not found', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    for (const path of [
      '/reports/0',
      '/reports/1e9',
      '/reports/99999999999999999999',
      "/reports/1'--",
      '/items/..%2f..%2fetc%2fpasswd',
      '/assets/..%2f..%2fpackage.json',
      '/assets/%2e%2e/console.css',
    ]) {
      expect((await somebody.get(path)).status, path).toBe(404);
    }
  });

  it('asks for nothing harmful', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    const somebody = visitor((await openTestConsole(pipeline)).address);
    for (const path of [
      '/reports?q=%27%3B+drop+table+report--',
      '/reports?year=abc&division=%27',
      '/findings?rule=%27or+1%3D1&cursor=x',
      '/findings?q=%00',
      '/runs?cursor=-1',
    ]) {
      expect((await somebody.get(path)).status, path).toBe(200);
    }
  });
});
