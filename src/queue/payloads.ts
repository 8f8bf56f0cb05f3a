import { z } from 'zod';
import { NianbaoError } from '../errors/nianbao-error.js';
import type { QueueName } from './names.js';

const id = z.int().positive();
const item = { run: id, item: id, generation: id };

/** What the jobs of each queue carry: references to rows, never contents. */
const PAYLOADS = {
  fetch: z.strictObject(item),
  extract: z.strictObject(item),
  /** One report; or the rules across reports, for a run whose items are settled. */
  validate: z.union([z.strictObject(item), z.strictObject({ run: id })]),
  /** One row of the outbox, and the item that it belongs to; null for a rule across the reports of the run. */
  findings: z.strictObject({ run: id, item: id.nullable(), generation: id, finding: id }),
  /** A run to be taken to its end, or planned; or a schedule that may be due. */
  runs: z.union([
    z.strictObject({ run: id }),
    z.strictObject({ run: id, plan: z.literal(true) }),
    z.strictObject({ schedule: id }),
  ]),
} satisfies Record<QueueName, z.ZodType>;

/** The payload of a queue's jobs. */
export type Payload<Q extends QueueName> = z.infer<(typeof PAYLOADS)[Q]>;

/**
 * Checks a payload where it enters a worker.
 *
 * @throws NianbaoError `payload_invalid`
 */
export function readPayload<Q extends QueueName>(queue: Q, data: unknown): Payload<Q> {
  const parsed = PAYLOADS[queue].safeParse(data);
  if (parsed.success) return parsed.data as Payload<Q>;
  const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new NianbaoError('payload_invalid', { queue, reason });
}

/** The item that an invalid payload speaks of, if that much can be read. */
export function itemOfPayload(data: unknown): { item: number; generation: number } | null {
  return z.object({ item: id, generation: id }).safeParse(data).data ?? null;
}

/** The run and the item that a payload speaks of, as far as that can be read. */
export function subjectOfPayload(data: unknown): { run: number | null; item: number | null } {
  const read = z.object({ run: id.nullish().catch(null), item: id.nullish().catch(null) }).safeParse(data);
  return { run: read.data?.run ?? null, item: read.data?.item ?? null };
}

/**
 * The id of a job, so that the same work is never queued twice at once. It holds the item's generation, and jobs are
 * removed as soon as they end, so that an ended job never swallows a later one.
 */
export function jobId<Q extends QueueName>(queue: Q, payload: Payload<Q>): string {
  const data: {
    run?: number;
    item?: number | null;
    generation?: number;
    finding?: number;
    plan?: true;
    schedule?: number;
  } = payload;
  if (data.schedule !== undefined) return `${queue}-schedule-${data.schedule}`;
  if (data.plan) return `${queue}-plan-${data.run}`;
  const finding = data.finding === undefined ? '' : `-${data.finding}`;
  const unit = data.item == null ? `run-${data.run}` : `${data.item}-${data.generation}`;
  return `${queue}-${unit}${finding}`;
}
