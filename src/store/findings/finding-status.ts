/** How a finding stands: `resolved` is one that no current report has any more. */
export const FINDING_STATUSES = ['open', 'confirmed', 'dismissed', 'resolved'] as const;

/** One of {@link FINDING_STATUSES}. */
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/**
 * What may happen to a finding. By a run: `opened`, `changed` (expected or actual), `resolved` (no current
 * report yields it), `reopened`; `vanished` and `returned` where a person's verdict stays; `regraded`,
 * `waived`, `unwaived` by the configuration. By a person: `confirmed`, `dismissed`, `reopened`.
 */
export type FindingEventKind =
  | 'opened'
  | 'changed'
  | 'resolved'
  | 'reopened'
  | 'vanished'
  | 'returned'
  | 'regraded'
  | 'waived'
  | 'unwaived'
  | 'confirmed'
  | 'dismissed';
