import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { NianbaoError } from '../../src/errors/nianbao-error.js';
import { createLog } from '../../src/observe/log.js';
import { openQueues, type Queues } from '../../src/queue/queues.js';
import { jobId, readPayload } from '../../src/queue/payloads.js';
import { ENGINES, ownEnvironment } from '../pipeline/open-pipeline.js';

async function openOwnQueues(engine: (typeof ENGINES)[number]): Promise<Queues> {
  const environment = await ownEnvironment(engine, { NIANBAO_ATTEMPTS: '1' });
  const config = readConfig(environment);
  const queues = await openQueues(config, environment.DATABASE_URL ?? '', createLog(config));
  onTestFinished(() => queues.close());
  return queues;
}

const ITEM = { run: 1, item: 7, generation: 1 };

describe.each(ENGINES)('on %s', (engine) => {
  it('work that is queued is not queued twice, and work that ended can be queued again', async () => {
    const queues = await openOwnQueues(engine);
    let worked = 0;
    const work = async (): Promise<void> => {
      const before = worked;
      const worker = queues.engine.worker('fetch', 1, () => {
        worked += 1;
        // A failed job must not stand in the way of the next one either.
        return worked === 1 ? Promise.reject(new Error('no luck')) : Promise.resolve();
      });
      while (worked === before || (await queues.depths()).fetch.active > 0) await sleep(10);
      await worker.close();
    };

    await queues.add('fetch', [ITEM]);
    await queues.add('fetch', [ITEM, ITEM]);
    expect((await queues.depths()).fetch.waiting).toBe(1);
    await work();
    expect(await queues.depths()).toMatchObject({ fetch: { waiting: 0, failed: 0 } });
    await queues.add('fetch', [ITEM]);
    await work();
    expect(worked).toBe(2);
  });

  it('adds many jobs at once', async () => {
    const queues = await openOwnQueues(engine);
    const many = Array.from({ length: 1201 }, (_, index) => ({ ...ITEM, item: index + 1 }));
    await queues.add('extract', many);
    await queues.add('extract', many);
    expect((await queues.depths()).extract.waiting).toBe(1201);
  });
});

it('a Redis that does not answer is reported, without its password', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  await new Promise((resolve) => silent.close(resolve));
  const config = readConfig({ REDIS_URL: `redis://:geheim@127.0.0.1:${port}`, NIANBAO_LOG_LEVEL: 'silent' });

  const error = await openQueues(config, 'postgres://unused', createLog(config)).catch(
    (thrown: unknown) => thrown,
  );

  expect(error).toMatchObject({ code: 'redis_unreachable' });
  expect((error as Error).message).not.toContain('geheim');
});

describe('payloads', () => {
  it.each([
    [null],
    [{ ...ITEM, item: '7' }],
    [{ ...ITEM, item: 0 }],
    [{ ...ITEM, text: 'a content' }],
    [{ run: 1, item: 7 }],
  ])('%j is refused', (data) => {
    expect(() => readPayload('fetch', data)).toThrow(NianbaoError);
  });

  it('of two findings of one item, and of two generations, have different job ids', () => {
    const finding = { ...ITEM, finding: 3 };
    const ids = [
      jobId('findings', finding),
      jobId('findings', { ...finding, finding: 4 }),
      jobId('findings', { ...finding, generation: 2 }),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(ids.join()).not.toContain(':');
  });
});
