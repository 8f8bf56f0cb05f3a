import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { checkCrawl } from '../../bench/crawl/check.js';
import { toLoopback } from '../../bench/crawl/loopback.js';
import { openInventedWeb } from '../../bench/crawl/site.js';
import { readConfig } from '../../src/config.js';
import { planCrawl } from '../../src/pipeline/crawl/plan-crawl.js';
import { openPipeline, type Pipeline } from '../../src/pipeline/pipeline.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { QUEUES } from '../../src/queue/names.js';
import type { RunStatus } from '../../src/store/runs.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import { failures, ownDirectory, ownEnvironment } from './open-pipeline.js';

const CRAWL = {
  NIANBAO_ALLOW_HOSTS: '*.test',
  NIANBAO_HOST_DELAY_MS: '10',
  NIANBAO_HOST_PAUSE_MS: '50',
  NIANBAO_RESPONSE_MS: '2000',
  NIANBAO_FETCH_MS: '2500',
  NIANBAO_ATTEMPTS: '2',
  NIANBAO_MAX_FILE_BYTES: '2000000',
};

async function openCrawler(environment: Record<string, string>): Promise<Pipeline> {
  const pipeline = await openPipeline(readConfig(environment), undefined, toLoopback());
  onTestFinished(() => pipeline.close());
  return pipeline;
}

async function crawl(pipeline: Pipeline, text: string): Promise<RunStatus> {
  const list = join(await ownDirectory(), 'list.csv');
  await writeFile(list, text);
  const { runId } = await planCrawl(pipeline, { list });
  return workRun(pipeline, runId);
}

/** A site on 127.0.0.1; `site` is where it is, by a name that everything resolves to it. */
async function openSite(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://www.site.test:${(server.address() as AddressInfo).port}`;
}

const page = (index: number): string =>
  `<!doctype html><html><body>${inventReport(inventedOffice(index))
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</body></html>`;

it(
  'a list of pages, attachments and indexes is fetched once each, politely, by several workers, on either engine',
  { timeout: 300_000 },
  async () => {
    const web = await openInventedWeb(1, 50);
    onTestFinished(() => web.close());
    const environment = await ownEnvironment('postgres', { ...CRAWL, NIANBAO_HOST_CONCURRENCY: '1' });
    const onPostgres = await openCrawler(environment);
    const onRedis = await openCrawler({ ...environment, REDIS_URL: inject('redisUrl') });
    const beside = await openCrawler({ ...environment, REDIS_URL: inject('redisUrl') });
    const workers = await startWorkers(beside, QUEUES);
    onTestFinished(() => workers.close());
    const sound = { outcomes: [], twice: [], forbidden: [], together: [], soon: [] };
    const limits = { concurrency: 1, delayMs: 10 };

    const first = await crawl(onRedis, web.list);
    expect(await checkCrawl(onRedis, first.id, web, { ...limits, from: 0 })).toEqual(sound);

    const from = web.requests.length;
    const second = await crawl(onPostgres, web.list);
    expect(await checkCrawl(onPostgres, second.id, web, { ...limits, from })).toEqual(sound);
    expect(second.reports).toEqual({ new: 0, changed: 0, unchanged: first.reports.new });
    const sentAgain = web.requests.slice(from).filter(({ host, path, status }) => {
      const expected = web.expected.get(`http://${host}${path}`);
      return status === 200 && expected !== undefined && expected.outcome !== 'failed';
    });
    expect(sentAgain).toEqual([]);
  },
);

it('an answer is kept as it was fetched, and what failed after the fetch is retried without the network', async () => {
  let asked = 0;
  const site = await openSite((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    if (request.url === '/moved') return response.writeHead(301, { location: '/notice' }).end();
    asked += 1;
    response.setHeader('x-powered-by', 'platform');
    response.end(`<p>${'会议改到周三。'.repeat(50)}</p>`);
  });
  const pipeline = await openCrawler(await ownEnvironment('postgres', CRAWL));
  const run = await crawl(pipeline, `url\n${site}/moved\n`);
  expect(await failures(pipeline)).toEqual({ [`${site}/moved`]: 'not_a_report' });

  const { rows } = await pipeline.database.pool.query(
    'select url, final_url, redirects, status, document_id is not null as kept from response',
  );
  expect(rows).toEqual([
    {
      url: `${site}/moved`,
      final_url: `${site}/notice`,
      redirects: [{ url: `${site}/moved`, status: 301, location: `${site}/notice` }],
      status: 200,
      kept: true,
    },
  ]);

  await retryItems(pipeline, { run: run.id });
  await workRun(pipeline, run.id);
  expect(await failures(pipeline)).toEqual({ [`${site}/moved`]: 'not_a_report' });
  expect(asked).toBe(1);
});

it('a bad line of a list fails by itself and names its line', async () => {
  const site = await openSite((request, response) =>
    request.url === '/robots.txt' ? response.writeHead(404).end() : response.end(page(1)),
  );
  const pipeline = await openCrawler(await ownEnvironment('postgres', CRAWL));
  const run = await crawl(pipeline, `url,year\n${site}/a.html,2017\nnonsense,2017\n`);
  expect(run.items).toMatchObject({ planned: 2, done: 1, failed: 1 });
  const { rows } = await pipeline.database.pool.query(
    `select error_code as code, error_details->>'line' as line from run_item where state = 'failed'`,
  );
  expect(rows).toEqual([{ code: 'list_row_invalid', line: '3' }]);
});

it('robots.txt is followed, unless the list gives a reason not to', async () => {
  const site = await openSite((request, response) =>
    request.url === '/robots.txt' ? response.end('User-agent: *\nDisallow: /') : response.end(page(2)),
  );
  const pipeline = await openCrawler(await ownEnvironment('postgres', CRAWL));
  await crawl(pipeline, `url\n${site}/a.html\n`);
  expect(await failures(pipeline)).toEqual({ [`${site}/a.html`]: 'robots_denied' });
  const run = await crawl(pipeline, `url,robots_override\n${site}/a.html,站方来函同意抓取\n`);
  expect(run.items).toMatchObject({ done: 1, failed: 0 });
});

it('a host that does not answer is asked a few times, and not once for each of its pages', async () => {
  const site = await openSite((_, response) => response.destroy());
  const pages = Array.from({ length: 30 }, (_, index) => `http://nowhere.test/${index}.html`);
  const pipeline = await openCrawler(await ownEnvironment('postgres', CRAWL));
  const run = await crawl(pipeline, `url\n${pages.join('\n')}\n${site}/a.html\n`);
  expect(run.items).toMatchObject({ failed: 31 });
  expect(new Set(Object.values(await failures(pipeline)))).toEqual(new Set(['dns', 'connect']));
  const { rows } = await pipeline.database.pool.query<{ openings: number }>(
    `select openings from web_host where host = 'nowhere.test'`,
  );
  expect(rows[0]?.openings).toBeGreaterThanOrEqual(3);
});
