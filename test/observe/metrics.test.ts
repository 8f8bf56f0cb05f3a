import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { hostClass, statusLabel } from '../../src/observe/http-metrics.js';
import { serveMetrics } from '../../src/observe/serve-metrics.js';
import { showMetrics } from '../../src/observe/show-metrics.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { QUEUES, type QueueName } from '../../src/queue/names.js';
import { readAllowedHosts } from '../../src/settings/allowed-hosts.js';
import { writeReports } from '../pipeline/invented-reports.js';
import {
  ENGINES,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
} from '../pipeline/open-pipeline.js';
import { promtool } from './promtool.js';

const ANY_PORT = { NIANBAO_METRICS_PORT: '0' };

/** The server of a pipeline's metrics, closed when the test has finished. */
async function serve(pipeline: Pipeline, kinds: readonly QueueName[] = QUEUES): Promise<string> {
  const server = await serveMetrics(pipeline, kinds);
  if (server === null) throw new Error('no port is configured');
  onTestFinished(() => server.close());
  return server.address;
}

/** Value of a metric with these labels, in any order; undefined where it is not shown. */
function valueOf(text: string, name: string, labels: Record<string, string> = {}): number | undefined {
  for (const [, shown, listed = '', value] of text.matchAll(/^(\w+)(?:\{([^}]*)\})? (\S+)$/gm)) {
    const pairs = Object.entries(labels).map(([label, expected]) => `${label}="${expected}"`);
    if (shown === name && pairs.every((pair) => listed.split(',').includes(pair))) return Number(value);
  }
  return undefined;
}

describe.each(ENGINES)('the metrics of a worker on %s', (engine) => {
  it('tell of jobs, rows, findings and the run, without a fault that promtool finds', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment(engine, ANY_PORT));
    const directory = await ownDirectory();
    await writeReports(directory, 2);
    await writeFile(join(directory, 'empty.txt'), '');
    await ingest(pipeline, directory);
    const answer = await fetch(`${await serve(pipeline)}/metrics`);
    const text = await answer.text();

    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await promtool(['check', 'metrics'], text)).toEqual({ passed: true, output: '' });
    expect(valueOf(text, 'nianbao_jobs_total', { queue: 'extract', outcome: 'done' })).toBe(2);
    expect(
      valueOf(text, 'nianbao_jobs_total', { queue: 'fetch', outcome: 'failed', code: 'file_empty' }),
    ).toBe(1);
    expect(
      valueOf(text, 'nianbao_job_duration_seconds_count', { queue: 'extract', format: 'markdown' }),
    ).toBe(2);
    expect(valueOf(text, 'nianbao_rows_written_total', { table: 'report' })).toBe(2);
    expect(valueOf(text, 'nianbao_rows_written_total', { table: 'observation' })).toBeGreaterThan(0);
    expect(valueOf(text, 'nianbao_last_run_items', { state: 'done' })).toBe(2);
    expect(valueOf(text, 'nianbao_last_run_items', { state: 'failed' })).toBe(1);
    expect(valueOf(text, 'nianbao_failed_items', { code: 'file_empty' })).toBe(1);
    expect(valueOf(text, 'nianbao_queue_jobs', { queue: 'extract', state: 'waiting' })).toBe(0);
    expect(valueOf(text, 'nianbao_database_up')).toBe(1);
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(0);
    expect(valueOf(text, 'nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    const { rows } = await pipeline.database.pool.query<{ rule: string; count: number }>(
      'select rule, count(*)::int as count from finding group by 1',
    );
    for (const { rule, count } of rows) expect(valueOf(text, 'nianbao_findings', { rule })).toBe(count);
  });

  it('tell how long the oldest job waits', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment(engine, ANY_PORT));
    const directory = await ownDirectory();
    await writeReports(directory, 3);
    await planRun(pipeline, { kind: 'ingest', paths: [directory] });
    const queuedAt = (await pipeline.queues.oldestWaiting()).fetch ?? 0;
    const { text } = await showMetrics(pipeline, true);
    expect(valueOf(text, 'nianbao_queue_jobs', { queue: 'fetch', state: 'waiting' })).toBe(3);
    const waited = valueOf(text, 'nianbao_queue_oldest_waiting_seconds', { queue: 'fetch' }) ?? -1;
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThanOrEqual((Date.now() - queuedAt) / 1000);
    expect(valueOf(text, 'nianbao_queue_oldest_waiting_seconds', { queue: 'validate' })).toBe(0);
    expect(valueOf(text, 'nianbao_open_runs_items', { state: 'pending' })).toBe(3);
  });
});

describe('a worker process', () => {
  it('shows nothing where no port is configured', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres'));
    expect(await serveMetrics(pipeline, QUEUES)).toBeNull();
    expect(readConfig({}).metricsHost).toBe('127.0.0.1');
  });

  it('takes the next port where another one has the first', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port));
    });
    onTestFinished(() => void holder.close());
    const pipeline = await openTestPipeline(
      await ownEnvironment('postgres', { NIANBAO_METRICS_PORT: String(port) }),
    );
    const [one, other] = [await serve(pipeline), await serve(pipeline)].map((address) =>
      Number(new URL(address).port),
    );
    expect(one).toBeGreaterThan(port);
    expect(other).toBeGreaterThan(one ?? 0);
  });

  it('says which address it cannot listen at', async () => {
    const pipeline = await openTestPipeline(
      await ownEnvironment('postgres', { ...ANY_PORT, NIANBAO_METRICS_HOST: '192.0.2.1' }),
    );
    await expect(serveMetrics(pipeline, QUEUES)).rejects.toMatchObject({ code: 'address_unavailable' });
  });

  it('leaves how runs stand to those that look after runs', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres', ANY_PORT));
    const text = await (await fetch(`${await serve(pipeline, ['fetch'])}/metrics`)).text();
    expect(valueOf(text, 'nianbao_build_info')).toBe(1);
    expect(text).not.toContain('nianbao_open_runs');
  });

  it('lives, and is ready with its database, its schema and its queue', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres', ANY_PORT));
    const address = await serve(pipeline);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { status: 'ready', database: 'ok', schema: 'current', queue: 'ok' },
    ]);
    expect((await fetch(`${address}/else`)).status).toBe(404);
    expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(405);
  });

  it('is not ready for a schema that is not its own', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('postgres', ANY_PORT));
    const address = await serve(pipeline);
    const { pool } = pipeline.database;
    const schema = async (): Promise<unknown> => {
      const answer = await fetch(`${address}/readyz`);
      return [answer.status, ((await answer.json()) as { schema: string }).schema];
    };
    await pool.query(`insert into schema_migration (name, checksum) values ('9999_later.sql', 'x')`);
    expect(await schema()).toEqual([503, 'ahead']);
    await pool.query(`delete from schema_migration where name >= '0007'`);
    expect(await schema()).toEqual([503, 'behind']);
  });

  it('lives on, and says so, without a database', async () => {
    const pipeline = await openTestPipeline(await ownEnvironment('redis', ANY_PORT));
    const address = await serve(pipeline);
    await pipeline.database.close();
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { database: 'unreachable', queue: 'ok' }]);
    const text = await (await fetch(`${address}/metrics`)).text();
    expect(valueOf(text, 'nianbao_database_up')).toBe(0);
    expect(valueOf(text, 'nianbao_queue_up')).toBe(1);
    expect(text).not.toContain('nianbao_open_runs');
  });
});

describe('requests to sites', () => {
  it('are counted by class of host, and by status or by what went wrong', async () => {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/gone' ? 410 : 200).end('text');
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const pipeline = await openTestPipeline(
      await ownEnvironment('postgres', { NIANBAO_ALLOW_HOSTS: '127.0.0.1' }),
    );
    const get = (path: string) => pipeline.web.get(`http://127.0.0.1:${port}${path}`, {}, 1000);
    await get('/');
    await get('/gone');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await expect(get('/')).rejects.toMatchObject({ code: 'connect' });
    await expect(pipeline.web.get('http://10.0.0.1/', {}, 1000)).rejects.toThrow();
    const { text } = await showMetrics(pipeline, false);
    const requests = [...text.matchAll(/^nianbao_http_requests_total\{(.*)\} (\d+)$/gm)].map(
      ([, labels, count]) => [labels, count],
    );
    expect(requests).toEqual([
      ['host_class="own",status="200"', '1'],
      ['host_class="own",status="410"', '1'],
      ['host_class="own",status="connect"', '1'],
      ['host_class="other",status="blocked_address"', '1'],
    ]);
    expect(text).not.toMatch(/127\.0\.0\.1|10\.0\.0\.1/);
  });
});

describe('labels of requests', () => {
  it('tell whose host it is, never which', () => {
    const own = readAllowedHosts('intranet.example,10.1.0.0/16');
    expect(
      [
        'http://intranet.example/a',
        'http://10.1.2.3:8080/',
        'https://www.qinghe.gov.cn/zwgk',
        'https://gov.cn.evil.example/',
        'no address',
      ].map((url) => hostClass(url, own)),
    ).toEqual(['own', 'own', 'government', 'other', 'other']);
  });

  it('have few statuses, whatever a server sends', () => {
    const all = new Set(Array.from({ length: 1000 }, (_, status) => statusLabel(status)));
    expect(all.size).toBeLessThan(25);
    expect([200, 206, 404, 451, 599, 999].map(statusLabel)).toEqual([
      '200',
      '2xx',
      '404',
      '4xx',
      '5xx',
      'other',
    ]);
  });
});
