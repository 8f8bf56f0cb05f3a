import { listSchedules, unplannedRuns, type Schedule } from '../../store/schedules/schedules.js';
import type { Pipeline } from '../pipeline.js';
import { fireDue } from './fire.js';

const LOOK_MS = 30_000;

/**
 * Makes the queue's schedulers what the rows say: those that are missing are made, those of removed or paused schedules go.
 */
export async function mirrorSchedules(pipeline: Pipeline): Promise<void> {
  const wanted = (await listSchedules(pipeline.database.pool)).filter(({ paused }) => !paused);
  const held = await pipeline.queues.schedulers();
  for (const { id } of held) {
    if (!wanted.some((schedule) => schedule.id === id)) await pipeline.queues.unschedule(id);
  }
  for (const schedule of wanted) {
    const one = held.find(({ id }) => id === schedule.id);
    if (one === undefined || !isOf(one, schedule)) await pipeline.queues.schedule(schedule.id, schedule);
  }
}

/** Whether a scheduler is as its schedule says, and still ahead of its next time. */
function isOf(held: { cron: string; timeZone: string; next: number }, schedule: Schedule): boolean {
  const { cron, timeZone, next } = held;
  return cron === schedule.cron && timeZone === schedule.timeZone && next > Date.now() - LOOK_MS;
}

/**
 * Settles what is due, as after a time in which nothing ran or whose job was lost; has runs planned whose planning was
 * lost; and mirrors the schedules to the queue.
 */
export async function lookAfterSchedules(pipeline: Pipeline): Promise<void> {
  const { pool } = pipeline.database;
  for (const { id } of await listSchedules(pool)) await fireDue(pipeline, id);
  const runs = await unplannedRuns(pool);
  if (runs.length > 0) {
    await pipeline.queues.add(
      'runs',
      runs.map((run) => ({ run, plan: true as const })),
    );
  }
  await mirrorSchedules(pipeline);
}

/**
 * Looks after the schedules now and from time to time, for as long as this process works on runs.
 *
 * @returns ends it, after the look at hand
 */
export function keepSchedules(pipeline: Pipeline): () => Promise<void> {
  let looking = Promise.resolve();
  const look = (): void => {
    looking = looking
      .then(() => lookAfterSchedules(pipeline))
      .catch((error: unknown) => pipeline.log.warn({ err: error }, 'could not look after the schedules'));
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return looking;
  };
}
