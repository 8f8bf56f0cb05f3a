import { detailIn } from '../../errors/details.js';
import type { NianbaoError } from '../../errors/nianbao-error.js';
import type { Queryable } from '../database/query.js';
import { storableText } from '../database/storable.js';

/** How a host is to be treated. */
export interface Politeness {
  /** Requests at the same time. */
  concurrency: number;
  /** Least time between two requests in milliseconds. */
  delayMs: number;
  /** After this long a request under way counts as dead, in milliseconds. */
  leaseMs: number;
  /** How long a failing host is left alone the first time, in milliseconds. */
  pauseMs: number;
}

/** Failures in a row that make a host be left alone. */
const PATIENCE = 5;

/**
 * What came of asking for a slot: it was taken (`waitMs` 0), or comes free later, or the host does not answer
 * at all.
 */
export interface SlotAnswer {
  waitMs: number;
  down: { code: string; reason: string } | null;
}

/**
 * Takes a slot for one request to a host. The limits are kept in the database, so all workers share them.
 *
 * @param holder names the request; a slot that it holds already is taken over
 * @param again whether this holder has been told to wait before
 */
export async function takeSlot(
  db: Queryable,
  host: string,
  holder: string,
  politeness: Politeness,
  again: boolean,
): Promise<SlotAnswer> {
  const { rows } = await db.query<{ wait_ms: number; down: string | null; down_reason: string | null }>({
    name: 'take_web_slot',
    text: `select wait_ms, down, down_reason
             from take_web_slot($1, $2, $3, $4 * interval '1 millisecond', $5 * interval '1 millisecond', $6)`,
    values: [host, holder, politeness.concurrency, politeness.delayMs, politeness.leaseMs, again],
  });
  const { wait_ms: waitMs = 0, down = null, down_reason: reason = null } = rows[0] ?? {};
  return { waitMs, down: down === null ? null : { code: down, reason: reason ?? '' } };
}

/** How a request ended, for its host. */
export type SlotOutcome =
  | { kind: 'answered' }
  /** The host asked to be left alone for so long. */
  | { kind: 'throttled'; pauseMs: number }
  | { kind: 'failed' | 'unreachable'; error: NianbaoError };

/** Gives a slot back and notes how the request ended. */
export async function giveSlot(
  db: Queryable,
  host: string,
  holder: string,
  politeness: Politeness,
  outcome: SlotOutcome,
): Promise<void> {
  const error = 'error' in outcome ? outcome.error : null;
  await db.query({
    name: 'give_web_slot',
    text: `select give_web_slot($1, $2, $3, $4 * interval '1 millisecond', $5, $6, $7)`,
    values: [
      host,
      holder,
      outcome.kind,
      outcome.kind === 'throttled' ? outcome.pauseMs : politeness.pauseMs,
      PATIENCE,
      error?.code ?? null,
      error === null ? null : storableText(reasonIn(error)),
    ],
  });
}

/** Why a host does not answer, as words: most are codes of the system, the same in all languages. */
function reasonIn({ details }: NianbaoError): string {
  return detailIn(details['reason'] ?? details['status'] ?? '', 'zh');
}
