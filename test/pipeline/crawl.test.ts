import { expect, inject, it, onTestFinished } from 'vitest';
import { checkCrawl } from '../../bench/crawl/check.js';
import { openInventedWeb } from '../../bench/crawl/site.js';
import { retryItems } from '../../src/pipeline/retry.js';
import { workRun } from '../../src/pipeline/work-run.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { QUEUES } from '../../src/queue/names.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import { CRAWL, crawl, openCrawler, openSite, page } from './open-crawler.js';
import { failures, ownEnvironment } from './open-pipeline.js';
import { makeZip, zipOfWindows } from '../sources/archives/make-archives.js';

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

    // One queue at a time: workers of another one would find no job there for what is pending, and take it
    // for lost.
    await workers.close();

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

it('an archive that was fetched becomes the reports in it, each by itself; what fails is retried without the network', async () => {
  const report = (index: number): string => inventReport(inventedOffice(index));
  const inner = makeZip([{ name: 'inner.txt', content: report(13) }]);
  const sound = zipOfWindows({ '镇/一.txt': report(11), '镇/图.png': 'PNG', '镇/下层.zip': inner });
  const broken = makeZip([
    { name: 'whole.txt', content: report(12), flags: 0x800 },
    { name: 'broken.txt', content: report(14), flags: 0x800, checksum: 1 },
  ]);
  const asked: string[] = [];
  const site = await openSite((request, response) => {
    const { url = '' } = request;
    if (url === '/robots.txt') return response.writeHead(404).end();
    asked.push(url);
    if (url === '/page.html')
      return response.end(
        '<!doctype html><html><body><p>年度报告见附件</p><a href="/all.zip">2016年年度报告</a>',
      );
    response.setHeader('etag', url);
    if (request.headers['if-none-match'] === url) return response.writeHead(304).end();
    response.end(url === '/all.zip' ? sound : broken);
  });
  const pipeline = await openCrawler(await ownEnvironment('postgres', CRAWL));
  const list = `url\n${site}/page.html\n${site}/broken.zip\n`;

  const run = await crawl(pipeline, list);

  expect(await failures(pipeline)).toEqual({ [`${site}/broken.zip!broken.txt`]: 'checksum_mismatch' });
  expect(run.items).toMatchObject({ planned: 4, done: 3, failed: 1, pending: 0 });
  const { rows } = await pipeline.database.pool.query<{ path: string }>(
    'select s.path from report r join source s on s.id = r.source_id order by 1',
  );
  expect(rows.map(({ path }) => path.slice(site.length)).sort()).toEqual([
    '/all.zip!镇/一.txt',
    '/all.zip!镇/下层.zip!inner.txt',
    '/broken.zip!whole.txt',
  ]);
  expect(asked.toSorted()).toEqual(['/all.zip', '/broken.zip', '/page.html']);

  await retryItems(pipeline, { run: run.id });
  expect((await workRun(pipeline, run.id)).items).toMatchObject({ done: 3, failed: 1 });
  expect(asked).toHaveLength(3);

  const again = await crawl(pipeline, list);
  expect(again.items).toMatchObject({ done: 0, unchanged: 3, failed: 1 });
});

it('what the list says of a report fills what the report does not say, and never replaces what it prints', async () => {
  const silent = [
    '一、概述',
    '公开了目录。',
    '二、主动公开情况',
    '公开信息12条。',
    '三、存在的问题',
    '检索不便。',
    '四、改进打算',
    '补上检索。',
  ];
  const site = await openSite((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    if (request.url === '/printed.html') return response.end(page(1));
    response.end(
      `<title>政府信息公开工作年度报告</title><h1>政府信息公开工作年度报告</h1>${silent.map((line) => `<p>${line}</p>`).join('')}`,
    );
  });
  const pipeline = await openCrawler(await ownEnvironment('postgres', CRAWL));
  const rows = [
    'url,issuer,division,year',
    `${site}/silent.html,青禾县水务局,990123,2016`,
    `${site}/printed.html,别处县水务局,990124,2031`,
  ];

  const run = await crawl(pipeline, `${rows.join('\n')}\n`);

  expect(run.items).toMatchObject({ done: 2, failed: 0 });
  const stored = await pipeline.database.pool.query<Record<string, unknown>>(
    `select r.issuer, r.report_year, r.division_code, jsonb_array_length(r.notices) as notices, r.declared->>'from' as "from"
       from report r join source s on s.id = r.source_id order by s.path desc`,
  );
  const { issuer, year } = inventedOffice(1);
  expect(stored.rows).toMatchObject([
    { issuer: '青禾县水务局', report_year: 2016, division_code: '990123', notices: 0 },
    { issuer, report_year: year, division_code: '990124', notices: 2 },
  ]);
  expect(stored.rows[0]?.from).toMatch(/list\.csv:2$/);
});

it('a host that names the time at which to come back is left alone until then', async () => {
  const opens = Math.ceil(Date.now() / 1000) * 1000 + 2000;
  const early: string[] = [];
  let turnedAway = 0;
  const site = await openSite((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end();
    if (turnedAway > 0 && Date.now() < opens) early.push(request.url ?? '');
    if (Date.now() >= opens) return response.end(page(Number(request.url?.slice(1, 2))));
    turnedAway += 1;
    response.writeHead(503, { 'retry-after': new Date(opens).toUTCString() }).end();
  });
  const settings = { ...CRAWL, NIANBAO_HOST_CONCURRENCY: '1', NIANBAO_ATTEMPTS: '1' };
  const pipeline = await openCrawler(await ownEnvironment('postgres', settings));
  const run = await crawl(pipeline, `url\n${site}/1.html\n${site}/2.html\n${site}/3.html\n`);
  expect(run.items).toMatchObject({ done: 3, failed: 0 });
  expect(early).toEqual([]);
});
