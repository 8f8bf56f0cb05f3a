import { CronExpressionParser, type CronExpression } from 'cron-parser';
import { NianbaoError } from '../errors/nianbao-error.js';
import { because, type Reason } from '../errors/reasons.js';

/** When something is due: a cron expression and the time zone in which it is meant. */
export interface Timing {
  /** Five fields from minute to day of week, six from second on, or `@daily` and the like. */
  cron: string;
  /** IANA name, e.g. `Asia/Shanghai`. */
  timeZone: string;
}

/** Where nights are meant when nothing is said. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** More times than these are not counted. */
const MOST_PASSED = 10_000;
const FIELDS = /^(?:@[a-z]+|\S+(?:\s+\S+){4,5})$/;
/** `H` stands for a random value in some dialects; two readers would not agree on it. */
const RANDOM = /(?:^|[\s,/])H(?:$|[\s,/(])/i;

/**
 * Checks when something is to be due.
 *
 * @throws NianbaoError `cron_invalid`, `time_zone_invalid`
 */
export function checkTiming({ cron, timeZone }: Timing): Timing {
  const checked = { cron: cron.trim(), timeZone: timeZone.trim() };
  try {
    new Intl.DateTimeFormat('en', { timeZone: checked.timeZone });
  } catch {
    throw new NianbaoError('time_zone_invalid', { name: checked.timeZone });
  }
  const invalid = (reason: Reason): NianbaoError =>
    new NianbaoError('cron_invalid', { cron: checked.cron, reason });
  if (!FIELDS.test(checked.cron)) throw invalid(because('cron_fields'));
  if (RANDOM.test(checked.cron)) throw invalid(because('cron_random'));
  try {
    read(checked, new Date()).next();
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error));
  }
  return checked;
}

/** The next times after a moment, ascending. */
export function nextTimes(timing: Timing, after: Date, count: number): Date[] {
  const times = read(timing, after);
  return Array.from({ length: count }, () => times.next().toDate());
}

/**
 * The last time that was due in a stretch, and how many were due before it.
 *
 * @param after not included
 * @param upTo included
 * @returns null when none was due
 */
export function lastDue(timing: Timing, after: Date, upTo: Date): { due: Date; passedOver: number } | null {
  // Times before a moment do not include that moment.
  const times = read(timing, new Date(upTo.getTime() + 1));
  const due = times.prev().toDate();
  if (due <= after) return null;
  let passedOver = 0;
  while (passedOver < MOST_PASSED && times.prev().toDate() > after) passedOver += 1;
  return { due, passedOver };
}

function read({ cron, timeZone }: Timing, currentDate: Date): CronExpression {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate });
}
