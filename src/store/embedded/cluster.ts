import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SERVER_ENVIRONMENT } from './binaries.js';
import type { ServerUser } from './server-user.js';

/** The one role of an embedded cluster, its superuser. */
export const ROLE = 'nianbao';
const LOG_TAIL_BYTES = 4000;
const LOG_TAIL_LINES = 6;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** Durable as PostgreSQL is by default; sized to sit beside other programmes; heard on loopback only. */
const SETTINGS: Record<string, string | number> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '64MB',
  max_wal_size: '512MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
};

/** Where things are in the home of an embedded server. */
export interface ClusterPlaces {
  /** Belongs to the server's user: the data and the log. */
  server: string;
  data: string;
  log: string;
  /** The role's password, readable for its owner alone. */
  password: string;
  /** The port of the last start. */
  port: string;
}

/** @param home as from `serverHome` */
export function clusterPlaces(home: string): ClusterPlaces {
  const server = join(home, 'server');
  return {
    server,
    data: join(server, 'data'),
    log: join(server, 'server.log'),
    password: join(home, 'password'),
    port: join(home, 'port'),
  };
}

/**
 * Makes the cluster if there is none: UTF-8, sorted by code point whatever the system's locale, one role with
 * a random password. It is made aside and renamed into place, so a killed attempt leaves no half cluster.
 * Call under the lock.
 *
 * @throws Error with the output of initdb
 */
export async function createCluster(home: string, binaries: string, user: ServerUser | null): Promise<void> {
  const places = clusterPlaces(home);
  if (await stat(places.data).catch(() => null)) return;
  for (const name of await readdir(home)) {
    if (name.startsWith('server.'))
      await rm(join(home, name), { recursive: true, force: true }).catch(() => undefined);
  }
  const draft = join(home, `server.${randomBytes(4).toString('hex')}`);
  await mkdir(draft, { mode: 0o700 });
  const password = randomBytes(24).toString('hex');
  const initial = join(draft, 'password');
  await writeFile(initial, password, { mode: 0o600 });
  if (user !== null) {
    await chown(initial, user.uid, user.gid);
    await chown(draft, user.uid, user.gid);
  }
  await run(
    join(binaries, 'bin', 'initdb'),
    [
      `--pgdata=${join(draft, 'data')}`,
      `--username=${ROLE}`,
      `--pwfile=${initial}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    user,
  );
  await rm(initial);
  await rm(places.password, { force: true });
  await writeFile(places.password, password, { mode: 0o600 });
  // Readable for whoever owns the cluster, also when root made it in another user's directory.
  const owner = await stat(home);
  if (owner.uid !== process.getuid?.()) await chown(places.password, owner.uid, owner.gid);
  await rename(draft, places.server);
}

/**
 * Starts the server on a free port and waits until it accepts connections. It runs in a session of its own,
 * so it outlives this process and does not hear the terminal's Ctrl-C.
 *
 * @throws Error with the output of pg_ctl and the end of the server's log
 */
export async function startServer(home: string, binaries: string, user: ServerUser | null): Promise<void> {
  const { data, log, port } = clusterPlaces(home);
  const before = await stat(log).then(
    ({ size }) => size,
    () => 0,
  );
  if (before > LOG_LIMIT_BYTES) await truncate(log, 0);
  const settings = { ...SETTINGS, port: await choosePort(port) };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  try {
    await run(
      join(binaries, 'bin', 'pg_ctl'),
      ['start', '--wait', '--timeout=120', '-D', data, '-l', log, '-o', options.join(' ')],
      user,
    );
  } catch (error) {
    const said = await logSince(log, before > LOG_LIMIT_BYTES ? 0 : before);
    throw new Error(said === '' ? (error as Error).message : said, { cause: error });
  }
}

/** Stops the server: open transactions are rolled back, data is written. Does nothing if it does not run. */
export async function stopServer(home: string, binaries: string, user: ServerUser | null): Promise<void> {
  const { data } = clusterPlaces(home);
  await run(
    join(binaries, 'bin', 'pg_ctl'),
    ['stop', '--wait', '--timeout=60', '--mode=fast', '-D', data],
    user,
  );
}

function run(program: string, args: string[], user: ServerUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...user,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-LOG_TAIL_BYTES);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    // Not 'close': a server that pg_ctl started may keep the pipes open.
    child.on('exit', (code, signal) => {
      child.stdout.destroy();
      child.stderr.destroy();
      if (code === 0) resolve();
      else reject(new Error(`${output.trim()} (${signal ?? `exit code ${code}`})`));
    });
  });
}

async function logSince(log: string, offset: number): Promise<string> {
  const file = await open(log, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { size } = await file.stat();
    const from = Math.max(offset, size - LOG_TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
    const lines = buffer.subarray(0, bytesRead).toString('utf8').trim().split('\n');
    return lines
      .slice(-LOG_TAIL_LINES)
      .map((line) => line.replace(/^[-\d]+ [:.\d]+ \S+ \[\d+\] /, ''))
      .join('\n');
  } finally {
    await file.close();
  }
}

/**
 * The port of the last start if it is free, so that processes find a server again that was started again;
 * else any free one. PostgreSQL takes no port 0. Whoever finds the port taken a moment later tries again.
 */
async function choosePort(file: string): Promise<number> {
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = await freePort(last).catch(() => freePort(0));
  if (port !== last) {
    await rm(file, { force: true });
    await writeFile(file, String(port));
  }
  return port;
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
