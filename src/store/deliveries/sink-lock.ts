import type { Queryable } from '../database/query.js';

/**
 * Takes a sink for one connection, so that two processes do not deliver to it at once. The lock ends with the
 * connection: the sink of a process that died is free at once.
 *
 * @returns whether it was free
 */
export async function lockSink(client: Queryable, sink: string): Promise<boolean> {
  const { rows } = await client.query<{ free: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as free',
    [lockOf(sink)],
  );
  return rows[0]?.free ?? false;
}

/** Gives a sink back that {@link lockSink} took. */
export async function unlockSink(client: Queryable, sink: string): Promise<void> {
  await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [lockOf(sink)]);
}

const lockOf = (sink: string): string => `nianbao sink ${sink}`;
