import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fastify from 'fastify';
import type pg from 'pg';
import { readConfig } from '../../src/settings/config.js';
import { openConsole } from '../../src/console/open-console.js';
import { openPipeline } from '../../src/pipeline/pipeline.js';
import { fill } from './fill.js';

// How long each page of the console takes at the size of a province, over HTTP on the loopback, and how that
// compares with the least that it could take in the same run: a bare route that sends as many bytes, and one
// question to the database.

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '20000' },
    findings: { type: 'string', default: '200000' },
    times: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
  },
});
const amount = { reports: Number(values.reports), findings: Number(values.findings) };
const times = Number(values.times);
/** What each page has to stay under. */
const LIMIT_MS = 200;

const middle = (count: number): number => Math.max(1, Math.floor(count / 2));
const report = middle(amount.reports);
const PAGES = [
  '/',
  '/runs',
  '/runs/200',
  '/runs/1?state=done',
  '/failed',
  '/failed?code=file_empty',
  '/items/1',
  '/reports',
  `/reports?cursor=${report}`,
  `/reports?q=${encodeURIComponent('政府信息')}`,
  `/reports?q=${encodeURIComponent('没有这样的机关')}`,
  '/reports?year=2021&findings=error',
  '/reports?findings=none',
  `/reports/${report}`,
  '/findings',
  '/findings?status=open&severity=error',
  '/findings?rule=heading-gap&year=2021',
  `/findings?q=${encodeURIComponent('镇人民')}`,
  `/findings?q=${encodeURIComponent('没有这样的机关')}`,
  '/findings?changed=yes',
  `/findings?cursor=1-${middle(amount.findings)}`,
  `/findings/${middle(amount.findings)}`,
  '/coverage',
  '/coverage/organs?year=2022',
  '/schedules',
  '/rules',
  '/audit',
];

/** CPU milliseconds of this process. */
const ownCpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * CPU milliseconds that the database server took so far, with the processes of connections that have ended;
 * NaN where the system does not say.
 */
async function databaseCpu(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const own = await statOf(rows[0]?.pid ?? 0);
  const server = await statOf(own.parent);
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(processes.map((pid) => statOf(Number(pid))));
  const children = stats.filter(({ parent }) => parent === own.parent);
  return children.reduce((sum, { ticks }) => sum + ticks, server.ended) * MS_A_TICK;
}

const MS_A_TICK = 10;

/** What Linux tells of a process: its parent, its own ticks and those of its children that ended. */
async function statOf(pid: number): Promise<{ parent: number; ticks: number; ended: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = NaN, user = NaN, system = NaN] = [fields[1], fields[11], fields[12]];
  return { parent, ticks: user + system, ended: (fields[13] ?? NaN) + (fields[14] ?? NaN) };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

async function time(work: () => Promise<unknown>, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  return taken.sort((a, b) => a - b);
}

const directory = await mkdtemp(join(tmpdir(), 'nianbao-console-'));
await chmod(directory, 0o755);
const config = readConfig({
  NIANBAO_DATA_DIR: join(directory, 'data'),
  NIANBAO_LOG_LEVEL: 'error',
  NIANBAO_LANG: 'zh',
});
const pipeline = await openPipeline(config);
const { pool } = pipeline.database;
let tooSlow = 0;
try {
  await fill(pool, amount, (line) => console.error(line));
  const app = await openConsole(pipeline, { users: [], secureCookies: false });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const first = await fetch(address);
  const cookie = (first.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  const get = async (path: string, host = address): Promise<string> => {
    const answer = await fetch(host + path, { headers: { cookie } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };

  let body = '';
  const bare = fastify();
  bare.get('/', (_request, reply) => reply.type('text/html; charset=utf-8').send(body));
  const bareAddress = await bare.listen({ host: '127.0.0.1', port: 0 });

  const lines = [
    '| page | KB | first ms | median ms | p95 ms | CPU ms, console + database | bare ms | ratio |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ];
  for (const path of PAGES.filter((page) => page.includes(values.only))) {
    const [cold = NaN] = await time(async () => (body = await get(path)), 1);
    await time(() => get(path), 3);
    const [own, database] = [ownCpu(), await databaseCpu(pool)];
    const taken = await time(() => get(path), times);
    const cpu = [(ownCpu() - own) / times, ((await databaseCpu(pool)) - database) / times];
    const least = await time(async () => {
      await get('/', bareAddress);
      await pool.query('select 1');
    }, times);
    const [median, p95, limit] = [quantile(taken, 0.5), quantile(taken, 0.95), quantile(least, 0.5)];
    if (median > LIMIT_MS) tooSlow += 1;
    lines.push(
      `| \`${decodeURIComponent(path)}\` | ${(Buffer.byteLength(body) / 1024).toFixed(0)} | ${cold.toFixed(0)} | ${median.toFixed(1)} | ${p95.toFixed(1)} | ${cpu.map((ms) => ms.toFixed(1)).join(' + ')} | ${limit.toFixed(1)} | ${(median / limit).toFixed(1)} |`,
    );
    console.error(lines.at(-1));
  }
  const [load = 0] = loadavg();
  const note = `${amount.reports} reports, ${amount.findings} findings; ${times} times each, after three; load of the machine at the end ${load.toFixed(1)}`;
  const table = [...lines, '', note].join('\n');
  console.log(table);
  await bare.close();
  await app.close();
} finally {
  await pipeline.close();
  await rm(directory, { recursive: true, force: true });
}
if (tooSlow > 0) {
  console.error(`${tooSlow} pages take longer than ${LIMIT_MS} ms`);
  process.exitCode = 1;
}
