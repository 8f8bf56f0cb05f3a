import type pg from 'pg';

/** What a repository needs of a connection: a pool, or a client inside a transaction. */
export interface Queryable {
  query: pg.Pool['query'];
}

/**
 * Runs `work` in one transaction on one connection; a throw rolls it back.
 *
 * @param pool where the connection comes from
 * @param work gets the connection and must not keep it
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    // A connection that could not even roll back is destroyed, not lent again.
    client.release(broken);
  }
}
