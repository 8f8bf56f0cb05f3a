import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliverDue, watchDeliveries } from '../../src/pipeline/deliver.js';
import type { Pipeline } from '../../src/pipeline/pipeline.js';
import { resendDeliveries } from '../../src/store/deliveries/deliveries.js';
import { giveVerdict } from '../../src/store/findings/verdicts.js';
import {
  listDeliveries,
  type DeliveryFilter,
  type ListedDelivery,
} from '../../src/store/deliveries/list-deliveries.js';
import { inventReport, writeReports } from './invented-reports.js';
import {
  ENGINES,
  ingest,
  openTestPipeline,
  ownDirectory,
  ownEnvironment,
  startWorkerProcess,
} from './open-pipeline.js';
import { deadPort, startReceiver, type Receiver } from './webhook-server.js';

const SECRET = 'only for tests';
const WRONG = { issuer: '青禾县柳桥镇人民政府', year: 2017, disclosed: 31, received: 6 };

beforeAll(() => {
  process.env.NIANBAO_TEST_SECRET = SECRET;
});

interface Payload {
  id: string;
  event: string;
  finding: { rule: string; status: string };
}

const webhook = (url: string) => ({ name: 'office', kind: 'webhook', url, secretEnv: 'NIANBAO_TEST_SECRET' });

/** An environment whose configuration names some sinks. */
async function withSinks(
  sinks: unknown[],
  engine: (typeof ENGINES)[number] = 'postgres',
  more: Record<string, string> = {},
): Promise<Record<string, string>> {
  const file = join(await ownDirectory(), 'nianbao.config.json');
  await writeFile(file, JSON.stringify({ sinks }));
  return ownEnvironment(engine, { NIANBAO_CONFIG: file, NIANBAO_TEST_SECRET: SECRET, ...more });
}

async function deliveries(pipeline: Pipeline, state?: DeliveryFilter['state']): Promise<ListedDelivery[]> {
  const listed: ListedDelivery[] = [];
  for await (const row of listDeliveries(pipeline.database.pool, { state })) listed.push(row);
  return listed;
}

async function eventKeys(pipeline: Pipeline): Promise<string[]> {
  const { rows } = await pipeline.database.pool.query<{ key: string }>(
    'select key from finding_event order by id',
  );
  return rows.map(({ key }) => key);
}

const payloadsOf = ({ received }: Receiver): Payload[] =>
  received.map(({ body }) => JSON.parse(body) as Payload);

async function oneReport(): Promise<string> {
  const file = join(await ownDirectory(), 'report.txt');
  await writeFile(file, inventReport(WRONG));
  return file;
}

describe('a webhook', () => {
  it('gets every event as signed JSON that tells the finding, its evidence and its report', async () => {
    const receiver = await startReceiver();
    const pipeline = await openTestPipeline(await withSinks([webhook(receiver.url)]));
    const file = await oneReport();
    const { id: run } = await ingest(pipeline, file);

    expect(
      payloadsOf(receiver)
        .map(({ id }) => id)
        .sort(),
    ).toEqual((await eventKeys(pipeline)).sort());
    const request = receiver.received.find(({ body }) => body.includes('"part-sum"'));
    const payload = JSON.parse(request?.body ?? '') as Payload;
    expect(payload).toMatchObject({
      schema: 'nianbao.finding-event/1',
      event: 'opened',
      run,
      by: null,
      finding: {
        rule: 'part-sum',
        severity: 'error',
        status: 'open',
        issuer: WRONG.issuer,
        reportYear: 2017,
        message: { zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.any(String) as string },
        expected: 5,
        actual: 6,
        waiver: null,
      },
      report: { source: file, version: 1 },
    });
    const evidence = (payload.finding as unknown as { evidence: { line: number }[] }).evidence;
    const lines = inventReport(WRONG).split('\n');
    expect(lines[(evidence[0]?.line ?? 0) - 1]).toContain('（一）收到申请数');

    const { headers, body } = request ?? { headers: {}, body: '' };
    const signed = `${String(headers['x-nianbao-timestamp'])}.${body}`;
    expect(headers['x-nianbao-signature']).toBe(
      `v1=${createHmac('sha256', SECRET).update(signed).digest('hex')}`,
    );
    expect(headers['idempotency-key']).toBe(payload.id);
    expect(headers['x-nianbao-event']).toBe('opened');
  });

  it('gets what persons decide, and only findings that are serious enough', async () => {
    const receiver = await startReceiver();
    const sinks = [{ ...webhook(receiver.url), severity: 'error' }];
    const pipeline = await openTestPipeline(await withSinks(sinks));
    await ingest(pipeline, await oneReport());
    const { pool } = pipeline.database;
    const { rows } = await pool.query<{ id: number }>(
      `select id::int as id from finding where severity = 'error'`,
    );
    const ids = rows.map(({ id }) => id);
    await giveVerdict(pool, ids, 'dismissed', { by: '周敏', note: '口径不同' });
    await deliverDue(pipeline);

    expect(ids.length).toBeGreaterThan(0);
    expect(payloadsOf(receiver).map(({ event }) => event)).toEqual([
      ...ids.map(() => 'opened'),
      ...ids.map(() => 'dismissed'),
    ]);
    expect(payloadsOf(receiver).at(-1)).toMatchObject({ by: '周敏', note: '口径不同' });
  });

  describe.each(ENGINES)('on %s', (engine) => {
    it('that answers 500 for a while gets each event exactly once by its id when it has recovered', async () => {
      const accepted: string[] = [];
      const receiver = await startReceiver((response, { headers }, count) => {
        if (count > 6) accepted.push(String(headers['idempotency-key']));
        response.writeHead(count > 6 ? 200 : 500).end();
      });
      const pipeline = await openTestPipeline(await withSinks([webhook(receiver.url)], engine));
      const directory = await ownDirectory();
      await writeReports(directory, 30);
      const { items } = await ingest(pipeline, directory);
      expect(items).toMatchObject({ done: 30, failed: 0 });
      const watch = watchDeliveries(pipeline);
      while ((await deliveries(pipeline, 'undelivered')).length > 0) await sleep(50);
      await watch?.end();

      const keys = await eventKeys(pipeline);
      expect(keys.length).toBeGreaterThan(30);
      expect(accepted.sort()).toEqual(keys.sort());
      expect(receiver.received).toHaveLength(keys.length + 6);
    });
  });

  it('that names a time is left alone until then, which counts as no attempt', async () => {
    let opens = Infinity;
    let turnedAway = 0;
    let early = 0;
    const receiver = await startReceiver((response) => {
      if (Date.now() >= opens) return response.writeHead(204).end();
      if (turnedAway > 0) early += 1;
      turnedAway += 1;
      opens = Math.ceil(Date.now() / 1000) * 1000 + 2000;
      response.writeHead(503, { 'retry-after': new Date(opens).toUTCString() }).end();
    });
    const sinks = [{ ...webhook(receiver.url), attempts: 1, concurrency: 1 }];
    const pipeline = await openTestPipeline(await withSinks(sinks));
    await ingest(pipeline, await oneReport());
    const watch = watchDeliveries(pipeline);
    while ((await deliveries(pipeline, 'undelivered')).length > 0) await sleep(50);
    await watch?.end();

    const attempts = (await deliveries(pipeline, 'delivered')).map((delivery) => delivery.attempts);
    expect(new Set(attempts)).toEqual(new Set([1]));
    expect([turnedAway, early]).toEqual([1, 0]);
    expect(receiver.received).toHaveLength((await eventKeys(pipeline)).length + 1);
  });

  it('that is dead stops no run, leaves its deliveries listed, and gets them when they are sent again', async () => {
    const port = await deadPort();
    const sinks = [{ ...webhook(`http://127.0.0.1:${port}/hook?token=x`), attempts: 1 }];
    const pipeline = await openTestPipeline(await withSinks(sinks));
    const { items } = await ingest(pipeline, await oneReport());
    expect(items).toMatchObject({ done: 1, failed: 0 });

    const undelivered = await deliveries(pipeline, 'undelivered');
    expect(undelivered.map(({ event }) => event)).toEqual(await eventKeys(pipeline));
    const [failed] = await deliveries(pipeline, 'failed');
    expect(failed).toMatchObject({
      sink: 'office',
      attempts: 1,
      error: { code: 'webhook_unreachable' },
      dueAt: null,
    });
    expect(failed?.error?.message.en).toContain(`http://127.0.0.1:${port}/hook`);
    expect(failed?.error?.message.en).not.toContain('token');

    const receiver = await startReceiver(undefined, port);
    await resendDeliveries(pipeline.database.pool, {});
    await deliverDue(pipeline);
    expect(await deliveries(pipeline, 'undelivered')).toEqual([]);
    expect(
      payloadsOf(receiver)
        .map(({ id }) => id)
        .sort(),
    ).toEqual((await eventKeys(pipeline)).sort());
  });

  it('that refuses one content gets all others, and that one no second time', async () => {
    const receiver = await startReceiver((response, { body }) =>
      response.writeHead(body.includes('"part-sum"') ? 422 : 200).end(),
    );
    const pipeline = await openTestPipeline(await withSinks([webhook(receiver.url)]));
    await ingest(pipeline, await oneReport());
    await deliverDue(pipeline);

    expect(await deliveries(pipeline, 'undelivered')).toMatchObject([
      { state: 'failed', rule: 'part-sum', error: { code: 'webhook_refused' }, attempts: 1 },
    ]);
    expect(receiver.received).toHaveLength((await eventKeys(pipeline)).length);
  });

  it('is not followed to where it redirects', async () => {
    const elsewhere = await startReceiver();
    const receiver = await startReceiver((response) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );
    const pipeline = await openTestPipeline(await withSinks([webhook(receiver.url)]));
    await ingest(pipeline, await oneReport());
    expect((await deliveries(pipeline)).find(({ attempts }) => attempts > 0)).toMatchObject({
      state: 'pending',
      error: { code: 'webhook_failed', message: { en: expect.stringContaining('307') as string } },
    });
    expect(elsewhere.received).toEqual([]);
  });

  it('is given up on when it does not answer in time, and read no further when it does not stop', async () => {
    const silent = await startReceiver(() => undefined);
    const endless = await startReceiver((response) => {
      response.writeHead(200);
      const more = (): void => {
        while (response.write('x'.repeat(16_384)));
        response.once('drain', more);
      };
      more();
    });
    const sinks = [
      { ...webhook(silent.url), name: 'silent', timeoutMs: 150, concurrency: 1 },
      { ...webhook(endless.url), name: 'endless', timeoutMs: 20_000 },
    ];
    const pipeline = await openTestPipeline(await withSinks(sinks));
    await ingest(pipeline, await oneReport());
    const listed = await deliveries(pipeline);
    expect(listed.find(({ sink, attempts }) => sink === 'silent' && attempts > 0)).toMatchObject({
      error: { code: 'webhook_unreachable', message: { en: expect.stringContaining('timeout') as string } },
    });
    expect(listed.filter(({ sink, state }) => sink === 'endless' && state !== 'delivered')).toEqual([]);
  });

  it('without its secret gets nothing', async () => {
    const receiver = await startReceiver();
    const sinks = [{ ...webhook(receiver.url), secretEnv: 'NIANBAO_TEST_NO_SUCH_SECRET' }];
    const pipeline = await openTestPipeline(await withSinks(sinks));
    await ingest(pipeline, await oneReport());
    expect(receiver.received).toEqual([]);
    expect((await deliveries(pipeline)).find(({ attempts }) => attempts > 0)).toMatchObject({
      error: { code: 'sink_secret_missing' },
    });
  });
});

describe('a JSONL file', () => {
  const idsIn = async (path: string): Promise<string[]> =>
    (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as Payload).id);

  it('gets a line for each event, in order, also from workers that are killed, and none twice', async () => {
    const path = join(await ownDirectory(), 'events.jsonl');
    const environment = await withSinks([{ name: 'file', kind: 'jsonl', path }], 'postgres', {
      NIANBAO_LOCK_MS: '1000',
      NIANBAO_STALLED_MS: '300',
    });
    const directory = await ownDirectory();
    await writeReports(directory, 60);
    // The findings are stored by a process that knows the sink but delivers nothing.
    const pipeline = await openTestPipeline(environment);
    await ingest({ ...pipeline, settings: { ...pipeline.settings, sinks: [] } }, directory);
    const keys = await eventKeys(pipeline);
    for (const times of [1, 2, 3]) {
      await pipeline.database.pool.query(
        `update delivery set due_at = case when id <= $1 then now() else 'infinity' end
          where state = 'pending'`,
        [Math.floor((keys.length * times) / 4)],
      );
      const worker = startWorkerProcess(environment, 'findings');
      while ((await readFile(path, 'utf8').catch(() => '')).split('\n').length <= times * 10) await sleep(2);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    await pipeline.database.pool.query(`update delivery set due_at = now() where state = 'pending'`);
    while ((await deliveries(pipeline, 'undelivered')).length > 0) await deliverDue(pipeline);

    expect((await idsIn(path)).sort()).toEqual(keys.sort());
  });

  it('is fixed where a process died in the middle of a line or before it could note it', async () => {
    const path = join(await ownDirectory(), 'events.jsonl');
    const pipeline = await openTestPipeline(await withSinks([{ name: 'file', kind: 'jsonl', path }]));
    await ingest(pipeline, await oneReport());
    const whole = await readFile(path, 'utf8');
    expect(await idsIn(path)).toEqual(await eventKeys(pipeline));

    await truncate(path, Buffer.byteLength(whole) - 100);
    await resendDeliveries(pipeline.database.pool, { ids: (await deliveries(pipeline)).map(({ id }) => id) });
    await deliverDue(pipeline);
    expect(await readFile(path, 'utf8')).toBe(whole);

    await appendFile(path, '{"note":"somebody else\'s line"}');
    await resendDeliveries(pipeline.database.pool, { ids: (await deliveries(pipeline)).map(({ id }) => id) });
    await deliverDue(pipeline);
    expect(await readFile(path, 'utf8')).toBe(`${whole}{"note":"somebody else's line"}\n`);
  });

  it('that cannot be written leaves its deliveries undelivered, and the run done', async () => {
    const path = join(await ownDirectory(), 'no such directory', 'events.jsonl');
    const pipeline = await openTestPipeline(await withSinks([{ name: 'file', kind: 'jsonl', path }]));
    expect((await ingest(pipeline, await oneReport())).items).toMatchObject({ done: 1 });
    const [first, ...others] = await deliveries(pipeline, 'undelivered');
    expect([first, ...others].map((delivery) => delivery?.event)).toEqual(await eventKeys(pipeline));
    expect(first).toMatchObject({ error: { code: 'sink_unwritable' }, state: 'pending' });
  });
});

it('two processes deliver each event once', async () => {
  const receiver = await startReceiver((response) => setTimeout(() => response.writeHead(200).end(), 2));
  const environment = await withSinks([webhook(receiver.url)]);
  const [pipeline, other] = [await openTestPipeline(environment), await openTestPipeline(environment)];
  const directory = await ownDirectory();
  await writeReports(directory, 30);
  await Promise.all([ingest(pipeline, directory), ingest(other, directory)]);
  while ((await deliveries(pipeline, 'undelivered')).length > 0) {
    await Promise.all([deliverDue(pipeline), deliverDue(other)]);
  }
  expect(
    payloadsOf(receiver)
      .map(({ id }) => id)
      .sort(),
  ).toEqual((await eventKeys(pipeline)).sort());
});

it('a sink that is taken out of the configuration gets nothing any more', async () => {
  const receiver = await startReceiver();
  const environment = await withSinks([webhook(receiver.url)]);
  const file = await oneReport();
  await ingest(await openTestPipeline(environment), file);
  const before = receiver.received.length;
  await writeFile(environment.NIANBAO_CONFIG ?? '', '{}');
  await writeFile(file, inventReport({ ...WRONG, received: 7 }));
  const pipeline = await openTestPipeline(environment);
  await ingest(pipeline, file);
  expect(receiver.received).toHaveLength(before);
  expect(await deliveries(pipeline, 'undelivered')).toEqual([]);
});
