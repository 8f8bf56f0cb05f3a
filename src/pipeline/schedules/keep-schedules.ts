import type { Scheduler } from '../../queue/queues.js';
import { listSchedules, unplannedRuns, type Schedule } from '../../store/schedules/schedules.js';
import { jobOf } from '../jobs.js';
import type { Pipeline } from '../pipeline.js';
import { repeat, type Repeated } from '../repeat.js';
import { fireDue } from './fire.js';

const LOOK_MS = 30_000;

/**
 * Makes the queue's schedulers what the rows say: those that are missing are made, those of removed or
 * paused schedules go.
 */
export async function mirrorSchedules(pipeline: Pipeline): Promise<void> {
  const wanted = (await listSchedules(pipeline.database.pool)).filter(({ paused }) => !paused);
  const held = await pipeline.queues.schedulers();
  for (const { id } of held) {
    if (!wanted.some((schedule) => schedule.id === id)) await pipeline.queues.unschedule(id);
  }
  for (const schedule of wanted) {
    const one = held.find(({ id }) => id === schedule.id);
    const job = jobOf('fireSchedule', { schedule: schedule.id });
    if (one?.name === job.name && isOf(one, schedule)) continue;
    await pipeline.queues.schedule(schedule.id, schedule, job);
  }
}

/** Whether a scheduler is as its schedule says, and still ahead of its next time. */
function isOf({ cron, timeZone, next }: Scheduler, schedule: Schedule): boolean {
  return cron === schedule.cron && timeZone === schedule.timeZone && next > Date.now() - LOOK_MS;
}

/**
 * Settles what is due, as after a time in which nothing ran or whose job was lost; has runs planned whose
 * planning was lost; and mirrors the schedules to the queue.
 */
export async function lookAfterSchedules(pipeline: Pipeline): Promise<void> {
  const { pool } = pipeline.database;
  for (const { id } of await listSchedules(pool)) await fireDue(pipeline, id);
  const runs = await unplannedRuns(pool);
  await pipeline.queues.add(runs.map((run) => jobOf('planRun', { run })));
  await mirrorSchedules(pipeline);
}

/** Looks after the schedules now and from time to time, for as long as this process works on runs. */
export function keepSchedules(pipeline: Pipeline): Repeated {
  return repeat(() => lookAfterSchedules(pipeline), {
    log: pipeline.log,
    trouble: 'could not look after the schedules',
    everyMs: LOOK_MS,
  });
}
