import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { createLog } from '../../src/observe/log.js';
import type { QueuedJob } from '../../src/queue/job.js';
import type { QueueName } from '../../src/queue/names.js';
import { openQueues, type Queues } from '../../src/queue/queues.js';
import { ENGINES, ownEnvironment } from '../pipeline/open-pipeline.js';

async function openOwnQueues(engine: (typeof ENGINES)[number]): Promise<Queues> {
  const environment = await ownEnvironment(engine, { NIANBAO_ATTEMPTS: '1' });
  const config = readConfig(environment);
  const queues = await openQueues(config, environment.DATABASE_URL ?? '', createLog(config));
  onTestFinished(() => queues.close());
  return queues;
}

const jobOf = (item: number, queue: QueueName = 'fetch'): QueuedJob => ({
  queue,
  name: 'work',
  id: `work-${item}`,
  payload: { item },
});

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

    await queues.add([jobOf(7)]);
    await queues.add([jobOf(7), jobOf(7)]);
    expect((await queues.depths()).fetch.waiting).toBe(1);
    await work();
    expect(await queues.depths()).toMatchObject({ fetch: { waiting: 0, failed: 0 } });
    await queues.add([jobOf(7)]);
    await work();
    expect(worked).toBe(2);
  });

  it('adds many jobs at once', async () => {
    const queues = await openOwnQueues(engine);
    const many = Array.from({ length: 1201 }, (_, index) => jobOf(index + 1, 'extract'));
    await queues.add(many);
    await queues.add(many);
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
