import { pino, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../settings/config.js';
import { jobAtHand } from './job-context.js';
import { withoutSecrets } from './secrets.js';

export type { Logger } from 'pino';

/** Fields whose values are never written, wherever they stand down to the third level. */
const SECRET_FIELDS = [
  'authorization',
  'connectionString',
  'cookie',
  'databaseUrl',
  'hash',
  'password',
  'redisUrl',
  'secret',
  'token',
];

/**
 * The log of a process. It goes to stderr, because stdout belongs to the results; JSON lines, or readable
 * lines on a terminal. Each line of a job says which: `queue`, `run`, `item`, `document`, `issuer`. Secrets
 * are blanked by their field's name, and inside of texts where they stand in an address.
 *
 * @param config `logLevel` is the least level that is written
 * @param destination in the place of stderr
 */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  return pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      mixin: () => jobAtHand() ?? {},
      // A failed AUTH comes with its arguments.
      redact: ['err.command.args', ...SECRET_FIELDS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])],
      hooks: { streamWrite: withoutSecrets },
    },
    destination ??
      (process.stderr.isTTY
        ? pretty({ destination: 2, sync: true, ignore: 'pid', translateTime: 'SYS:HH:MM:ss' })
        : pino.destination({ fd: 2, sync: true })),
  );
}
