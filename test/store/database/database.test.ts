import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { NianbaoError } from '../../../src/errors/nianbao-error.js';
import { openDatabase, type Database } from '../../../src/store/database/database.js';
import { createTestDatabase } from '../../setup/database.js';

const open: Database[] = [];
afterEach(async () => {
  for (const database of open.splice(0)) await database.close();
});

async function openAt(databaseUrl: string): Promise<Database> {
  const database = await openDatabase({
    databaseUrl,
    dataDirectory: '/nonexistent',
    databaseConnections: 3,
  });
  open.push(database);
  return database;
}

async function failureOf(databaseUrl: string): Promise<NianbaoError> {
  const error: unknown = await openAt(databaseUrl).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NianbaoError);
  return error as NianbaoError;
}

describe('a database given by its URL', () => {
  test('is opened, and no server is started for it', async () => {
    const database = await openAt(inject('postgresUrl'));
    expect(database.embedded).toBe(false);
    const { rows } = await database.pool.query('SELECT 6 * 7 AS answer');
    expect(rows).toEqual([{ answer: 42 }]);
  });

  test('may be closed twice', async () => {
    const database = await openAt(inject('postgresUrl'));
    await database.close();
    await expect(database.close()).resolves.toBeUndefined();
  });

  test('goes on serving after its connections were cut', async () => {
    const own = await createTestDatabase();
    try {
      const database = await openAt(own.url);
      const held = await database.pool.connect();
      await own.pool.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await expect(held.query('SELECT 1')).rejects.toThrow();
      held.release(true);
      await expect(database.pool.query('SELECT 1')).resolves.toMatchObject({ rowCount: 1 });
      await database.close();
    } finally {
      await own.drop();
    }
  });
});

describe('a database that cannot be reached', () => {
  test('is reported with its address, without the password', async () => {
    const port = await closedPort();
    const error = await failureOf(`postgres://ming:geheim@127.0.0.1:${port}/berichte`);
    expect(error.code).toBe('database_unreachable');
    expect(error.details.target).toBe(`ming@127.0.0.1:${port}/berichte`);
    expect(error.details.reason).toContain('ECONNREFUSED');
    expect(error.message).not.toContain('geheim');
  });

  test('is reported when the password is wrong', async () => {
    const error = await failureOf(inject('postgresUrl').replace(/:[0-9a-f]+@/, ':wrong@'));
    expect(error.code).toBe('database_unreachable');
    expect(error.details.reason).toMatch(/password authentication failed/);
  });

  test('is reported when something answers the connection but never speaks', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    try {
      const error = await failureOf(`postgres://127.0.0.1:${port}/x`);
      expect(error.code).toBe('database_unreachable');
    } finally {
      for (const socket of sockets) socket.destroy();
      silent.close();
    }
  }, 10_000);
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
