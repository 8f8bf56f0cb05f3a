import { setTimeout as sleep } from 'node:timers/promises';
import { lastDue, nextTimes } from '../../schedules/cron.js';
import { inTransaction } from '../../store/database/query.js';
import { createRun } from '../../store/runs/runs.js';
import { lockSchedule, recordFiring, runGoingOn, type Firing } from '../../store/schedules/schedules.js';
import { jobOf, type Payload } from '../jobs.js';
import type { Pipeline } from '../pipeline.js';

/** A time that is settled later than this was missed. */
const LATE_MS = 120_000;
/** Clocks of two machines differ: who is woken a little early waits. */
const EARLY_MS = 5000;

/**
 * Settles what is due of a schedule: begins a run, unless the one before still goes on or the time was
 * missed. Of several times only the last counts. Whoever asks, and however often, each time is settled
 * once.
 *
 * @returns what was written down; null when nothing is due
 */
export async function fireDue(pipeline: Pipeline, scheduleId: number): Promise<Firing | null> {
  const fired = await inTransaction(pipeline.database.pool, async (client): Promise<Firing | null> => {
    const schedule = await lockSchedule(client, scheduleId);
    if (schedule === null || schedule.paused) return null;
    const now = new Date();
    const last = lastDue(schedule, new Date(schedule.consideredAt), now);
    if (last === null) return null;
    const going = await runGoingOn(client, scheduleId);
    const missed = now.getTime() - last.due.getTime() > LATE_MS && !schedule.catchUp;
    const firing: Firing =
      going !== null
        ? { ...last, outcome: 'skipped', run: going }
        : missed
          ? { ...last, outcome: 'missed', run: null }
          : {
              ...last,
              outcome: 'fired',
              run: await createRun(client, schedule.name, schedule.asked, scheduleId),
            };
    await recordFiring(client, scheduleId, firing);
    return firing;
  });
  if (fired === null) return null;
  pipeline.log.info({ schedule: scheduleId, ...fired }, 'schedule');
  if (fired.outcome === 'fired' && fired.run !== null) {
    await pipeline.queues.add([jobOf('planRun', { run: fired.run })]);
  }
  return fired;
}

/**
 * What the job of a schedule does: settles what is due, and waits for what is due in a moment.
 *
 * @param at a process that goes when its own work is done begins no nightly run; one that `stays` looks for
 *   itself
 */
export async function fireWhenDue(
  pipeline: Pipeline,
  { schedule: scheduleId }: Payload<'fireSchedule'>,
  { stays }: { stays: boolean },
): Promise<void> {
  if (!stays) return;
  const asked = new Date();
  if ((await fireDue(pipeline, scheduleId)) !== null) return;
  const schedule = await inTransaction(pipeline.database.pool, (client) => lockSchedule(client, scheduleId));
  if (schedule === null || schedule.paused) return;
  const next = nextTimes(schedule, asked, 1)[0];
  const wait = (next?.getTime() ?? Infinity) - Date.now();
  if (wait > EARLY_MS) return;
  await sleep(Math.max(0, wait) + 1);
  await fireDue(pipeline, scheduleId);
}
