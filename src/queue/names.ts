/** The queues, one for each kind of work. */
export const QUEUES = ['fetch', 'extract', 'validate', 'findings', 'runs'] as const;

/** One of {@link QUEUES}. */
export type QueueName = (typeof QUEUES)[number];
