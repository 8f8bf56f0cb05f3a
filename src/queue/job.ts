import type { QueueName } from './names.js';

/** A job as it is queued: names, and references to rows. What is worked with is never in it. */
export interface QueuedJob {
  queue: QueueName;
  /** The kind of work. */
  name: string;
  /**
   * Made of the identity of the work, without a colon: of the jobs with one id, one is queued or worked at
   * a time.
   */
  id: string;
  payload: object;
}
