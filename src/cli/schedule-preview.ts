import { NianbaoError } from '../errors/nianbao-error.js';
import { checkTiming, DEFAULT_TIME_ZONE, nextTimes, type Timing } from '../schedules/cron.js';
import { listSchedules } from '../store/schedules/schedules.js';
import type { CommandRun, Invocation } from './command.js';
import type { ExitCode } from './exit-code.js';
import { printListing } from './listing.js';
import { MESSAGES } from './messages.js';
import { text } from './options.js';
import { withDatabase } from './with-database.js';
import { zonedTime } from '../schedules/zoned-time.js';

const SHOWN = 5;

/** `nianbao schedule preview`: the next five times of a schedule, or of an expression before it is set. */
export const schedulePreview: CommandRun = async (invocation) => {
  const [name] = invocation.arguments;
  const cron = text(invocation, 'cron');
  if ((cron === undefined) === (name === undefined)) {
    throw new NianbaoError('usage', { reason: invocation.say(MESSAGES.nameOrCron) });
  }
  if (cron !== undefined) {
    const timing = checkTiming({ cron, timeZone: text(invocation, 'tz') ?? DEFAULT_TIME_ZONE });
    return printTimes(invocation, timing);
  }
  return withDatabase(invocation, async ({ pool }) => {
    const schedule = (await listSchedules(pool)).find((one) => one.name === name);
    if (schedule === undefined) {
      throw new NianbaoError('usage', { reason: invocation.say(MESSAGES.noSuchSchedule(name ?? '')) });
    }
    return printTimes(invocation, schedule);
  });
};

/** Prints the next five times. */
export function printTimes(invocation: Invocation, timing: Timing): Promise<ExitCode> {
  const times = nextTimes(timing, new Date(), SHOWN).map((time) => ({
    due: time.toISOString(),
    local: zonedTime(time, timing.timeZone),
  }));
  return printListing(invocation, times, [
    { head: `${invocation.say(MESSAGES.nextTime)} (${timing.timeZone})`, cell: (row) => row.local },
  ]);
}
