import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../setup/database.js';
import { jsonLines, nianbao } from './run-nianbao.js';

/** Takes connections and never answers, as a machine behind a firewall that drops does. */
let silent: Server;
const held: Socket[] = [];
let silentPort: number;
/** A port on which nobody listens. */
let deadPort: number;

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
};

beforeAll(async () => {
  silent = createServer((socket) => held.push(socket.on('error', () => undefined)));
  silentPort = await listen(silent);
  const gone = createServer();
  deadPort = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
});
afterAll(() => {
  for (const socket of held) socket.destroy();
  return new Promise((resolve) => silent.close(resolve));
});

const COMMANDS = [
  ['runs'],
  ['reports', '--json'],
  ['findings'],
  ['failed'],
  ['show', '1'],
  ['migrate'],
  ['ingest', '.'],
];

describe('an unreachable database', () => {
  it.each(COMMANDS)('is told in one line by "%s"', async (...words) => {
    const env = { DATABASE_URL: `postgres://user:secret@127.0.0.1:${deadPort}/none` };
    const { code, stdout, said } = await nianbao([...words, '--lang', 'en'], env);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(said).toMatch(/^nianbao: Cannot reach the database at [^\n]* \[database_unreachable\]\n$/);
    expect(said).not.toContain('secret');
  });

  it('is told in Chinese by default', async () => {
    const env = { DATABASE_URL: `postgres://127.0.0.1:${deadPort}/none` };
    expect((await nianbao(['runs'], env)).said).toMatch(
      /^nianbao: 无法连接数据库 .*\[database_unreachable\]\n$/,
    );
  });

  it('that never answers is given up within ten seconds', { timeout: 10_000 }, async () => {
    const env = { DATABASE_URL: `postgres://127.0.0.1:${silentPort}/none` };
    const { code, said } = await nianbao(['runs'], env);
    expect(code).toBe(1);
    expect(said.trimEnd().split('\n').at(-1)).toContain('[database_unreachable]');
  });
});

it('an unreachable Redis is told in one line', async () => {
  const database = await createTestDatabase();
  try {
    const env = {
      DATABASE_URL: database.url,
      REDIS_URL: `redis://:secret@127.0.0.1:${deadPort}`,
      NIANBAO_LANG: 'en',
    };
    const { code, stdout, said } = await nianbao(['ingest', '.'], env);
    expect([code, stdout]).toEqual([1, '']);
    expect(said).toMatch(/^nianbao: Cannot reach Redis at [^\n]* \[redis_unreachable\]\n$/);
    expect(said).not.toContain('secret');
  } finally {
    await database.drop();
  }
});

it.each([
  ['DATABASE_URL', 'mysql://127.0.0.1/x'],
  ['NIANBAO_CONCURRENCY', 'many'],
])('a wrong setting of %s is named', async (name, value) => {
  const { code, said } = await nianbao(['runs'], { NIANBAO_LANG: 'en', [name]: value });
  expect(code).toBe(1);
  expect(said).toMatch(new RegExp(`^nianbao: The setting ${name} is invalid .*\\[config_invalid\\]\\n$`));
});

it('is what doctor reports, with a remedy, on standard output', async () => {
  const env = { DATABASE_URL: `postgres://127.0.0.1:${deadPort}/none`, NIANBAO_DATA_DIR: '/dev/null/x' };
  const { code, stdout } = await nianbao(['doctor', '--json', '--lang', 'en'], env);
  expect(code).toBe(1);
  const checks = jsonLines(stdout);
  expect(checks).toContainEqual(expect.objectContaining({ name: 'node', ok: true }));
  const bad = checks.filter((check) => check.ok === false);
  expect(bad.map((check) => check.name)).toEqual(['data_directory', 'postgres']);
  for (const check of bad) expect(check.remedy).toMatch(/\S/);
  expect((await nianbao(['doctor'], env)).stdout).toContain('处理办法');
});

it('prints a stack trace only when the log level asks for it', async () => {
  const env = { DATABASE_URL: `postgres://127.0.0.1:${deadPort}/none`, NIANBAO_LOG_LEVEL: 'debug' };
  expect((await nianbao(['runs'], env)).said).toMatch(/\n {4}at /);
});
