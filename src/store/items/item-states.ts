/** States of an item that runs count, in the order in which they tell them. */
export const COUNTED_STATES = ['done', 'unchanged', 'failed', 'pending'] as const;

/** All states of an item; what was `expanded` is counted by what it held. */
export const ITEM_STATES = [...COUNTED_STATES, 'expanded'] as const;

/** One of {@link COUNTED_STATES}. */
export type CountedState = (typeof COUNTED_STATES)[number];

/** One of {@link ITEM_STATES}. */
export type ItemState = (typeof ITEM_STATES)[number];
