import { describe, expect, it } from 'vitest';
import { zonedTime } from '../../src/schedules/zoned-time.js';
import { checkTiming, lastDue, nextTimes } from '../../src/schedules/cron.js';

const timeZone = 'Asia/Shanghai';
const nightly = { cron: '0 2 * * *', timeZone };
const at = (iso: string): Date => new Date(iso);

describe('when a schedule is due', () => {
  it('is told in its own time zone', () => {
    const times = nextTimes(nightly, at('2026-02-28T17:59:59Z'), 2);
    expect(times.map((time) => zonedTime(time, timeZone))).toEqual([
      '2026-03-01 02:00:00 +08:00',
      '2026-03-02 02:00:00 +08:00',
    ]);
  });

  it('follows the clock of a zone with summer time', () => {
    const paris = { cron: '0 4 * * *', timeZone: 'Europe/Paris' };
    const times = nextTimes(paris, at('2026-03-28T00:00:00Z'), 2);
    expect(times.map((time) => zonedTime(time, paris.timeZone))).toEqual([
      '2026-03-28 04:00:00 +01:00',
      '2026-03-29 04:00:00 +02:00',
    ]);
  });

  it('counts a moment itself as due, and what was settled before no more', () => {
    const two = at('2026-03-01T18:00:00Z');
    expect(lastDue(nightly, at('2026-03-01T17:00:00Z'), two)).toEqual({ due: two, passedOver: 0 });
    expect(lastDue(nightly, two, at('2026-03-02T17:59:59Z'))).toBeNull();
  });

  it('is the last time of several, with the number of those before it', () => {
    const found = lastDue(nightly, at('2026-03-01T18:00:00Z'), at('2026-03-05T00:00:00Z'));
    expect(found).toEqual({ due: at('2026-03-04T18:00:00Z'), passedOver: 2 });
  });

  it('counts what was passed over up to a bound', () => {
    const each = { cron: '* * * * * *', timeZone };
    expect(lastDue(each, at('2026-01-01T00:00:00Z'), at('2026-03-01T00:00:00Z'))?.passedOver).toBe(10_000);
  });
});

describe('what is no time', () => {
  it.each(['', '* * * *', '61 2 * * *', '0 2 * * * * *', 'nightly', '0 0 30 2 *', 'H 2 * * *', '@sometimes'])(
    '"%s" is refused with what to write instead',
    (cron) => {
      expect(() => checkTiming({ cron, timeZone })).toThrow(/cron expression .* "0 2 \* \* \*"/);
    },
  );

  it('a time zone that there is not is refused', () => {
    expect(() => checkTiming({ ...nightly, timeZone: 'Asia/Qinghe' })).toThrow(
      /There is no time zone Asia\/Qinghe/,
    );
  });

  it('blanks around do no harm', () => {
    expect(checkTiming({ cron: ' 0 2 * * 1-5 ', timeZone: ` ${timeZone} ` })).toEqual({
      cron: '0 2 * * 1-5',
      timeZone,
    });
  });
});
