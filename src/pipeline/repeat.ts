import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { toNianbaoError } from '../errors/nianbao-error.js';
import { asDatabaseFault } from '../store/database/database-fault.js';
import { asQueueFault } from '../queue/queue-fault.js';

/** How work is repeated. */
export interface Rhythm {
  log: Logger;
  /** What the log says of a time that failed; the next one comes all the same. */
  trouble: string;
  /** Milliseconds from the end of one time to the next; it may hang on how long that one took. */
  everyMs: number | ((tookMs: number) => number);
  /** Whether the first time waits too. */
  waitsFirst?: boolean;
  /** Ends it. */
  signal?: AbortSignal;
}

/** Work that is repeated. */
export interface Repeated {
  /** When it has ended, with the time at hand. */
  ended: Promise<void>;
  /** Ends it, after the time at hand. Safe to call twice. */
  end: () => Promise<void>;
}

/**
 * Does something every so often until it is ended: never twice at the same time, and whatever one time
 * throws.
 *
 * @param work told when it is to end; may go on to a good end
 */
export function repeat(work: (signal: AbortSignal) => Promise<void>, rhythm: Rhythm): Repeated {
  const { log, trouble, everyMs } = rhythm;
  const own = new AbortController();
  const signal = rhythm.signal === undefined ? own.signal : AbortSignal.any([rhythm.signal, own.signal]);
  const wait = async (tookMs: number): Promise<void> => {
    const ms = typeof everyMs === 'number' ? everyMs : everyMs(tookMs);
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  };
  const ended = (async () => {
    if (rhythm.waitsFirst === true) await wait(0);
    while (!signal.aborted) {
      const began = performance.now();
      try {
        await work(signal);
      } catch (thrown) {
        const error = toNianbaoError(asDatabaseFault(asQueueFault(thrown)));
        log.warn({ code: error.code, err: error.cause ?? error }, trouble);
      }
      await wait(performance.now() - began);
    }
  })();
  return {
    ended,
    end: () => {
      own.abort();
      return ended;
    },
  };
}
