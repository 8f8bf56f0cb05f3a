import { both } from '../../language.js';
import { HEADS, PLAIN_WORDS } from '../../words/heads.js';
import { command, type Call } from '../command/command.js';
import type { ExitCode } from '../command/exit-code.js';
import { JSON_LINES } from '../command/shared-options.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import { withDatabase } from '../work/with-database.js';
import { schedulePause, scheduleRemove, scheduleResume } from './schedule-change.js';
import { firing, scheduleHistory } from './schedule-history.js';
import { NEXT, schedulePreview } from './schedule-preview.js';
import { scheduleSet } from './schedule-set.js';

const SAID = {
  catchUp: both('补做', 'Catches up'),
  cron: both('时间表达式', 'Cron'),
  lastTime: both('上次', 'Last'),
  paused: both('已暂停', 'paused'),
  timeZone: both('时区', 'Time zone'),
};

const scheduleList = command({
  name: 'list',
  summary: both('列出定时任务和下次时间', 'list the schedules and when each is due next'),
  options: { json: JSON_LINES },
  examples: ['schedule list'],
  run: (_given, call) => list(call),
});

/** The schedules, by name; and what can be done with one. */
export const schedule = command({
  name: 'schedule',
  summary: both('列出、设定和删除定时任务', 'list, set and remove what is run again and again'),
  options: { json: JSON_LINES },
  examples: [
    'schedule',
    'schedule set nightly --cron "0 2 * * *" --drop /srv/drop',
    'schedule preview nightly',
  ],
  subcommands: [
    scheduleList,
    scheduleSet,
    scheduleRemove,
    schedulePause,
    scheduleResume,
    schedulePreview,
    scheduleHistory,
  ],
  run: (_given, call) => list(call),
});

async function list(call: Call): Promise<ExitCode> {
  const { say } = call;
  const { zonedTime } = await import('../../schedules/zoned-time.js');
  return withDatabase(call, async ({ pool }) => {
    const { listedSchedules } = await import('../../store/schedules/list-schedules.js');
    return printListing(call, await listedSchedules(pool), [
      { head: say(HEADS.label), cell: (row) => row.name, shrinksTo: 8 },
      { head: say(SAID.cron), cell: (row) => row.cron },
      { head: say(SAID.timeZone), cell: (row) => row.timeZone },
      {
        head: say(NEXT),
        cell: ({ next, timeZone }) =>
          next === null ? say(SAID.paused) : zonedTime(new Date(next), timeZone),
      },
      { head: say(SAID.catchUp), cell: (row) => say(row.catchUp ? PLAIN_WORDS.yes : PLAIN_WORDS.no) },
      {
        head: say(SAID.lastTime),
        cell: ({ last }) =>
          last === null ? '' : `${localTime(last.due)} ${say(firing(last.outcome, last.run))}`,
        shrinksTo: 12,
      },
      { head: say(HEADS.source), cell: (row) => row.paths.join(' '), shrinksTo: 12 },
    ]);
  });
}
