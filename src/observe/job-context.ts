import { AsyncLocalStorage } from 'node:async_hooks';
import type { QueueName } from '../queue/names.js';

/** What the job at hand is about: ids of rows; null where it is not known, or not known yet. */
export interface JobContext {
  queue: QueueName;
  run: number | null;
  item: number | null;
  document: number | null;
  issuer: string | null;
}

/** What is learned about a job while it is worked. */
export interface JobNotes extends JobContext {
  /** Format of the document that is read; null where the job reads none. */
  format: string | null;
}

const jobs = new AsyncLocalStorage<JobNotes>();

/**
 * Works a job so that everything it calls knows what it is about.
 *
 * @param about what its payload says
 * @param work gets what is known; it grows by {@link noteOfJob}
 */
export function inJob<T>(about: JobContext, work: (notes: JobNotes) => Promise<T>): Promise<T> {
  const notes: JobNotes = { ...about, format: null };
  return jobs.run(notes, () => work(notes));
}

/** Notes what was learned about the job at hand; outside of a job it does nothing. */
export function noteOfJob(learned: Partial<Omit<JobNotes, 'queue'>>): void {
  const notes = jobs.getStore();
  if (notes !== undefined) Object.assign(notes, learned);
}

/** What the job at hand is about, for each line of the log; null outside of a job. */
export function jobAtHand(): JobContext | null {
  const notes = jobs.getStore();
  if (notes === undefined) return null;
  const { queue, run, item, document, issuer } = notes;
  return { queue, run, item, document, issuer };
}
