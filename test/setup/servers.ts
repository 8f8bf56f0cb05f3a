import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { joinEmbeddedServer } from '../../src/store/embedded/server.js';
import { buildPackage } from './build.js';
import { findRedis } from './redis.js';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * A PostgreSQL superuser's connection string; tests make databases of their own, see
     * test/setup/database.ts.
     */
    postgresUrl: string;
    /**
     * A Redis with noeviction, which other test files use at the same time: choose keys (a queue schema) of
     * your own.
     */
    redisUrl: string;
    /**
     * The package as it is installed: `bin/nianbao.js` and the built code below, run it with
     * `process.execPath`.
     */
    packageDirectory: string;
  }
}

/** Starts what the shell's tests stand on, once for the whole run, and stops it at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo: (() => Promise<void>)[] = [];
  const teardown = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of undo.reverse()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, 'the test servers did not stop cleanly');
  };
  try {
    const directory = await mkdtemp(join(tmpdir(), 'nianbao-test-'));
    // As root, PostgreSQL runs as another user, who must be able to enter.
    await chmod(directory, 0o755);
    undo.push(() => rm(directory, { recursive: true, force: true }));

    const [redis, postgres, packageDirectory] = await Promise.allSettled([
      findRedis(directory),
      joinEmbeddedServer(join(directory, 'data')),
      buildPackage(join(directory, 'package')),
    ]);
    if (redis.status === 'fulfilled') undo.push(() => redis.value.stop());
    if (postgres.status === 'fulfilled') undo.push(() => postgres.value.leave());
    if (redis.status === 'rejected') throw redis.reason;
    if (postgres.status === 'rejected') throw postgres.reason;
    await waitForNoDisk(postgres.value.url);
    if (packageDirectory.status === 'rejected') throw packageDirectory.reason;

    project.provide('redisUrl', redis.value.url);
    project.provide('postgresUrl', postgres.value.url);
    project.provide('packageDirectory', packageDirectory.value);
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** What this server holds is gone at the end of the run, so it need not wait for the disk. */
async function waitForNoDisk(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      await client.query(`alter system set ${setting} = off`);
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}
