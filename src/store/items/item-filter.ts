import { z } from 'zod';
import { given, type Condition } from '../database/conditions.js';
import { ID, WORD, WORDS } from '../filter-fields.js';
import { COUNTED_STATES } from './item-states.js';
import { STEPS } from './steps.js';

/** Which items to list; nothing given means all of them. */
export const ITEM_FILTER = z.strictObject({
  run: ID.optional().describe('Id of a run'),
  state: z.enum(COUNTED_STATES).optional(),
  code: WORD.optional().describe('Error code'),
  step: z.enum(STEPS).optional(),
  q: WORDS.optional().describe('Part of the source'),
  host: WORDS.optional().describe('Items of the web of this host'),
  quarantined: z.boolean().optional().describe('Only those in quarantine, or only the others'),
  items: z.array(ID).readonly().optional(),
});

/** {@link ITEM_FILTER} as read. */
export type ItemFilter = z.infer<typeof ITEM_FILTER>;

/** Which failed items; nothing given means all of them. */
export type FailedSelection = Omit<ItemFilter, 'state' | 'q'>;

/**
 * The conditions of a filter on `run_item`.
 *
 * @param values of the query so far
 * @param more further conditions
 */
export function itemConditions(
  values: unknown[],
  filter: ItemFilter,
  more: readonly Condition[] = [],
): string {
  return given(values, [
    [filter.run, (run) => `run_id = ${run}`],
    [filter.state, (state) => `state = ${state}`],
    [filter.code, (code) => `error_code = ${code}`],
    [filter.step, (step) => `step = ${step}`],
    [filter.q, (part) => `strpos(source, ${part}) > 0`],
    [filter.host, (host) => `lower(substring(source from '^https?://([^/?#:]+)')) = lower(${host})`],
    [filter.quarantined, (aside) => `(quarantined_at is not null) = ${aside}`],
    [filter.items, (items) => `id = any (${items})`],
    ...more,
  ]);
}
