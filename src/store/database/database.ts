import pg from 'pg';
import type { Config } from '../../settings/config.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { joinEmbeddedServer } from '../embedded/server.js';
import { reasonOf } from '../../errors/reason.js';
import { CONNECT_MS, openPool } from './open-pool.js';

/** An open database: connections for any number of callers. */
export interface Database {
  pool: pg.Pool;
  /** Connection string, password included: for the queue's own connections, never to be shown. */
  url: string;
  /** Whether this is the server that Nianbao runs itself. */
  embedded: boolean;
  /** Ends all connections and this process's use of the embedded server. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the database that the configuration names, or the embedded one. Connections that die later are
 * dropped and replaced; they never end the process.
 *
 * @throws NianbaoError `database_unreachable` within 10 s, or `database_start_failed`
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDirectory' | 'databaseConnections'>,
): Promise<Database> {
  const server = config.databaseUrl === undefined ? await joinEmbeddedServer(config.dataDirectory) : null;
  const url = server?.url ?? config.databaseUrl ?? '';
  try {
    const pool = await connect(url, config.databaseConnections);
    let closed: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await pool.end();
      await server?.leave();
    };
    return { pool, url, embedded: server !== null, close: () => (closed ??= close()) };
  } catch (error) {
    await server?.leave();
    throw error;
  }
}

async function connect(url: string, connections: number): Promise<pg.Pool> {
  const pool = openPool(url, connections);
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${CONNECT_MS / 1000} s`)), CONNECT_MS);
    });
    await Promise.race([pool.query('SELECT 1'), late]);
    return pool;
  } catch (error) {
    pool.end().catch(() => undefined);
    throw new NianbaoError(
      'database_unreachable',
      { target: databaseTarget(url), reason: reasonOf(error) },
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A database's address for people: `user@host:port/name`, without password and parameters.
 *
 * @param url a connection string of PostgreSQL
 */
export function databaseTarget(url: string): string {
  try {
    const { user, host, port, database } = new pg.Client({ connectionString: url });
    return `${user ?? ''}@${host}:${port}/${database ?? ''}`;
  } catch {
    return 'DATABASE_URL';
  }
}
