import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config.js';

export type { Logger } from 'pino';

/**
 * The log of a process. It goes to stderr, because stdout belongs to the results; JSON lines, or readable lines on a
 * terminal. Connection strings never belong in it; the paths listed here are blanked if they get in all the same.
 *
 * @param config `logLevel` is the least level that is written
 */
export function createLog(config: Pick<Config, 'logLevel'>): Logger {
  return pino(
    {
      level: config.logLevel,
      base: { pid: process.pid },
      redact: [
        'databaseUrl',
        'redisUrl',
        'url',
        'password',
        '*.databaseUrl',
        '*.redisUrl',
        '*.url',
        '*.password',
      ],
    },
    process.stderr.isTTY
      ? pretty({ destination: 2, sync: true, ignore: 'pid', translateTime: 'SYS:HH:MM:ss' })
      : pino.destination({ fd: 2, sync: true }),
  );
}
