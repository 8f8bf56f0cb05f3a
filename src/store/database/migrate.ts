import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type pg from 'pg';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { reasonOf } from '../../errors/reason.js';

/** Key of the advisory lock: any number, as long as it never changes. "nianbao" read as digits of base 36. */
const LOCK_KEY = '50798364276';
const FILE_NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
/**
 * The first file of the tables before the first release, which no file leads over from (docs/decisions/0050).
 */
const BEFORE_RELEASE = '0001_initial.sql';

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Brings the database's tables up to date: applies every file `NNNN_what.sql` that was not applied yet, in
 * the order of their names, each in a transaction of its own. Two processes may do this at once: the second
 * waits for the first.
 *
 * @param pool connections to the database
 * @param options `directory`: where the files are; by default the package's `migrations`
 * @returns the names of the files that were applied now, in order
 * @throws NianbaoError `schema_too_new` when a newer version has been here, `schema_too_old` when its tables
 * are those of before the first release, `migration_changed` when an applied file has another content now,
 * `database_fault` when a file fails (nothing of it remains, those before it do)
 */
export async function migrate(
  pool: pg.Pool,
  options: { directory?: string } = {},
): Promise<{ applied: string[] }> {
  const known = await readMigrations(options.directory ?? migrationsDirectory());
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS schema_migration (
         name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const pending = await pendingOf(client, known);
    for (const migration of pending) await apply(client, migration);
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK_KEY]);
    broken = false;
    return { applied: pending.map(({ name }) => name) };
  } finally {
    // A connection that failed is closed, which gives the lock back.
    client.release(broken);
  }
}

/**
 * How the database's tables stand beside this program's migrations: `current`, `behind` where some are
 * missing, `ahead` where a newer version has been here or an applied file had another content, `too_old`
 * where it is of before the first release.
 *
 * @throws faults of the database
 */
export async function schemaState(pool: pg.Pool): Promise<'current' | 'behind' | 'ahead' | 'too_old'> {
  const known = await readMigrations(migrationsDirectory());
  const client = await pool.connect();
  try {
    return (await pendingOf(client, known)).length === 0 ? 'current' : 'behind';
  } catch (error) {
    if (error instanceof NianbaoError) return error.code === 'schema_too_old' ? 'too_old' : 'ahead';
    throw error;
  } finally {
    client.release();
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const names = (await readdir(directory)).filter((name) => FILE_NAME.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      // Git may check out text with the line ends of the system; that is no change.
      const sql = (await readFile(join(directory, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function pendingOf(client: pg.PoolClient, known: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM schema_migration ORDER BY name COLLATE "C"',
  );
  const pending = new Map(known.map((migration) => [migration.name, migration]));
  if (!pending.has(BEFORE_RELEASE) && rows.some(({ name }) => name === BEFORE_RELEASE)) {
    throw new NianbaoError('schema_too_old', {});
  }
  for (const { name, checksum } of rows) {
    const migration = pending.get(name);
    if (migration === undefined) {
      throw new NianbaoError('schema_too_new', { found: name, known: known.at(-1)?.name ?? '0000' });
    }
    if (migration.checksum !== checksum) throw new NianbaoError('migration_changed', { name });
    pending.delete(name);
  }
  return [...pending.values()];
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)', [name, checksum]);
    await client.query('COMMIT');
  } catch (error) {
    throw new NianbaoError('database_fault', { reason: `${name}: ${reasonOf(error)}` }, { cause: error });
  }
}

/**
 * The package's `migrations`, found from the source as well as from the built code, which lies one level
 * deeper.
 */
function migrationsDirectory(): string {
  for (let directory = import.meta.dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, 'migrations');
    if (existsSync(candidate) && existsSync(join(directory, 'package.json'))) return candidate;
    if (dirname(directory) === directory) throw new Error(`no migrations above ${import.meta.dirname}`);
  }
}
