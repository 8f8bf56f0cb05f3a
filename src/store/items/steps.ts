/** The steps of an item, in order; the name of a step is also that of its queue. */
export const STEPS = ['fetch', 'extract', 'validate', 'findings'] as const;

/** One of {@link STEPS}. */
export type Step = (typeof STEPS)[number];
