import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { NianbaoError } from '../errors/nianbao-error.js';
import { chooseLanguage, type Language } from '../language.js';
import { unreadableHosts } from './allowed-hosts.js';

/** Levels of the log, from the most to the least talkative. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** One of {@link LOG_LEVELS}. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that can be set from outside, checked and with its defaults filled in. */
export interface Config {
  /** PostgreSQL to use; absent: the embedded server under {@link Config.dataDirectory}. */
  databaseUrl?: string;
  /** Redis for the queues; absent: the queues live in the database. */
  redisUrl?: string;
  /** Absolute path of the directory that holds everything Nianbao keeps on disk. */
  dataDirectory: string;
  /** The configuration file that was named; absent: `nianbao.config.json` of the working directory, if it is there. */
  settingsFile?: string;
  /** Drop directory that `nianbao start` watches; absent: none. */
  dropDirectory?: string;
  /** How long a file of the drop directory must stay as it is before it is taken, in milliseconds. */
  dropQuietMs: number;
  language: Language;
  logLevel: LogLevel;
  /** Largest file that is read, in bytes. */
  maxFileBytes: number;
  /** Jobs that one worker works at the same time. */
  concurrency: number;
  /** Most connections of one process to the database (the queue's own not counted). */
  databaseConnections: number;
  /** Schema of the queue's tables in PostgreSQL, and prefix of its keys in Redis. */
  queueSchema: string;
  /** Times that a job is tried before it counts as failed. */
  attempts: number;
  /** Final failures after which an item is set aside. */
  quarantineAfter: number;
  /** Wait before the second try, in milliseconds; doubles with every further one. */
  backoffMs: number;
  /** How long a worker owns a job without a sign of life, in milliseconds. */
  lockMs: number;
  /** How often jobs of dead workers are looked for, in milliseconds. */
  stalledMs: number;
  /** Address at which the console listens. */
  consoleHost: string;
  /** Port at which the console listens; 0 for any free one. */
  consolePort: number;
  /** Who may sign in to the console, as `name:role:hash`; absent: only this machine, without a sign-in. */
  consoleUsers?: string;
  /** Machines that may use the console's API, as `name:role:hash`; absent: none by a token. */
  apiTokens?: string;
  /** Whether the console's cookies travel over https only: it stands behind a proxy that speaks it. */
  consoleSecure: boolean;
  /** Address at which worker processes show metrics and health. */
  metricsHost: string;
  /** Port for that; absent: they show none. 0 for any free one. */
  metricsPort?: number;
  /** Collector of traces that takes OTLP over HTTP; absent: none are sent. */
  otlpEndpoint?: string;
  web: WebConfig;
}

/** How pages of the web are fetched. */
export interface WebConfig {
  /** The operator's own hosts and networks, which the guard lets through; see sources/web/allowed-hosts.ts. */
  allowHosts: string;
  userAgent: string;
  /** Requests to one host at the same time, over all workers. */
  hostConcurrency: number;
  /** Least time between two requests to one host, over all workers, in milliseconds. */
  hostDelayMs: number;
  /** How long a host that keeps failing is left alone the first time, in milliseconds. */
  hostPauseMs: number;
  /** Longest waits for a connection, for an answer and between its parts, and for all of it, in milliseconds. */
  connectMs: number;
  responseMs: number;
  fetchMs: number;
}

/** Text that may stand in a header of HTTP. */
const headerText = z.string().regex(/^[ -~]{1,200}$/, 'must be printable ASCII of at most 200 characters');
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * The environment variables, one entry each: what it sets, its default, its limits. The README lists the same.
 * An empty value counts as not set, so that `${NAME:-}` in a Compose file does no harm.
 */
const VARIABLES = z.object({
  /** `postgres://user:password@host:5432/name`. Default: none (embedded PostgreSQL). */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  /** `redis://host:6379` or `rediss://…`. Default: none (queues in PostgreSQL). */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional(),
  /** Directory of the embedded database. Default: `$XDG_DATA_HOME/nianbao`, else `~/.local/share/nianbao`. */
  NIANBAO_DATA_DIR: z.string().optional(),
  /** The configuration file. Default: `nianbao.config.json` of the working directory, if it is there. */
  NIANBAO_CONFIG: z.string().optional(),
  /** Drop directory that `nianbao start` watches. Default: none. */
  NIANBAO_DROP_DIR: z.string().optional(),
  /** How long a file must stay as it is before it is taken from the drop directory, in milliseconds. Default: 3000. */
  NIANBAO_DROP_QUIET_MS: count(100, 3_600_000).default(3000),
  /** `zh` or `en`. Default: the locale's language if it is one of them, else `zh`. */
  NIANBAO_LANG: z
    .string()
    .regex(/^(zh|en)/i, 'must be zh or en')
    .optional(),
  /** `trace` `debug` `info` `warn` `error` `fatal` `silent`. Default: `info`. */
  NIANBAO_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  /** Largest file that is read, in bytes. Default: 67108864 (64 MiB). */
  NIANBAO_MAX_FILE_BYTES: count(1, 2 ** 31 - 1).default(64 * 1024 * 1024),
  /** Jobs that one worker works at the same time, 1 to 256. Default: 4. */
  NIANBAO_CONCURRENCY: count(1, 256).default(4),
  /** Most database connections of one process, 2 to 1000. Default: 10. */
  NIANBAO_DATABASE_CONNECTIONS: count(2, 1000).default(10),
  /** Schema (PostgreSQL) or key prefix (Redis) of the queues: a lower-case identifier. Default: `nianbao_queue`. */
  NIANBAO_QUEUE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,40}$/, 'must be a lower-case identifier of at most 41 characters')
    .default('nianbao_queue'),
  /** Times that a job is tried, 1 to 100. Default: 5. */
  NIANBAO_ATTEMPTS: count(1, 100).default(5),
  /** Times that an item fails for good, retries included, until it is set aside, 1 to 1000. Default: 5. */
  NIANBAO_QUARANTINE_AFTER: count(1, 1000).default(5),
  /** Wait before the second try in milliseconds, doubling after that. Default: 1000. */
  NIANBAO_BACKOFF_MS: count(1, 3_600_000).default(1000),
  /** How long a worker owns a job without a sign of life, in milliseconds. Default: 30000. */
  NIANBAO_LOCK_MS: count(100, 3_600_000).default(30_000),
  /** How often jobs of dead workers are looked for, in milliseconds. Default: 15000. */
  NIANBAO_STALLED_MS: count(100, 3_600_000).default(15_000),
  /** Address at which the console listens. Default: 127.0.0.1; any other needs NIANBAO_CONSOLE_USERS. */
  NIANBAO_CONSOLE_HOST: z.string().default('127.0.0.1'),
  /** Port at which the console listens. Default: 8620. */
  NIANBAO_CONSOLE_PORT: count(0, 65_535).default(8620),
  /** `name:viewer|operator:hash`, separated by blanks; `nianbao console --hash-password` makes a hash. Default: none. */
  NIANBAO_CONSOLE_USERS: z.string().optional(),
  /** `name:viewer|operator:hash`, separated by blanks; `nianbao console --new-token` makes a token and its hash. Default: none. */
  NIANBAO_API_TOKENS: z.string().optional(),
  /** `true` behind a proxy that speaks https. Default: `false`. */
  NIANBAO_CONSOLE_SECURE: z.enum(['true', 'false']).default('false'),
  /** Address at which worker processes show metrics and health. Default: 127.0.0.1. */
  NIANBAO_METRICS_HOST: z.string().default('127.0.0.1'),
  /** Port for that, or the next free one after it; 0 for any free one. Default: none, no metrics are shown. */
  NIANBAO_METRICS_PORT: count(0, 65_535).optional(),
  /** Collector of traces that takes OTLP over HTTP, e.g. `http://127.0.0.1:4318`. Default: none. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//, 'must start with http:// or https://')
    .optional(),
  /** Own hosts and networks that may be fetched from, e.g. `intranet.example,10.1.0.0/16`. Default: none. */
  NIANBAO_ALLOW_HOSTS: z
    .string()
    .default('')
    .superRefine((text, context) => {
      for (const entry of unreadableHosts(text)) context.addIssue(`${entry} is no host, network or address`);
    }),
  /** Who fetches: name and version. Default: `nianbao/0.1`. */
  NIANBAO_USER_AGENT: headerText.default('nianbao/0.1'),
  /** Where a site's operator can reach you: an address of the web or for mail. Default: none. */
  NIANBAO_CONTACT: headerText.optional(),
  /** Requests to one host at the same time, 1 to 64. Default: 2. */
  NIANBAO_HOST_CONCURRENCY: count(1, 64).default(2),
  /** Least time between two requests to one host in milliseconds. Default: 1000. */
  NIANBAO_HOST_DELAY_MS: count(0, 3_600_000).default(1000),
  /** How long a host that keeps failing is left alone in milliseconds, doubling after that. Default: 30000. */
  NIANBAO_HOST_PAUSE_MS: count(1, 3_600_000).default(30_000),
  /** Longest wait for a connection in milliseconds. Default: 10000. */
  NIANBAO_CONNECT_MS: count(10, 600_000).default(10_000),
  /** Longest wait for an answer, and between its parts, in milliseconds. Default: 30000. */
  NIANBAO_RESPONSE_MS: count(10, 600_000).default(30_000),
  /** Longest time for a whole answer in milliseconds. Default: 120000. */
  NIANBAO_FETCH_MS: count(10, 3_600_000).default(120_000),
});

/**
 * The configuration that an environment asks for.
 *
 * @param env usually `process.env`
 * @throws NianbaoError `config_invalid`, naming the variable and what is wrong with it (never its value: it may be a secret)
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name in VARIABLES.shape && value?.trim() !== ''),
  );
  const parsed = VARIABLES.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new NianbaoError('config_invalid', {
      name: String(issue?.path[0] ?? '?'),
      reason: issue?.message ?? 'invalid',
    });
  }
  const set = parsed.data;
  return {
    ...(set.DATABASE_URL === undefined ? {} : { databaseUrl: set.DATABASE_URL }),
    ...(set.REDIS_URL === undefined ? {} : { redisUrl: set.REDIS_URL }),
    dataDirectory: resolve(set.NIANBAO_DATA_DIR ?? defaultDataDirectory(env)),
    ...(set.NIANBAO_CONFIG === undefined ? {} : { settingsFile: resolve(set.NIANBAO_CONFIG) }),
    ...(set.NIANBAO_DROP_DIR === undefined ? {} : { dropDirectory: resolve(set.NIANBAO_DROP_DIR) }),
    dropQuietMs: set.NIANBAO_DROP_QUIET_MS,
    language: chooseLanguage(undefined, env),
    logLevel: set.NIANBAO_LOG_LEVEL,
    maxFileBytes: set.NIANBAO_MAX_FILE_BYTES,
    concurrency: set.NIANBAO_CONCURRENCY,
    databaseConnections: set.NIANBAO_DATABASE_CONNECTIONS,
    queueSchema: set.NIANBAO_QUEUE_SCHEMA,
    attempts: set.NIANBAO_ATTEMPTS,
    quarantineAfter: set.NIANBAO_QUARANTINE_AFTER,
    backoffMs: set.NIANBAO_BACKOFF_MS,
    lockMs: set.NIANBAO_LOCK_MS,
    stalledMs: set.NIANBAO_STALLED_MS,
    consoleHost: set.NIANBAO_CONSOLE_HOST,
    consolePort: set.NIANBAO_CONSOLE_PORT,
    ...(set.NIANBAO_CONSOLE_USERS === undefined ? {} : { consoleUsers: set.NIANBAO_CONSOLE_USERS }),
    ...(set.NIANBAO_API_TOKENS === undefined ? {} : { apiTokens: set.NIANBAO_API_TOKENS }),
    consoleSecure: set.NIANBAO_CONSOLE_SECURE === 'true',
    metricsHost: set.NIANBAO_METRICS_HOST,
    ...(set.NIANBAO_METRICS_PORT === undefined ? {} : { metricsPort: set.NIANBAO_METRICS_PORT }),
    ...(set.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
      ? {}
      : { otlpEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT }),
    web: {
      allowHosts: set.NIANBAO_ALLOW_HOSTS,
      userAgent:
        set.NIANBAO_CONTACT === undefined
          ? set.NIANBAO_USER_AGENT
          : `${set.NIANBAO_USER_AGENT} (+${set.NIANBAO_CONTACT})`,
      hostConcurrency: set.NIANBAO_HOST_CONCURRENCY,
      hostDelayMs: set.NIANBAO_HOST_DELAY_MS,
      hostPauseMs: set.NIANBAO_HOST_PAUSE_MS,
      connectMs: set.NIANBAO_CONNECT_MS,
      responseMs: set.NIANBAO_RESPONSE_MS,
      fetchMs: set.NIANBAO_FETCH_MS,
    },
  };
}

function defaultDataDirectory(env: Record<string, string | undefined>): string {
  const dataHome = env.XDG_DATA_HOME ?? '';
  // The XDG specification says that a relative path is to be ignored.
  if (dataHome.startsWith('/')) return join(dataHome, 'nianbao');
  return join(env.HOME === undefined || env.HOME === '' ? homedir() : env.HOME, '.local', 'share', 'nianbao');
}
