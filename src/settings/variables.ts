import { z } from 'zod';
import { both, type Bilingual } from '../language.js';
import { unreadableHosts } from './allowed-hosts.js';

/** Levels of the log, from the most to the least talkative. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What people are told of a variable. Links are as docs/settings.md has them. */
interface VariableWords {
  means: Bilingual;
  /** What holds where it is not set; left out where the schema's default says it. */
  otherwise?: Bilingual;
}

/** The words of each variable; docs/settings.md is written from them. */
export const WORDS = z.registry<VariableWords>();

/** Text that may stand in a header of HTTP. */
const headerText = z.string().regex(/^[ -~]{1,200}$/, 'must be printable ASCII of at most 200 characters');
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * The environment variables, one entry each: its limits, its default, and what it means. An empty value
 * counts as not set, so that `${NAME:-}` in a Compose file does no harm.
 */
export const VARIABLES = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional()
    .register(WORDS, {
      means: both(
        '使用的 PostgreSQL，`postgres://user:password@host:5432/name`',
        'PostgreSQL to use, `postgres://user:password@host:5432/name`',
      ),
      otherwise: both('自带的 PostgreSQL', 'an embedded PostgreSQL'),
    }),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis:// or rediss://')
    .optional()
    .register(WORDS, {
      means: both(
        '队列使用的 Redis，`redis://` 或 `rediss://`',
        'Redis for the queues, `redis://` or `rediss://`',
      ),
      otherwise: both('队列放在 PostgreSQL 中', 'queues in PostgreSQL'),
    }),
  NIANBAO_DATA_DIR: z
    .string()
    .optional()
    .register(WORDS, {
      means: both('自带数据库的目录', 'directory of the embedded database'),
      otherwise: both(
        '`$XDG_DATA_HOME/nianbao` 或 `~/.local/share/nianbao`',
        '`$XDG_DATA_HOME/nianbao` or `~/.local/share/nianbao`',
      ),
    }),
  NIANBAO_CONFIG: z
    .string()
    .optional()
    .register(WORDS, {
      means: both(
        '配置文件：规则、豁免、接收端、名录（[docs/configuration.md](configuration.md)）',
        'the configuration file: rules, waivers, sinks, roster ([docs/configuration.md](configuration.md))',
      ),
      otherwise: both(
        '当前目录的 `nianbao.config.json`（如有）',
        '`nianbao.config.json` of the working directory, if it is there',
      ),
    }),
  NIANBAO_DROP_DIR: z
    .string()
    .optional()
    .register(WORDS, {
      means: both('`nianbao start` 看守的投放目录', 'drop directory that `nianbao start` watches'),
      otherwise: both('无', 'none'),
    }),
  NIANBAO_DROP_QUIET_MS: count(100, 3_600_000)
    .default(3000)
    .register(WORDS, {
      means: both(
        '投放的文件多久不变才收取（毫秒）',
        'how long a file there must stay as it is before it is taken',
      ),
    }),
  NIANBAO_LANG: z
    .string()
    .regex(/^(zh|en)/i, 'must be zh or en')
    .optional()
    .register(WORDS, {
      means: both('`zh` 或 `en`', '`zh` or `en`'),
      otherwise: both('系统语言，否则 `zh`', "the locale's language, else `zh`"),
    }),
  NIANBAO_LOG_LEVEL: z
    .enum(LOG_LEVELS)
    .default('info')
    .register(WORDS, {
      means: both(
        '`trace` `debug` `info` `warn` `error` `fatal` `silent`',
        '`trace` `debug` `info` `warn` `error` `fatal` `silent`',
      ),
    }),
  NIANBAO_MAX_FILE_BYTES: count(1, 2 ** 31 - 1)
    .default(64 * 1024 * 1024)
    .register(WORDS, { means: both('能读的最大文件（字节）', 'largest file that is read') }),
  NIANBAO_CONCURRENCY: count(1, 256)
    .default(4)
    .register(WORDS, {
      means: both('一个工作进程同时处理的任务数', 'jobs that one worker works at the same time'),
    }),
  NIANBAO_DATABASE_CONNECTIONS: count(2, 1000)
    .default(10)
    .register(WORDS, {
      means: both('一个进程最多的数据库连接数', 'most database connections of one process'),
    }),
  NIANBAO_QUEUE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,40}$/, 'must be a lower-case identifier of at most 41 characters')
    .default('nianbao_queue')
    .register(WORDS, {
      means: both(
        '队列所用的 schema（PostgreSQL）或键前缀（Redis）',
        'schema (PostgreSQL) or key prefix (Redis) of the queues',
      ),
    }),
  NIANBAO_ATTEMPTS: count(1, 100)
    .default(5)
    .register(WORDS, { means: both('一个任务最多尝试的次数', 'times that a job is tried') }),
  NIANBAO_QUARANTINE_AFTER: count(1, 1000)
    .default(5)
    .register(WORDS, {
      means: both(
        '一项失败几次（含重试）后隔离',
        'times that an item fails, retries included, until it is set aside',
      ),
    }),
  NIANBAO_BACKOFF_MS: count(1, 3_600_000)
    .default(1000)
    .register(WORDS, {
      means: both('第二次尝试前等待的毫秒数，以后加倍', 'wait before the second try; doubles after that'),
    }),
  NIANBAO_LOCK_MS: count(100, 3_600_000)
    .default(30_000)
    .register(WORDS, {
      means: both('工作进程无声息时保留任务的毫秒数', 'how long a worker owns a job without a sign of life'),
    }),
  NIANBAO_STALLED_MS: count(100, 3_600_000)
    .default(15_000)
    .register(WORDS, {
      means: both('查找失效进程遗留任务的间隔（毫秒）', 'how often jobs of dead workers are looked for'),
    }),
  NIANBAO_CONSOLE_HOST: z
    .string()
    .default('127.0.0.1')
    .register(WORDS, {
      means: both(
        '控制台监听的地址；不是本机地址时必须设置用户',
        "address at which the console listens; any but this machine's own needs users",
      ),
    }),
  NIANBAO_CONSOLE_PORT: count(0, 65_535)
    .default(8620)
    .register(WORDS, { means: both('控制台的端口', 'port at which the console listens') }),
  NIANBAO_CONSOLE_USERS: z
    .string()
    .optional()
    .register(WORDS, {
      means: both(
        '可登录的用户：`姓名:viewer:散列 姓名:operator:散列`；散列用 `nianbao console --hash-password` 生成',
        'who may sign in: `name:viewer:hash name:operator:hash`; `nianbao console --hash-password` makes a hash',
      ),
      otherwise: both('不需登录', 'nobody signs in'),
    }),
  NIANBAO_API_TOKENS: z
    .string()
    .optional()
    .register(WORDS, {
      means: both(
        '可使用 API 的机器：`名称:viewer:散列 名称:operator:散列`；`nianbao console --new-token` 生成令牌（[docs/api.md](api.md)）',
        'machines that may use the API: `name:viewer:hash name:operator:hash`; `nianbao console --new-token` makes one ([docs/api.md](api.md))',
      ),
      otherwise: both('无', 'none'),
    }),
  NIANBAO_CONSOLE_SECURE: z
    .enum(['true', 'false'])
    .default('false')
    .register(WORDS, {
      means: both(
        '在提供 https 的代理之后设为 `true`：cookie 只走 https',
        '`true` behind a proxy that speaks https: cookies travel over https only',
      ),
    }),
  NIANBAO_METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .register(WORDS, {
      means: both(
        '工作进程公布指标和健康状况的地址',
        'address at which worker processes show metrics and health',
      ),
    }),
  NIANBAO_METRICS_PORT: count(0, 65_535)
    .optional()
    .register(WORDS, {
      means: both(
        '其端口，被占用时用其后第一个空闲端口（[docs/observability.md](observability.md)）',
        'port for that, or the next free one after it ([docs/observability.md](observability.md))',
      ),
      otherwise: both('无，不公布', 'none, they show nothing'),
    }),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\//, 'must start with http:// or https://')
    .optional()
    .register(WORDS, {
      means: both(
        '接收 OTLP（HTTP）的追踪收集器，如 `http://127.0.0.1:4318`',
        'a collector of traces that takes OTLP over HTTP, `http://127.0.0.1:4318`',
      ),
      otherwise: both('无', 'none'),
    }),
  NIANBAO_ALLOW_HOSTS: z
    .string()
    .default('')
    .superRefine((text, context) => {
      for (const entry of unreadableHosts(text)) context.addIssue(`${entry} is no host, network or address`);
    })
    .register(WORDS, {
      means: both(
        '允许抓取的本单位主机和网段，如 `intranet.example,10.1.0.0/16`',
        'own hosts and networks that may be fetched from, e.g. `intranet.example,10.1.0.0/16`',
      ),
      otherwise: both('无', 'none'),
    }),
  NIANBAO_USER_AGENT: headerText
    .default('nianbao/0.1')
    .register(WORDS, { means: both('抓取网页时使用的名称', 'name under which pages are fetched') }),
  NIANBAO_CONTACT: headerText.optional().register(WORDS, {
    means: both(
      '网站管理员联系您的邮箱或网址，随每个请求发送',
      'address of mail or the web by which sites can reach you, sent with every request',
    ),
    otherwise: both('无', 'none'),
  }),
  NIANBAO_HOST_CONCURRENCY: count(1, 64)
    .default(2)
    .register(WORDS, {
      means: both(
        '对同一主机同时发出的请求数（全部工作进程合计）',
        'requests to one host at the same time, all workers together',
      ),
    }),
  NIANBAO_HOST_DELAY_MS: count(0, 3_600_000)
    .default(1000)
    .register(WORDS, {
      means: both('对同一主机两次请求的最短间隔（毫秒）', 'least time between two requests to one host'),
    }),
  NIANBAO_HOST_PAUSE_MS: count(1, 3_600_000)
    .default(30_000)
    .register(WORDS, {
      means: both(
        '主机连续出错后暂停的毫秒数，以后加倍',
        'how long a failing host is left alone; doubles after that',
      ),
    }),
  NIANBAO_CONNECT_MS: count(10, 600_000)
    .default(10_000)
    .register(WORDS, { means: both('等待连接的最长毫秒数', 'longest wait for a connection') }),
  NIANBAO_RESPONSE_MS: count(10, 600_000)
    .default(30_000)
    .register(WORDS, {
      means: both('等待应答及其各段的最长毫秒数', 'longest wait for an answer, and between its parts'),
    }),
  NIANBAO_FETCH_MS: count(10, 3_600_000)
    .default(120_000)
    .register(WORDS, { means: both('一次完整应答的最长毫秒数', 'longest time for a whole answer') }),
});
