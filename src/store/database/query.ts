import type pg from 'pg';

/** What a repository needs of a connection: a pool, or a client inside a transaction. */
export interface Queryable {
  query: pg.Pool['query'];
}

/** A query whose plan is kept under a name, or that is asked once. */
export type Question = string | { name: string; text: string };

/**
 * The rows of a query. A column `report_year` is the field `reportYear`: names are mapped once a query, not
 * in each query's text. What is inside of a `jsonb` keeps its names.
 *
 * @param db a pool or a connection, which reads values as `value-types.ts` says
 */
export async function rowsOf<Row extends object>(
  db: Queryable,
  question: Question,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const asked = typeof question === 'string' ? { text: question } : question;
  const { rows, fields } = await db.query<unknown[]>({ ...asked, values: [...values], rowMode: 'array' });
  const names = fields.map(({ name }) => camelCase(name));
  return rows.map((row) => {
    const named: Record<string, unknown> = {};
    for (const [index, name] of names.entries()) named[name] = row[index];
    return named as Row;
  });
}

/** The first row of a query, see {@link rowsOf}; undefined where there is none. */
export async function rowOf<Row extends object>(
  db: Queryable,
  question: Question,
  values: readonly unknown[] = [],
): Promise<Row | undefined> {
  return (await rowsOf<Row>(db, question, values))[0];
}

const camelCase = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Runs `work` in one transaction on one connection; a throw rolls it back.
 *
 * @param pool where the connection comes from
 * @param work gets the connection and must not keep it
 * @param signal ends the statement at hand, which then fails as all after it do
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  let ended: Promise<void> | undefined;
  let backend: number | undefined;
  const end = (): void => {
    // To cancel would end one statement, whichever is under way when it comes. With its connection all of
    // them end.
    broken = new Error('ended by a signal');
    ended = pool.query('select pg_terminate_backend($1)', [backend]).then(
      () => undefined,
      () => undefined,
    );
  };
  try {
    signal?.throwIfAborted();
    await client.query('begin');
    if (signal !== undefined) {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      backend = rows[0]?.pid;
      signal.throwIfAborted();
      signal.addEventListener('abort', end, { once: true });
    }
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    signal?.removeEventListener('abort', end);
    await ended;
    // A connection that could not even roll back is destroyed, not lent again.
    client.release(broken);
  }
}

/**
 * Does a part of a transaction; a throw undoes that part alone, and the transaction can go on.
 *
 * @param client inside a transaction
 */
export async function inSavepoint<T>(client: Queryable, work: () => Promise<T>): Promise<T> {
  await client.query('savepoint part');
  try {
    const result = await work();
    await client.query('release savepoint part');
    return result;
  } catch (error) {
    // On a connection that is gone there is nothing to undo; what was thrown says more.
    await client.query('rollback to savepoint part').catch(() => undefined);
    throw error;
  }
}

/**
 * Reads with `work` what stands at one moment, whatever is written meanwhile; a long reading may be left in
 * the middle.
 *
 * @param work gets the connection and must not keep it
 */
export async function atOneMoment<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const result = await work(client);
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    // A connection inside a transaction is not lent again.
    client.release(broken);
  }
}
