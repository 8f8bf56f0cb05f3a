import { both } from '../../language.js';
import type { Timing } from '../../schedules/cron.js';
import { command, type Call } from '../command/command.js';
import type { ExitCode } from '../command/exit-code.js';
import { CRON, JSON_LINES, TIME_ZONE } from '../command/shared-options.js';
import { text } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import { usage } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';
import { noSuchSchedule } from './schedule-change.js';

const SHOWN = 5;

/** When a schedule is due, as a head of a column. */
export const NEXT = both('下次', 'Next');

const NAME_OR_CRON = both('请写名称或 --cron 之一', 'Give either a name or --cron');

/** The next five times of a schedule, or of an expression before it is set. */
export const schedulePreview = command({
  name: 'preview',
  summary: both('显示接下来的五次时间', 'show the next five times'),
  arguments: {
    name: text('name', '定时任务的名称；或用 --cron', 'name of the schedule; or give --cron'),
  },
  options: { cron: CRON, tz: TIME_ZONE, json: JSON_LINES },
  examples: ['schedule preview nightly', 'schedule preview --cron "0 2 * * 1-5"'],
  async run({ name, cron, tz }, call) {
    if ((cron === undefined) === (name === undefined)) throw usage(call, NAME_OR_CRON);
    if (cron !== undefined) {
      const { checkTiming, DEFAULT_TIME_ZONE } = await import('../../schedules/cron.js');
      return printTimes(call, checkTiming({ cron, timeZone: tz ?? DEFAULT_TIME_ZONE }));
    }
    return withDatabase(call, async ({ pool }) => {
      const { listSchedules } = await import('../../store/schedules/schedules.js');
      const schedule = (await listSchedules(pool)).find((one) => one.name === name);
      if (schedule === undefined) throw usage(call, noSuchSchedule(name ?? ''));
      return printTimes(call, schedule);
    });
  },
});

/** Prints the next five times. */
export async function printTimes(call: Call, timing: Timing): Promise<ExitCode> {
  const { nextTimes } = await import('../../schedules/cron.js');
  const { zonedTime } = await import('../../schedules/zoned-time.js');
  const times = nextTimes(timing, new Date(), SHOWN).map((time) => ({
    due: time.toISOString(),
    local: zonedTime(time, timing.timeZone),
  }));
  return printListing(call, times, [
    { head: `${call.say(NEXT)} (${timing.timeZone})`, cell: (row) => row.local },
  ]);
}
