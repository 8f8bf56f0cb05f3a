import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { toLoopback } from '../../bench/crawl/loopback.js';
import { readConfig } from '../../src/settings/config.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { openPipeline, type Pipeline } from '../../src/pipeline/pipeline.js';
import { workRun } from '../../src/pipeline/work-run.js';
import type { RunStatus } from '../../src/store/runs/run-status.js';
import { inventedOffice, inventReport } from './invented-reports.js';
import { ownDirectory } from './open-pipeline.js';

/** Settings for a crawl of this machine. */
export const CRAWL = {
  NIANBAO_ALLOW_HOSTS: '*.test',
  NIANBAO_HOST_DELAY_MS: '10',
  NIANBAO_HOST_PAUSE_MS: '50',
  NIANBAO_RESPONSE_MS: '2000',
  NIANBAO_FETCH_MS: '2500',
  NIANBAO_ATTEMPTS: '2',
  NIANBAO_MAX_FILE_BYTES: '2000000',
};

/** A pipeline whose web is on 127.0.0.1. */
export async function openCrawler(environment: Record<string, string>): Promise<Pipeline> {
  const pipeline = await openPipeline(readConfig(environment), undefined, toLoopback());
  onTestFinished(() => pipeline.close());
  return pipeline;
}

/** Crawls a list to its end. */
export async function crawl(pipeline: Pipeline, text: string): Promise<RunStatus> {
  const list = join(await ownDirectory(), 'list.csv');
  await writeFile(list, text);
  const { runId } = await planRun(pipeline, { kind: 'crawl', list });
  return workRun(pipeline, runId);
}

/** A site on 127.0.0.1; `site` is where it is, by a name that everything resolves to it. */
export async function openSite(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://www.site.test:${(server.address() as AddressInfo).port}`;
}

/** A page that is a report. */
export const page = (index: number): string =>
  `<!doctype html><html><body>${inventReport(inventedOffice(index))
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</body></html>`;
