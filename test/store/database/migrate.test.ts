import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { migrate, schemaState } from '../../../src/store/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../../setup/database.js';
import { runModule } from '../../setup/run-module.js';

let database: TestDatabase;
let directory: string;

beforeEach(async () => {
  database = await createTestDatabase();
  directory = await mkdtemp(join(tmpdir(), 'nianbao-migrations-'));
});
afterEach(async () => {
  await database.drop();
  await rm(directory, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
  await writeFile(join(directory, name), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ tablename: string }>(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration' ORDER BY 1`,
  );
  return rows.map(({ tablename }) => tablename);
}

describe('migrating', () => {
  test('applies the files in order, and says which', async () => {
    await write('0002_pear.sql', 'CREATE TABLE pear AS SELECT * FROM apple');
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    await write('notes.txt', 'not a migration');
    const { applied } = await migrate(database.pool, { directory });
    expect(applied).toEqual(['0001_apple.sql', '0002_pear.sql']);
    expect(await tables()).toEqual(['apple', 'pear']);
  });

  test('does nothing the second time', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    await migrate(database.pool, { directory });
    expect(await migrate(database.pool, { directory })).toEqual({ applied: [] });
  });

  test('applies only what was added since', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    await migrate(database.pool, { directory });
    await write('0002_pear.sql', 'CREATE TABLE pear (id int)');
    expect(await migrate(database.pool, { directory })).toEqual({ applied: ['0002_pear.sql'] });
  });

  test('applies a file that arrives after one with a higher number', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    await write('0030_plum.sql', 'CREATE TABLE plum (id int)');
    await migrate(database.pool, { directory });
    await write('0020_pear.sql', 'CREATE TABLE pear (id int)');
    expect(await migrate(database.pool, { directory })).toEqual({ applied: ['0020_pear.sql'] });
    expect(await migrate(database.pool, { directory })).toEqual({ applied: [] });
  });

  test('keeps nothing of a file that fails, and all before it', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    await write('0002_pear.sql', 'CREATE TABLE pear (id int); SELECT * FROM nowhere');
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({
      code: 'database_fault',
      details: { reason: expect.stringMatching(/0002_pear\.sql.*nowhere/) as string },
    });
    expect(await tables()).toEqual(['apple']);
    await write('0002_pear.sql', 'CREATE TABLE pear (id int)');
    expect(await migrate(database.pool, { directory })).toEqual({ applied: ['0002_pear.sql'] });
  });

  test('refuses a database that a newer version has migrated', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    await write('0002_pear.sql', 'CREATE TABLE pear (id int)');
    await migrate(database.pool, { directory });
    await rm(join(directory, '0002_pear.sql'));
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({
      code: 'schema_too_new',
      details: { found: '0002_pear.sql', known: '0001_apple.sql' },
    });
  });

  test('refuses a database of before the first release, says what to do, and leaves it as it is', async () => {
    await write('0001_initial.sql', 'CREATE TABLE run (id int)');
    await write('0101_document_text.sql', 'CREATE TABLE document_text (id int)');
    await migrate(database.pool, { directory });

    const refused = migrate(database.pool);
    await expect(refused).rejects.toMatchObject({ code: 'schema_too_old', retryable: false });
    await expect(refused).rejects.toThrow(/nianbao export.*DATABASE_URL.*NIANBAO_DATA_DIR.*nianbao ingest/s);
    expect(await schemaState(database.pool)).toBe('too_old');
    expect(await tables()).toEqual(['document_text', 'run']);
  });

  test('refuses a file that changed after it was applied, but not its line ends', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (\n id int)');
    await migrate(database.pool, { directory });
    await write('0001_apple.sql', 'CREATE TABLE apple (\r\n id int)');
    await expect(migrate(database.pool, { directory })).resolves.toEqual({ applied: [] });
    await write('0001_apple.sql', 'CREATE TABLE apple (\n id bigint)');
    await expect(migrate(database.pool, { directory })).rejects.toMatchObject({
      code: 'migration_changed',
      details: { name: '0001_apple.sql' },
    });
  });

  test('by several processes at once applies each file once', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int); SELECT pg_sleep(0.3)');
    await write('0002_pear.sql', 'CREATE TABLE pear (id int); SELECT pg_sleep(0.3)');
    const code = `
      import pg from 'pg';
      import { migrate, schemaState } from '${inject('packageDirectory')}/dist/src/store/database/migrate.js';
      const pool = new pg.Pool({ connectionString: process.argv[2] });
      process.stdout.write(JSON.stringify(await migrate(pool, { directory: process.argv[3] })));
      await pool.end();`;
    const outputs = await Promise.all([1, 2, 3].map(() => runModule(code, [database.url, directory])));
    const applied = outputs.flatMap((output) => (JSON.parse(output) as { applied: string[] }).applied);
    expect(applied.sort()).toEqual(['0001_apple.sql', '0002_pear.sql']);
  });

  test('waits for another that is at it, and goes on when that one is killed', async () => {
    await write('0001_apple.sql', 'CREATE TABLE apple (id int); SELECT pg_sleep(60)');
    const first = new pg.Pool({ connectionString: database.url });
    first.on('error', () => undefined);
    const cut = migrate(first, { directory });
    const failure = expect(cut).rejects.toMatchObject({ code: 'database_fault' });
    await untilRuns('pg_sleep(60)');
    await write('0001_apple.sql', 'CREATE TABLE apple (id int)');
    const second = migrate(database.pool, { directory });
    await database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()`,
    );
    await failure;
    expect(await second).toEqual({ applied: ['0001_apple.sql'] });
    await first.end();
  });

  test("brings an empty database to the package's own tables", async () => {
    const { applied } = await migrate(database.pool);
    expect(applied[0]).toMatch(/^0001_/);
    expect(await tables()).toContain('run_item');
  });
});

async function untilRuns(part: string): Promise<void> {
  for (;;) {
    const { rowCount } = await database.pool.query(
      'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE $1 AND pid <> pg_backend_pid()',
      [`%${part}%`],
    );
    if ((rowCount ?? 0) > 0) return;
  }
}
