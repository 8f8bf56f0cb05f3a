import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { reasonOf } from '../../errors/reason.js';
import { usableBinaries } from './binaries.js';
import { clusterPlaces, createCluster, ROLE, startServer, stopServer } from './cluster.js';
import { serverHome } from './home.js';
import { withLock } from './lock.js';
import { addMember, countMembers, removeMember } from './members.js';
import { runningPostmaster } from './postmaster.js';
import { serverUser } from './server-user.js';

const DATABASE = 'nianbao';
/** How often each process looks whether the server is still there. */
const WATCH_MS = 2000;
/** A first start takes seconds, a recovery after a power cut may take a minute. */
const PATIENCE_MS = 180_000;
/** What a server says that will soon serve, or soon be gone. */
const TRANSIENT = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET']);
/**
 * Reasons of a failed start that pass: the port was taken meanwhile, a killed server's last processes still
 * end.
 */
const START_AGAIN = /Address already in use|pre-existing shared memory block|lock file "postmaster.pid"/;

/** A use of the embedded server. The server runs as long as there is one. */
export interface EmbeddedServer {
  /** Connection string, password included: never to be shown. */
  url: string;
  /** Ends this use; the last one out stops the server. Safe to call twice. */
  leave(): Promise<void>;
}

/**
 * Starts PostgreSQL under the data directory, or joins the one that other processes already use.
 * State left by killed processes, or by a killed server, is cleared up.
 *
 * @param dataDirectory absolute path; created when missing
 * @throws NianbaoError `database_start_failed`
 */
export async function joinEmbeddedServer(dataDirectory: string): Promise<EmbeddedServer> {
  try {
    const home = await serverHome(dataDirectory);
    const { url, member } = await withLock(home, PATIENCE_MS, async () => {
      const port = await ensureRunning(home);
      return { url: await connectionString(home, port), member: await addMember(join(home, 'members')) };
    });
    const unwatch = watch(home);
    let left: Promise<void> | undefined;
    return { url, leave: () => (left ??= unwatch().then(() => leave(home, member))) };
  } catch (error) {
    const reason = reasonOf(error);
    throw new NianbaoError('database_start_failed', { directory: dataDirectory, reason }, { cause: error });
  }
}

/**
 * Starts the server again if it is killed while it is in use, on the same port if that is still free:
 * connections made after that work again. Returns the way to end the watch.
 */
function watch(home: string): () => Promise<void> {
  const { data } = clusterPlaces(home);
  let look = Promise.resolve();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look = runningPostmaster(data)
      .then(async (running) => {
        if (running === null) await withLock(home, PATIENCE_MS, () => ensureRunning(home));
      })
      // Whoever needs the server hears of it from the failing connection; the next look tries again.
      .catch(() => undefined)
      .finally(() => (looking = false));
  }, WATCH_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return look;
  };
}

async function leave(home: string, member: string): Promise<void> {
  await withLock(home, PATIENCE_MS, async () => {
    await removeMember(member);
    if ((await countMembers(join(home, 'members'))) > 0) return;
    const { server, data } = clusterPlaces(home);
    if ((await runningPostmaster(data)) === null) return;
    const user = await serverUser(server);
    await stopServer(home, await usableBinaries(home, user), user);
  });
}

/** @returns the port of a server that accepts connections and has the database */
async function ensureRunning(home: string): Promise<number> {
  const { server, data } = clusterPlaces(home);
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const running = await runningPostmaster(data);
    try {
      if (running === null) {
        const user = await serverUser(server);
        const binaries = await usableBinaries(home, user);
        await createCluster(home, binaries, user);
        await startServer(home, binaries, user);
        continue;
      }
      if (running.port !== null) {
        await ensureDatabase(await connectionString(home, running.port));
        return running.port;
      }
    } catch (error) {
      if (Date.now() > deadline || !passes(error)) throw error;
    }
    await sleep(100);
  }
}

function passes(error: unknown): boolean {
  const { code, message } = error as Error & { code?: string };
  return (code !== undefined && TRANSIENT.has(code)) || START_AGAIN.test(message);
}

/** The start may have been killed between making the cluster and making the database. */
async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url.replace(/[^/]*$/, 'postgres'),
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function connectionString(home: string, port: number): Promise<string> {
  const password = await readFile(clusterPlaces(home).password, 'utf8');
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${DATABASE}`;
}
