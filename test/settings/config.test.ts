import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/settings/config.js';
import { NianbaoError } from '../../src/errors/nianbao-error.js';

const HOME = { HOME: '/home/ming' };

function failureOf(env: Record<string, string>): NianbaoError {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof NianbaoError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('an environment without settings', () => {
  test('asks for the embedded database, and queues in it', () => {
    const config = readConfig(HOME);
    expect(config).not.toHaveProperty('databaseUrl');
    expect(config).not.toHaveProperty('redisUrl');
  });

  test('puts the data where the XDG specification says', () => {
    expect(readConfig(HOME).dataDirectory).toBe('/home/ming/.local/share/nianbao');
    expect(readConfig({ ...HOME, XDG_DATA_HOME: '/data' }).dataDirectory).toBe('/data/nianbao');
    expect(readConfig({ ...HOME, XDG_DATA_HOME: 'relative' }).dataDirectory).toBe(
      '/home/ming/.local/share/nianbao',
    );
  });

  test('allows files of up to 64 MiB', () => {
    expect(readConfig(HOME).maxFileBytes).toBe(67_108_864);
  });
});

describe('a setting', () => {
  test('is taken over', () => {
    const config = readConfig({
      ...HOME,
      DATABASE_URL: 'postgres://db/nianbao',
      REDIS_URL: 'rediss://cache:6380',
      NIANBAO_DATA_DIR: '/srv/nianbao',
      NIANBAO_LANG: 'en',
      NIANBAO_LOG_LEVEL: 'debug',
      NIANBAO_MAX_FILE_BYTES: '1024',
      NIANBAO_CONCURRENCY: '8',
      NIANBAO_QUEUE_SCHEMA: 'other_queue',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://db/nianbao',
      redisUrl: 'rediss://cache:6380',
      dataDirectory: '/srv/nianbao',
      language: 'en',
      logLevel: 'debug',
      maxFileBytes: 1024,
      concurrency: 8,
      queueSchema: 'other_queue',
    });
  });

  test('that is empty counts as not set', () => {
    const blank = { DATABASE_URL: '', REDIS_URL: ' ', NIANBAO_CONCURRENCY: '', NIANBAO_DATA_DIR: '' };
    expect(readConfig({ ...HOME, ...blank })).toEqual(readConfig(HOME));
  });

  test('of a relative data directory is made absolute', () => {
    expect(readConfig({ NIANBAO_DATA_DIR: 'data' }).dataDirectory).toBe(`${process.cwd()}/data`);
  });
});

describe('a bad setting', () => {
  test.each([
    ['DATABASE_URL', 'mysql://db/x'],
    ['REDIS_URL', 'http://cache'],
    ['NIANBAO_LANG', 'fr'],
    ['NIANBAO_LOG_LEVEL', 'loud'],
    ['NIANBAO_MAX_FILE_BYTES', '64 MiB'],
    ['NIANBAO_CONCURRENCY', '0'],
    ['NIANBAO_CONCURRENCY', '1.5'],
    ['NIANBAO_ATTEMPTS', '-1'],
    ['NIANBAO_QUEUE_SCHEMA', 'a"; drop table run; --'],
  ])('%s=%s is named', (name, value) => {
    const error = failureOf({ ...HOME, [name]: value });
    expect(error.code).toBe('config_invalid');
    expect(error.details.name).toBe(name);
  });

  test('is never repeated, for it may hold a password', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{12,20}$/), (secret) => {
        const error = failureOf({ ...HOME, DATABASE_URL: `mysql://u:${secret}@h/d`, REDIS_URL: secret });
        expect(error.message).not.toContain(secret);
      }),
    );
  });
});
