import type { NianbaoError } from '../errors/nianbao-error.js';
import type { SinkSettings } from '../settings/read-settings.js';
import { openSink } from '../sinks/open-sink.js';
import { payloadOf } from '../sinks/payload.js';
import type { Sink } from '../sinks/sink.js';
import { dueDeliveries, noteDelivered, noteUndelivered, pauseSink } from '../store/deliveries/deliveries.js';
import { lockSink, unlockSink } from '../store/deliveries/sink-lock.js';
import type { Queryable } from '../store/database/query.js';
import type { Pipeline } from './pipeline.js';
import { repeat, type Repeated } from './repeat.js';

/** Deliveries that are looked up and, by some sinks, written together. */
const BATCH = 200;
/** How often workers look for deliveries that are due. */
const LOOK_MS = 500;
const LONGEST_WAIT_MS = 600_000;

/** What delivering needs of the pipeline. */
export type DeliveryContext = Pick<Pipeline, 'config' | 'settings' | 'database' | 'log'>;

/** How delivering goes. */
export interface DeliveryOptions {
  /** Stops after the attempts at hand. */
  signal?: AbortSignal | undefined;
  /** Told how many more were delivered or tried in vain. */
  onProgress?: ((count: number) => void) | undefined;
}

/**
 * Delivers what is due, to every sink of the configuration. What fails is noted with its deliveries and
 * never thrown: it comes again when it is due. Where another process delivers to a sink just now, it is
 * left to that one.
 *
 * @throws NianbaoError faults of the database
 */
export async function deliverDue(context: DeliveryContext, options: DeliveryOptions = {}): Promise<void> {
  for (const settings of context.settings.sinks) await deliverTo(context, settings, options);
}

async function deliverTo(
  { config, database, log }: DeliveryContext,
  settings: SinkSettings,
  { signal = new AbortController().signal, onProgress }: DeliveryOptions,
): Promise<void> {
  const client = await database.pool.connect();
  let broken = true;
  try {
    if (await lockSink(client, settings.name)) {
      const sink = openSink(settings);
      while (!signal.aborted) {
        const outcome = await deliverBatch(client, sink, settings, config.backoffMs, signal);
        onProgress?.(outcome.tried);
        if (outcome.error !== null) log.warn({ sink: settings.name, err: outcome.error }, 'not delivered');
        if (outcome.tried === 0) break;
      }
      await unlockSink(client, settings.name);
    }
    broken = false;
  } finally {
    client.release(broken);
  }
}

/** One round: what is due is tried and noted; a failure that may pass pauses the sink. */
async function deliverBatch(
  db: Queryable,
  sink: Sink,
  { name, attempts }: SinkSettings,
  backoffMs: number,
  signal: AbortSignal,
): Promise<{ tried: number; error: NianbaoError | null }> {
  const due = await dueDeliveries(db, name, BATCH);
  if (due.length === 0) return { tried: 0, error: null };
  const parcels = due.map((delivery) => ({
    key: delivery.key,
    kind: delivery.kind,
    body: JSON.stringify(payloadOf(delivery)),
  }));
  const results = await sink.deliver(parcels, signal);
  const tried = due.slice(0, results.length).map((delivery, index) => ({
    ...delivery,
    error: results[index] ?? null,
  }));
  const delivered = tried.filter(({ error }) => error === null).map(({ id }) => id);
  if (delivered.length > 0) await noteDelivered(db, name, delivered);
  for (const { id, attempts: before, error } of tried) {
    if (error === null) continue;
    const asked = askedWaitMs(error);
    const again = asked !== null || (error.retryable && before + 1 < attempts);
    await noteUndelivered(db, id, error, again ? (asked ?? waitMs(before, backoffMs)) : null, asked === null);
  }
  const failure = tried.find(({ error }) => error?.retryable)?.error ?? null;
  if (failure !== null)
    await pauseSink(db, name, (failures) => askedWaitMs(failure) ?? waitMs(failures, backoffMs));
  return { tried: tried.length, error: failure };
}

/** What a receiver asked for with `Retry-After`; null where it did not. */
function askedWaitMs({ code, details }: NianbaoError): number | null {
  return code === 'webhook_throttled' ? Number(details['seconds']) * 1000 : null;
}

/** Doubles with each failure before, up to ten minutes; a random part of it keeps senders apart. */
function waitMs(failures: number, backoffMs: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, backoffMs * 2 ** Math.min(failures, 30));
  return longest * (0.5 + Math.random() / 2);
}

/** Delivers what becomes due, until it is ended; without sinks there is nothing to be done. */
export function watchDeliveries(context: DeliveryContext): Repeated | null {
  if (context.settings.sinks.length === 0) return null;
  return repeat((signal) => deliverDue(context, { signal }), {
    log: context.log,
    trouble: 'could not deliver findings',
    everyMs: LOOK_MS,
  });
}
