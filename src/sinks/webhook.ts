import { createHmac } from 'node:crypto';
import { NianbaoError } from '../errors/nianbao-error.js';
import { retryAfterMs } from '../sources/web/retry-after.js';
import type { Parcel, Sink } from './sink.js';

/** A webhook as the configuration has it. */
export interface WebhookSettings {
  url: string;
  /** Environment variable that holds the secret. */
  secretEnv: string;
  timeoutMs: number;
  /** Requests at the same time. */
  concurrency: number;
}

/** What is read of an answer so that the connection can be used again; nobody looks at it. */
const ANSWER_BYTES = 64 * 1024;
/** The receiver does not want this content; asking again gives the same answer. */
const REFUSALS = [400, 413, 415, 422];
/** The receiver may name a time with these. */
const BUSY = [429, 503];
/** Whatever a receiver asks for, it is tried again after this. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Posts each event as JSON. Redirects are not followed, and an answer is neither waited for longer than the
 * limit nor read beyond 64 KiB.
 *
 * @param env where the secret is
 */
export function openWebhook(
  settings: WebhookSettings,
  env: Readonly<Record<string, string | undefined>>,
): Sink {
  return {
    async deliver(parcels, signal) {
      const results: (NianbaoError | null)[] = [];
      for (let start = 0; start < parcels.length; start += settings.concurrency) {
        if (signal.aborted) break;
        const some = parcels.slice(start, start + settings.concurrency);
        results.push(...(await Promise.all(some.map((parcel) => post(settings, env, parcel)))));
        // One that failed for all: the rest would only fail too.
        if (results.some((error) => error?.retryable)) break;
      }
      return results;
    },
  };
}

/**
 * The signature of a request: `v1=` and HMAC-SHA256 in hexadecimal over the timestamp, a full stop, and the
 * body.
 *
 * @param timestamp seconds since 1970, as in the header
 */
export function signature(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')}`;
}

async function post(
  { url, secretEnv, timeoutMs }: WebhookSettings,
  env: Readonly<Record<string, string | undefined>>,
  { key, kind, body }: Parcel,
): Promise<NianbaoError | null> {
  const secret = env[secretEnv] ?? '';
  if (secret === '') return new NianbaoError('sink_secret_missing', { name: secretEnv });
  const target = webhookTarget(url);
  const timestamp = String(Math.floor(Date.now() / 1000));
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'nianbao',
        'idempotency-key': key,
        'x-nianbao-event': kind,
        'x-nianbao-timestamp': timestamp,
        'x-nianbao-signature': signature(secret, timestamp, body),
      },
      body,
    });
    await passOver(answer);
    if (answer.ok) return null;
    const wait = retryAfterMs(answer.headers.get('retry-after') ?? undefined, Date.now());
    if (wait !== null && BUSY.includes(answer.status)) {
      const seconds = Math.ceil(Math.min(wait, LONGEST_WAIT_MS) / 1000);
      return new NianbaoError('webhook_throttled', { target, status: answer.status, seconds });
    }
    const code = REFUSALS.includes(answer.status) ? 'webhook_refused' : 'webhook_failed';
    return new NianbaoError(code, { target, status: answer.status });
  } catch (error) {
    return new NianbaoError('webhook_unreachable', { target, reason: faultOf(error) }, { cause: error });
  }
}

/** The status has come, and with it the answer: what follows may be missing or endless. */
async function passOver(answer: Response): Promise<void> {
  const reader = (answer.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (reader === undefined) return;
  try {
    for (let bytes = 0; bytes < ANSWER_BYTES;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.byteLength;
    }
  } catch {
    return;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Where a webhook goes, for people and logs: user, password and parameters may be secrets. */
export function webhookTarget(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

/** fetch() hides the reason in the cause. */
function faultOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? (error.name === 'TimeoutError' ? 'timeout' : error.message) : String(error);
}
