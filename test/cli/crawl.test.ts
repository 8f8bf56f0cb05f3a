import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ownDirectory, ownEnvironment } from '../pipeline/open-pipeline.js';
import { page } from '../pipeline/open-crawler.js';
import { jsonLines, nianbao } from './run-nianbao.js';

it('crawls a list as a process of its own, and says what failed and why', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers['user-agent'] ?? '');
    if (request.url === '/report.html') response.end(page(1));
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const list = join(await ownDirectory(), 'list.csv');
  const site = `http://127.0.0.1:${port}`;
  await writeFile(list, `url,year\n${site}/report.html,2017\n${site}/gone.html,2017\n`);
  const environment = await ownEnvironment('postgres', {
    NIANBAO_ALLOW_HOSTS: '127.0.0.1',
    NIANBAO_HOST_DELAY_MS: '0',
    NIANBAO_CONTACT: 'crawler@example.test',
  });

  const crawled = await nianbao(['crawl', list, '--json'], environment);
  expect(crawled.code).toBe(2);
  expect(jsonLines(crawled.stdout)).toMatchObject([
    { items: { planned: 2, done: 1, failed: 1 }, reports: { new: 1 } },
  ]);
  expect(new Set(asked)).toEqual(new Set([expect.stringContaining('crawler@example.test')]));
  const failed = await nianbao(['failed', '--json'], environment);
  expect(jsonLines(failed.stdout)).toMatchObject([{ source: `${site}/gone.html`, code: 'http_4xx' }]);

  const before = asked.length;
  const guarded = await nianbao(['crawl', list], {
    ...environment,
    NIANBAO_ALLOW_HOSTS: '',
    NIANBAO_LANG: 'en',
  });
  expect(guarded.code).toBe(2);
  expect(guarded.stdout + guarded.stderr).toContain('2 × blocked_address');
  expect(asked.length).toBe(before);
});
