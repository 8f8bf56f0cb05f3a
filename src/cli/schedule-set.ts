import { listedSchedule } from '../store/schedules/list-schedules.js';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { NianbaoError } from '../errors/nianbao-error.js';
import { mirrorSchedules } from '../pipeline/schedules/keep-schedules.js';
import { checkTiming, DEFAULT_TIME_ZONE } from '../schedules/cron.js';
import { pathsAsked } from '../store/runs/runs.js';
import { listSchedules, saveSchedule, type ScheduledArguments } from '../store/schedules/schedules.js';
import type { CommandRun, Invocation } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { flag, requiredText, text } from './options.js';
import { printTimes } from './schedule-preview.js';
import { withPipeline } from './with-pipeline.js';

const LONGEST_NAME = 100;

/** `nianbao schedule set NAME`: sets a schedule and shows when it is due. */
export const scheduleSet: CommandRun = async (invocation) => {
  const { screen, say } = invocation;
  const name = (invocation.arguments[0] ?? '').trim();
  if (name === '' || name.length > LONGEST_NAME) {
    throw new NianbaoError('usage', { reason: say(MESSAGES.badScheduleName) });
  }
  const timing = checkTiming({
    cron: requiredText(invocation, 'cron'),
    timeZone: text(invocation, 'tz') ?? DEFAULT_TIME_ZONE,
  });
  const asked = whatToRun(invocation);
  const catchUp = flag(invocation, 'catchUp');
  for (const path of pathsAsked(asked)) {
    await access(path).catch(() => screen.note(say(MESSAGES.notThereYet(path))));
  }
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    const { pool } = pipeline.database;
    await saveSchedule(pool, { name, ...timing, asked, catchUp });
    await mirrorSchedules(pipeline);
    progress.end();
    if (flag(invocation, 'json')) {
      const saved = (await listSchedules(pool)).find((schedule) => schedule.name === name);
      if (saved !== undefined) await screen.printJson(await listedSchedule(pipeline.database.pool, saved));
      return EXIT.done;
    }
    screen.note(say(MESSAGES.scheduleSet(name)));
    return printTimes(invocation, timing);
  });
};

function whatToRun(invocation: Invocation): ScheduledArguments {
  const { drop } = invocation.options;
  const list = text(invocation, 'crawl');
  const paths = Array.isArray(drop) ? drop.map((path) => resolve(path)) : [];
  if ((list === undefined) === (paths.length === 0)) {
    throw new NianbaoError('usage', { reason: invocation.say(MESSAGES.dropOrCrawl) });
  }
  return list === undefined ? { kind: 'ingest', paths } : { kind: 'crawl', list: resolve(list) };
}
