import { Redis } from 'ioredis';
import { NianbaoError } from '../errors/nianbao-error.js';
import { reasonOf } from '../errors/reason.js';

/** Nobody should wait longer than ten seconds for "unreachable". */
const CONNECT_MS = 6000;
/** The oldest Redis that BullMQ works with fully. */
const LEAST_VERSION = [6, 2] as const;

/** What a Redis says of itself. */
export interface RedisFacts {
  version: string;
  /** `maxmemory-policy`. */
  policy: string;
  /** Address for people, without password. */
  target: string;
}

/**
 * Connects to a Redis once and checks that it can hold the queues: recent enough, and never dropping a key.
 *
 * @param url `redis://` or `rediss://`
 * @throws NianbaoError `redis_unreachable` within 10 s, `redis_too_old`, or `redis_evicts`
 */
export async function checkRedis(url: string): Promise<RedisFacts> {
  const target = redisTarget(url);
  const info = await askInfo(url).catch((error: unknown) => {
    throw new NianbaoError('redis_unreachable', { target, reason: reasonOf(error) }, { cause: error });
  });
  const version = field(info, 'redis_version');
  const policy = field(info, 'maxmemory_policy');
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor < LEAST_VERSION[1])) {
    throw new NianbaoError('redis_too_old', { target, version, least: LEAST_VERSION.join('.') });
  }
  if (policy !== 'noeviction') throw new NianbaoError('redis_evicts', { target, policy });
  return { version, policy, target };
}

/**
 * A Redis server's address for people: `host:port/database`, without password and parameters.
 *
 * @param url a connection string of Redis
 */
export function redisTarget(url: string): string {
  if (!URL.canParse(url)) return 'REDIS_URL';
  const { host, pathname } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}`;
}

/** INFO holds the policy too, and is allowed where hosted servers forbid CONFIG. */
async function askInfo(url: string): Promise<string> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_MS,
    // RESP2, which a server too old for RESP3 also speaks: it is to be told its age, not that it is
    // unreachable.
    protocol: 2,
  });
  let connectionError: Error | undefined;
  client.on('error', (error: Error) => (connectionError ??= error));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CONNECT_MS / 1000} s`)), CONNECT_MS);
  });
  try {
    return await Promise.race([client.connect().then(() => client.info()), late]);
  } catch (error) {
    // "Connection is closed" says less than the error that closed it.
    throw connectionError ?? error;
  } finally {
    clearTimeout(timer);
    client.disconnect();
  }
}

function field(info: string, name: string): string {
  const line = info.split(/\r?\n/).find((candidate) => candidate.startsWith(`${name}:`));
  return line?.slice(name.length + 1).trim() ?? '';
}
