import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { checkRedis } from '../../src/queue/redis-check.js';
import {
  checkDataDirectory,
  checkEnvironment,
  checkNode,
  checkPostgresEncoding,
  checkPostgresVersion,
} from '../../src/doctor/check-environment.js';
import { startRedis } from '../setup/redis.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-check-'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('the environment check', () => {
  test('finds nothing wrong where nothing is wrong', async () => {
    const config = readConfig({
      DATABASE_URL: inject('postgresUrl'),
      REDIS_URL: inject('redisUrl'),
      NIANBAO_DATA_DIR: directory,
    });
    const checks = await checkEnvironment(config);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      'node',
      'data_directory',
      'postgres',
      'postgres_version',
      'postgres_encoding',
      'redis',
    ]);
  });

  test('shows no password', async () => {
    const config = readConfig({ DATABASE_URL: inject('postgresUrl'), NIANBAO_DATA_DIR: directory });
    const password = new URL(inject('postgresUrl')).password;
    expect(JSON.stringify(await checkEnvironment(config))).not.toContain(password);
  });

  test('says what to do about servers that cannot be reached', async () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://127.0.0.1:1/x',
      REDIS_URL: 'redis://127.0.0.1:1',
      NIANBAO_DATA_DIR: directory,
    });
    const bad = (await checkEnvironment(config)).filter(({ ok }) => !ok);
    expect(bad.map(({ name }) => name)).toEqual(['postgres', 'redis']);
    expect(bad[0]?.remedy?.en).toMatch(/Check DATABASE_URL/);
    expect(bad[1]?.remedy?.zh).toMatch(/请检查 REDIS_URL/);
  });

  test('refuses a data directory that cannot be written', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    expect(await checkDataDirectory(join(file, 'below'))).toMatchObject({ ok: false });
  });

  test.each([
    ['20.18.3', false],
    ['20.19.0', true],
    ['24.1.0', true],
    ['18.99.0', false],
  ])('of Node %s: %s', (version, ok) => {
    expect(checkNode(version).ok).toBe(ok);
  });

  test('refuses PostgreSQL before 15', () => {
    expect(checkPostgresVersion('14.12', 140012)).toMatchObject({ ok: false });
    expect(checkPostgresVersion('15.0', 150000)).toMatchObject({ ok: true });
  });

  test('refuses a database that cannot hold Chinese', () => {
    expect(checkPostgresEncoding('LATIN1')).toMatchObject({ ok: false });
  });
});

describe('a Redis', () => {
  test('tells its version', async () => {
    const { version } = await checkRedis(inject('redisUrl'));
    expect(version).toMatch(/^\d+\.\d+/);
  });

  test('that may drop keys is refused', async () => {
    const evicting = await startRedis(directory, '--maxmemory-policy', 'allkeys-lru');
    try {
      await expect(checkRedis(evicting.url)).rejects.toMatchObject({
        code: 'redis_evicts',
        details: { policy: 'allkeys-lru' },
      });
    } finally {
      await evicting.stop();
    }
  });

  test('that wants a password is reported, without showing ours', async () => {
    const guarded = await startRedis(directory, '--requirepass', 'right');
    try {
      const url = guarded.url.replace('redis://', 'redis://:wrong@');
      const failure = checkRedis(url);
      await expect(failure).rejects.toMatchObject({ code: 'redis_unreachable' });
      await expect(failure).rejects.not.toThrow(/wrong@/);
    } finally {
      await guarded.stop();
    }
  });

  test('that is not there is reported with its address', async () => {
    await expect(checkRedis('redis://:secret@127.0.0.1:1/3')).rejects.toMatchObject({
      code: 'redis_unreachable',
      details: { target: '127.0.0.1:1/3', reason: expect.stringContaining('ECONNREFUSED') as string },
    });
  });

  test('that is too old is told so', async () => {
    const old = createServer((socket) => {
      const info = 'redis_version:5.0.7\r\nmaxmemory_policy:noeviction\r\n';
      socket.on('data', (chunk) => {
        const commands = chunk.toString('latin1').match(/\*\d+\r\n/g) ?? [];
        socket.write(`$${info.length}\r\n${info}\r\n`.repeat(commands.length));
      });
      socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = old.address() as AddressInfo;
      await expect(checkRedis(`redis://127.0.0.1:${port}`)).rejects.toMatchObject({
        code: 'redis_too_old',
        details: { version: '5.0.7' },
      });
    } finally {
      old.close();
    }
  });
});
