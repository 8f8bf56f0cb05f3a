import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../settings/config.js';
import { toNianbaoError } from '../errors/nianbao-error.js';
import type { Bilingual } from '../language.js';
import { checkRedis } from '../queue/redis-check.js';
import { databaseTarget, openDatabase, type Database } from '../store/database/database.js';
import { reasonOf } from '../errors/reason.js';

const LEAST_NODE = [20, 19] as const;
const LEAST_POSTGRES = 15;

/** One thing that must hold for Nianbao to run here, and whether it does. */
export interface Check {
  /**
   * Stable, lower case: `node`, `data_directory`, `postgres`, `postgres_version`, `postgres_encoding`,
   * `redis`.
   */
  name: string;
  ok: boolean;
  /** What was found. */
  detail: Bilingual;
  /** What to do; present when it does not hold. */
  remedy?: Bilingual;
}

/** Everything that `nianbao doctor` checks, in the order in which it is best fixed. */
export async function checkEnvironment(config: Config): Promise<Check[]> {
  return [
    checkNode(process.versions.node),
    await checkDataDirectory(config.dataDirectory),
    ...(await checkDatabase(config)),
    await checkQueueServer(config.redisUrl),
  ];
}

/** @param version as in `process.versions.node` */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  const least = LEAST_NODE.join('.');
  return {
    name: 'node',
    ok,
    detail: same(`Node.js ${version}`),
    ...remedyUnless(ok, {
      zh: `请安装 Node.js ${least} 或更高版本。`,
      en: `Install Node.js ${least} or newer.`,
    }),
  };
}

/** Whether files can be made in the data directory; it is created when missing. */
export async function checkDataDirectory(directory: string): Promise<Check> {
  const probe = join(directory, `.probe-${randomUUID()}`);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(probe, '');
    await rm(probe);
    return { name: 'data_directory', ok: true, detail: same(directory) };
  } catch (error) {
    return {
      name: 'data_directory',
      ok: false,
      detail: {
        zh: `无法写入数据目录 ${directory}（${reasonOf(error)}）。`,
        en: `Cannot write to the data directory ${directory} (${reasonOf(error)}).`,
      },
      remedy: {
        zh: '请开放写入权限，或把 NIANBAO_DATA_DIR 设为可写的目录。',
        en: 'Grant write permission, or set NIANBAO_DATA_DIR to a directory that can be written.',
      },
    };
  }
}

/** Whether the database can be reached (the embedded one: started), and is one that Nianbao can use. */
export async function checkDatabase(config: Config): Promise<Check[]> {
  let database: Database;
  try {
    database = await openDatabase(config);
  } catch (error) {
    return [failed('postgres', error)];
  }
  try {
    const { rows } = await database.pool.query<{ version: string; number: number; encoding: string }>(
      `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
              current_setting('server_encoding') AS encoding`,
    );
    const { version = '?', number = 0, encoding = '?' } = rows[0] ?? {};
    const target = databaseTarget(database.url);
    const place = database.embedded
      ? { zh: `内置 PostgreSQL（${target}）`, en: `embedded PostgreSQL (${target})` }
      : same(target);
    return [
      { name: 'postgres', ok: true, detail: place },
      checkPostgresVersion(version, number),
      checkPostgresEncoding(encoding),
    ];
  } catch (error) {
    return [failed('postgres', error)];
  } finally {
    await database.close();
  }
}

/** @param number as in `server_version_num`: 140005 for 14.5 */
export function checkPostgresVersion(version: string, number: number): Check {
  const ok = number >= LEAST_POSTGRES * 10_000;
  return {
    name: 'postgres_version',
    ok,
    detail: same(`PostgreSQL ${version}`),
    ...remedyUnless(ok, {
      zh: `请升级到 PostgreSQL ${LEAST_POSTGRES} 或更高版本，或去掉 DATABASE_URL 改用内置数据库。`,
      en: `Upgrade to PostgreSQL ${LEAST_POSTGRES} or newer, or unset DATABASE_URL to use the embedded one.`,
    }),
  };
}

/** @param encoding as in `server_encoding` */
export function checkPostgresEncoding(encoding: string): Check {
  const ok = encoding === 'UTF8';
  return {
    name: 'postgres_encoding',
    ok,
    detail: { zh: `数据库编码 ${encoding}`, en: `database encoding ${encoding}` },
    ...remedyUnless(ok, {
      zh: "请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 新建数据库，并让 DATABASE_URL 指向它。",
      en: "Create a database with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 and point DATABASE_URL to it.",
    }),
  };
}

/** Whether the Redis can hold the queues; without one, the queues are in the database, which is fine. */
export async function checkQueueServer(redisUrl: string | undefined): Promise<Check> {
  if (redisUrl === undefined) {
    return {
      name: 'redis',
      ok: true,
      detail: {
        zh: '未设置 REDIS_URL，队列放在数据库中',
        en: 'REDIS_URL is not set: the queues are in the database',
      },
    };
  }
  try {
    const { version, target } = await checkRedis(redisUrl);
    return { name: 'redis', ok: true, detail: same(`Redis ${version} (${target}), noeviction`) };
  } catch (error) {
    return failed('redis', error);
  }
}

/**
 * Our errors' sentences say what happened and, after it, what to do: both are kept together as the remedy.
 */
function failed(name: string, thrown: unknown): Check {
  const error = toNianbaoError(thrown);
  return {
    name,
    ok: false,
    detail: same(error.code),
    remedy: { zh: error.messageIn('zh'), en: error.messageIn('en') },
  };
}

/** What to do, where it does not hold. */
function remedyUnless(ok: boolean, remedy: Bilingual): Pick<Check, 'remedy'> {
  return ok ? {} : { remedy };
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
