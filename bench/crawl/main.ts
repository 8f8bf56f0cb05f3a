import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/settings/config.js';
import { createLog } from '../../src/observe/log.js';
import { planRun } from '../../src/pipeline/planners/plan-run.js';
import { openPipeline } from '../../src/pipeline/pipeline.js';
import { runStatus } from '../../src/store/runs/run-status.js';
import { checkCrawl } from './check.js';
import { toLoopback } from './loopback.js';
import { openInventedWeb } from './site.js';

const { values } = parseArgs({
  options: {
    hosts: { type: 'string', default: '20' },
    pages: { type: 'string', default: '2000' },
    workers: { type: 'string', default: '4' },
    concurrency: { type: 'string', default: '2' },
    delay: { type: 'string', default: '100' },
  },
});
const [hosts, pages, workerCount] = [Number(values.hosts), Number(values.pages), Number(values.workers)];
const limits = { concurrency: Number(values.concurrency), delayMs: Number(values.delay) };

const directory = await mkdtemp(join(tmpdir(), 'nianbao-crawl-'));
await chmod(directory, 0o755);
const web = await openInventedWeb(hosts, Math.ceil(pages / hosts));
const env = {
  ...process.env,
  NIANBAO_DATA_DIR: join(directory, 'data'),
  NIANBAO_LOG_LEVEL: 'error',
  NIANBAO_ALLOW_HOSTS: '*.test',
  NIANBAO_CONTACT: 'crawler@example.test',
  NIANBAO_HOST_CONCURRENCY: String(limits.concurrency),
  NIANBAO_HOST_DELAY_MS: String(limits.delayMs),
  NIANBAO_HOST_PAUSE_MS: '500',
  NIANBAO_CONNECT_MS: '2000',
  NIANBAO_RESPONSE_MS: '3000',
  NIANBAO_FETCH_MS: '4000',
  NIANBAO_MAX_FILE_BYTES: '2000000',
  NIANBAO_ATTEMPTS: '3',
  NIANBAO_BACKOFF_MS: '200',
};
const list = join(directory, 'list.csv');
await writeFile(list, web.list);
const config = readConfig(env);
const pipeline = await openPipeline(config, createLog(config), toLoopback());
const workers: ChildProcess[] = [];
let sound = true;
try {
  for (let n = 0; n < workerCount; n += 1) {
    const worker = fork(join(import.meta.dirname, 'worker.js'), {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    workers.push(worker);
    await once(worker, 'message');
  }
  console.log(
    `${web.pages} pages on ${hosts} host names, ${workerCount} worker processes, queues in ${pipeline.queues.engine.kind}; limit per host: ${limits.concurrency} at a time, ${limits.delayMs} ms apart`,
  );
  for (const round of ['first crawl', 'second crawl']) {
    const from = web.requests.length;
    const began = performance.now();
    const { runId } = await planRun(pipeline, { kind: 'crawl', list }, { label: round });
    const status = await finished(runId);
    const seconds = (performance.now() - began) / 1000;
    const seen = web.requests.slice(from);
    const faults = await checkCrawl(pipeline, runId, web, { ...limits, from });
    const count = (code: number): number => seen.filter((request) => request.status === code).length;
    const most = Math.max(...seen.map(({ together }) => together));
    console.log(
      `\n${round}: ${seconds.toFixed(1)} s, ${seen.length} requests (${(seen.length / seconds).toFixed(0)}/s)`,
    );
    console.log(`  items ${JSON.stringify(status?.items)} reports ${JSON.stringify(status?.reports)}`);
    console.log(`  answers: ${count(200)} × 200, ${count(304)} × 304; at most ${most} at a time on one host`);
    const codes = await pipeline.database.pool.query<{ code: string; count: string }>(
      'select error_code as code, count(*) from run_item where run_id = $1 and error_code is not null group by 1 order by 1',
      [runId],
    );
    console.log(`  failed: ${codes.rows.map(({ code, count: n }) => `${code} ${n}`).join(', ')}`);
    const again = round === 'second crawl' ? reportsSentAgain(seen) : [];
    for (const [name, found] of Object.entries({ ...faults, 'unchanged, but sent again': again })) {
      if (found.length > 0) sound = false;
      console.log(
        `  ${name}: ${found.length === 0 ? 'none' : `${found.length}, e.g. ${found.slice(0, 8).join('; ')}`}`,
      );
    }
  }
} finally {
  for (const worker of workers) worker.disconnect();
  for (const worker of workers) if (worker.exitCode === null) await once(worker, 'exit');
  await pipeline.close();
  await web.close();
  await rm(directory, { recursive: true, force: true });
}
process.exitCode = sound ? 0 : 1;

async function finished(runId: number): Promise<Awaited<ReturnType<typeof runStatus>>> {
  for (let shown = Date.now(); ;) {
    const status = await runStatus(pipeline.database.pool, runId);
    if (status?.state === 'finished') return status;
    if (Date.now() - shown > 15_000) {
      console.error(JSON.stringify(status?.items), JSON.stringify(await pipeline.queues.depths()));
      shown = Date.now();
    }
    await new Promise((done) => setTimeout(done, 250));
  }
}

/** Reports whose content came again although nothing of it has changed. */
function reportsSentAgain(seen: typeof web.requests): string[] {
  return seen
    .filter(
      ({ host, path, status }) =>
        status === 200 && web.expected.get(`http://${host}${path}`)?.outcome !== 'failed',
    )
    .map(({ host, path }) => `http://${host}${path}`)
    .filter((url) => web.expected.has(url));
}
