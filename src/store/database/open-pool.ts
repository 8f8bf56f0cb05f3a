import pg from 'pg';
import { SESSION, VALUE_TYPES } from './value-types.js';

/** Nobody should wait longer than ten seconds for "unreachable". */
export const CONNECT_MS = 6000;

/**
 * The pool lends a connection when `onConnect` is done, and closes it where that fails; pg's types know
 * nothing of it.
 */
type PinnedOptions = Omit<pg.PoolConfig, 'onConnect'> & {
  onConnect(client: pg.ClientBase): Promise<unknown>;
};

/**
 * Connections that read values as {@link VALUE_TYPES} says, on servers of any settings. Nothing is connected
 * before the first query.
 *
 * @param url a connection string of PostgreSQL
 * @param connections how many at most
 */
export function openPool(url: string, connections: number): pg.Pool {
  const options: PinnedOptions = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'nianbao',
    types: VALUE_TYPES,
    onConnect: (client) => client.query(SESSION),
  };
  const pool = new pg.Pool(options);
  // Without listeners, the loss of a connection would be an uncaught exception.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
