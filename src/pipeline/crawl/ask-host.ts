import type { ErrorCode } from '../../errors/codes.js';
import { NianbaoError, toNianbaoError } from '../../errors/nianbao-error.js';
import { bareHost } from '../../sources/web/guard.js';
import { retryAfterMs } from '../../sources/web/retry-after.js';
import { header, type WebAnswer } from '../../sources/web/web-client.js';
import { isUnreachable } from '../../sources/web/web-failure.js';
import { giveSlot, takeSlot, type Politeness, type SlotOutcome } from '../../store/crawl/web-hosts.js';
import { countThrottling } from '../../store/crawl/crawl-items.js';
import type { RunItem } from '../../store/items/run-items.js';
import type { Pipeline } from '../pipeline.js';
import { Postponed } from '../postponed.js';

/** Beyond the longest request: a worker that has not given its slot back by then is dead. */
const LEASE_SPARE_MS = 30_000;
/** Longest time that a host may ask to be left alone; one that asks for more is given up for this run. */
const LONGEST_PAUSE_MS = 60 * 60_000;
/** How often in a row a host may ask an item to come back later. */
const MOST_THROTTLED = 8;
/** Errors that the host is not to blame for. */
const NOT_THE_HOST = new Set<ErrorCode>(['blocked_address', 'too_large', 'internal']);

/** A request for an item. */
export interface HostRequest {
  item: RunItem;
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** Most bytes of the answer. */
  limit: number;
  /** Least time between two requests that the site itself asks for, in milliseconds. */
  delayMs: number;
  /** Whether the job was begun before. */
  again: boolean;
}

/**
 * Asks a host for one address, within the limits that all workers share. What comes back is an answer to be
 * worked with: one that asks to come back later, or tells of an error of the host, is thrown.
 *
 * @throws Postponed while the host is busy, left alone or has asked to wait
 * @throws NianbaoError `throttled`, `http_5xx`, `timeout`, and those of the client
 */
export async function askHost(pipeline: Pipeline, request: HostRequest): Promise<WebAnswer> {
  const { item, url, headers, limit, again } = request;
  const { web: config } = pipeline.config;
  const db = pipeline.database.pool;
  const host = bareHost(url);
  const holder = `${item.id}-${item.generation}`;
  const politeness: Politeness = {
    concurrency: config.hostConcurrency,
    delayMs: Math.max(config.hostDelayMs, request.delayMs),
    leaseMs: config.fetchMs + LEASE_SPARE_MS,
    pauseMs: config.hostPauseMs,
  };
  const { waitMs, down } = await takeSlot(db, host, holder, politeness, again);
  if (down !== null) throw new NianbaoError(down.code as ErrorCode, { url: url.href, reason: down.reason });
  if (waitMs > 0) throw new Postponed(waitMs);
  let outcome: SlotOutcome = { kind: 'answered' };
  let answer: WebAnswer;
  try {
    answer = await pipeline.web.get(url.href, headers, limit);
    outcome = outcomeOf(answer, url.href, config.hostPauseMs);
  } catch (thrown) {
    const error = toNianbaoError(thrown);
    if (!NOT_THE_HOST.has(error.code))
      outcome = { kind: isUnreachable(error) ? 'unreachable' : 'failed', error };
    throw error;
  } finally {
    await giveSlot(db, host, holder, politeness, outcome);
  }
  if ('error' in outcome) throw outcome.error;
  if (outcome.kind === 'throttled') {
    const times = await countThrottling(db, item.id);
    const { status } = answer;
    if (times > MOST_THROTTLED || outcome.pauseMs > LONGEST_PAUSE_MS) {
      throw new NianbaoError('throttled', { url: url.href, times, status });
    }
    throw new Postponed(outcome.pauseMs);
  }
  return answer;
}

function outcomeOf(answer: WebAnswer, url: string, pauseMs: number): SlotOutcome {
  const { status } = answer;
  const asked = retryAfterMs(header(answer.headers, 'retry-after'), Date.now());
  if (status === 429 || (status === 503 && asked !== null)) {
    // Not all at once when the pause is over.
    return {
      kind: 'throttled',
      pauseMs: Math.ceil((asked ?? pauseMs) + Math.random() * Math.min(pauseMs, 1000)),
    };
  }
  if (status === 408) return { kind: 'failed', error: new NianbaoError('timeout', { url, reason: '408' }) };
  if (status >= 500) return { kind: 'failed', error: new NianbaoError('http_5xx', { url, status }) };
  return { kind: 'answered' };
}
