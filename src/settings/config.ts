import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { NianbaoError } from '../errors/nianbao-error.js';
import { chooseLanguage, type Language } from '../language.js';
import { present } from '../document/present.js';
import type { LOG_LEVELS } from './variables.js';
import { VARIABLES } from './variables.js';

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
  /**
   * The configuration file that was named; absent: `nianbao.config.json` of the working directory, if it is
   * there.
   */
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
  /**
   * The operator's own hosts and networks, which the guard lets through; see sources/web/allowed-hosts.ts.
   */
  allowHosts: string;
  userAgent: string;
  /** Requests to one host at the same time, over all workers. */
  hostConcurrency: number;
  /** Least time between two requests to one host, over all workers, in milliseconds. */
  hostDelayMs: number;
  /** How long a host that keeps failing is left alone the first time, in milliseconds. */
  hostPauseMs: number;
  /**
   * Longest waits for a connection, for an answer and between its parts, and for all of it, in milliseconds.
   */
  connectMs: number;
  responseMs: number;
  fetchMs: number;
}

/**
 * The configuration that an environment asks for.
 *
 * @param env usually `process.env`
 * @throws NianbaoError `config_invalid`, naming the variable and what is wrong with it (never its value: it
 *   may be a secret)
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
  return present({
    databaseUrl: set.DATABASE_URL,
    redisUrl: set.REDIS_URL,
    dataDirectory: resolve(set.NIANBAO_DATA_DIR ?? defaultDataDirectory(env)),
    settingsFile: absolute(set.NIANBAO_CONFIG),
    dropDirectory: absolute(set.NIANBAO_DROP_DIR),
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
    consoleUsers: set.NIANBAO_CONSOLE_USERS,
    apiTokens: set.NIANBAO_API_TOKENS,
    consoleSecure: set.NIANBAO_CONSOLE_SECURE === 'true',
    metricsHost: set.NIANBAO_METRICS_HOST,
    metricsPort: set.NIANBAO_METRICS_PORT,
    otlpEndpoint: set.OTEL_EXPORTER_OTLP_ENDPOINT,
    web: webConfig(set),
  });
}

function webConfig(set: z.infer<typeof VARIABLES>): WebConfig {
  return {
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
  };
}

const absolute = (path: string | undefined): string | undefined =>
  path === undefined ? undefined : resolve(path);

function defaultDataDirectory(env: Record<string, string | undefined>): string {
  const dataHome = env.XDG_DATA_HOME ?? '';
  // The XDG specification says that a relative path is to be ignored.
  if (dataHome.startsWith('/')) return join(dataHome, 'nianbao');
  return join(env.HOME === undefined || env.HOME === '' ? homedir() : env.HOME, '.local', 'share', 'nianbao');
}
