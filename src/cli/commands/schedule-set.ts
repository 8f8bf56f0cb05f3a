import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { both } from '../../language.js';
import type { ScheduledArguments } from '../../store/schedules/schedules.js';
import { command, type Call } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { CRON, JSON_LINES, SCHEDULE, TIME_ZONE } from '../command/shared-options.js';
import { flag, many, needed, text } from '../command/values.js';
import { usage } from '../work/no-such.js';
import { withPipeline } from '../work/with-pipeline.js';
import { printTimes } from './schedule-preview.js';

const LONGEST_NAME = 100;

const SAID = {
  badName: both('名称应为 1 到 100 个字', 'A name has 1 to 100 characters'),
  dropOrCrawl: both('请写 --drop 或 --crawl 之一', 'Give either --drop or --crawl'),
  notThereYet: (path: string) => both(`现在还没有 ${path}。`, `There is no ${path} yet.`),
  set: (name: string) =>
    both(
      `已设定 ${name}。由 nianbao start 或 nianbao worker runs 到时运行。`,
      `${name} is set. nianbao start, or nianbao worker runs, runs it when it is due.`,
    ),
};

/** Sets a schedule and shows when it is due. */
export const scheduleSet = command({
  name: 'set',
  summary: both('新设或更改一个定时任务', 'set a schedule, or change it'),
  arguments: { name: SCHEDULE },
  options: {
    cron: needed(CRON),
    tz: TIME_ZONE,
    drop: many(text('path', '收入这些目录或文件', 'ingest these directories or files')),
    crawl: text('list', '按此清单抓取', 'crawl this list'),
    catchUp: flag(
      '停机错过的，启动后补做一次',
      'make up once, at the next start, for what was missed while nothing ran',
    ),
    json: JSON_LINES,
  },
  examples: [
    'schedule set nightly --cron "0 2 * * *" --drop /srv/drop --catch-up',
    'schedule set weekly --cron "30 3 * * 1" --crawl sites.csv',
  ],
  async run({ name: given, cron, tz, drop, crawl, catchUp }, call) {
    const { screen, say } = call;
    const { checkTiming, DEFAULT_TIME_ZONE } = await import('../../schedules/cron.js');
    const name = given.trim();
    if (name === '' || name.length > LONGEST_NAME) throw usage(call, SAID.badName);
    const timing = checkTiming({ cron, timeZone: tz ?? DEFAULT_TIME_ZONE });
    const asked = whatToRun(call, drop, crawl);
    const { pathsAsked } = await import('../../store/runs/runs.js');
    for (const path of pathsAsked(asked)) {
      await access(path).catch(() => screen.note(say(SAID.notThereYet(path))));
    }
    return withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { pool } = pipeline.database;
      const { mirrorSchedules } = await import('../../pipeline/schedules/keep-schedules.js');
      const { saveSchedule } = await import('../../store/schedules/schedules.js');
      const { listedSchedules } = await import('../../store/schedules/list-schedules.js');
      await saveSchedule(pool, { name, ...timing, asked, catchUp });
      await mirrorSchedules(pipeline);
      progress.end();
      if (call.json) {
        for (const saved of await listedSchedules(pool, name)) await screen.printJson(saved);
        return EXIT.done;
      }
      screen.note(say(SAID.set(name)));
      return printTimes(call, timing);
    });
  },
});

function whatToRun(call: Call, drop: readonly string[], list: string | undefined): ScheduledArguments {
  const paths = drop.map((path) => resolve(path));
  if ((list === undefined) === (paths.length === 0)) throw usage(call, SAID.dropOrCrawl);
  return list === undefined ? { kind: 'ingest', paths } : { kind: 'crawl', list: resolve(list) };
}
