import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonLines, nianbao } from './run-nianbao.js';

/** Takes connections and never answers, as a machine behind a firewall that drops does. */
let silent: Server;
let silentPort: number;
/** A port on which nobody listens. */
let deadPort: number;

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
};

beforeAll(async () => {
  silent = createServer();
  silentPort = await listen(silent);
  const gone = createServer();
  deadPort = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
});
afterAll(() => new Promise((resolve) => silent.close(resolve)));

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
    const { code, stdout, stderr } = await nianbao([...words, '--lang', 'en'], env);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^nianbao: Cannot reach the database at [^\n]* \[database_unreachable\]\n$/);
    expect(stderr).not.toContain('secret');
  });

  it('is told in Chinese by default', async () => {
    const env = { DATABASE_URL: `postgres://127.0.0.1:${deadPort}/none` };
    expect((await nianbao(['runs'], env)).stderr).toMatch(
      /^nianbao: 无法连接数据库 .*\[database_unreachable\]\n$/,
    );
  });

  it('that never answers is given up within ten seconds', async () => {
    const before = performance.now();
    const { code, stderr } = await nianbao(['runs'], {
      DATABASE_URL: `postgres://127.0.0.1:${silentPort}/none`,
    });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split('\n').at(-1)).toContain('[database_unreachable]');
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

it.each([
  ['DATABASE_URL', 'mysql://127.0.0.1/x'],
  ['NIANBAO_CONCURRENCY', 'many'],
])('a wrong setting of %s is named', async (name, value) => {
  const { code, stderr } = await nianbao(['runs'], { NIANBAO_LANG: 'en', [name]: value });
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`^nianbao: The setting ${name} is invalid .*\\[config_invalid\\]\\n$`));
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
  expect((await nianbao(['runs'], env)).stderr).toMatch(/\n {4}at /);
});
