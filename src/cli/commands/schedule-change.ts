import { both, type Bilingual } from '../../language.js';
import type { Queryable } from '../../store/database/query.js';
import { command, type Command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { SCHEDULE } from '../command/shared-options.js';
import { usage } from '../work/no-such.js';
import { withPipeline } from '../work/with-pipeline.js';

/** What is said of a schedule that there is not. */
export const noSuchSchedule = (name: string): Bilingual =>
  both(
    `没有定时任务 ${name}；用 nianbao schedule list 查看`,
    `There is no schedule ${name}; nianbao schedule list lists them`,
  );

/** One change of a schedule. */
interface Change {
  name: string;
  summary: Bilingual;
  /** @returns whether there is such a schedule */
  change: (db: Queryable, name: string) => Promise<boolean>;
  changed: (name: string) => Bilingual;
}

/** A command that changes one schedule in the rows, and then the queue after them. */
const changeCommand = ({ name: verb, summary, change, changed }: Change): Command =>
  command({
    name: verb,
    summary,
    arguments: { name: SCHEDULE },
    examples: [`schedule ${verb} nightly`],
    run: ({ name }, call) =>
      withPipeline(call, { quiet: true }, async (pipeline, progress) => {
        const { mirrorSchedules } = await import('../../pipeline/schedules/keep-schedules.js');
        if (!(await change(pipeline.database.pool, name))) throw usage(call, noSuchSchedule(name));
        await mirrorSchedules(pipeline);
        progress.end();
        call.screen.note(call.say(changed(name)));
        return EXIT.done;
      }),
  });

const store = () => import('../../store/schedules/schedules.js');

export const scheduleRemove = changeCommand({
  name: 'remove',
  summary: both('删除一个定时任务，保留它的批次', 'remove a schedule; its runs stay'),
  change: async (db, name) => (await (await store()).removeSchedule(db, name)) !== null,
  changed: (name) => both(`已删除定时任务 ${name}。`, `The schedule ${name} is removed.`),
});

export const schedulePause = changeCommand({
  name: 'pause',
  summary: both('暂停一个定时任务', 'pause a schedule'),
  change: async (db, name) => (await store()).pauseSchedule(db, name, true),
  changed: (name) => both(`已暂停定时任务 ${name}。`, `The schedule ${name} is paused.`),
});

export const scheduleResume = changeCommand({
  name: 'resume',
  summary: both(
    '恢复一个定时任务；暂停期间的不补',
    'let a schedule go on; what was due meanwhile is not made up for',
  ),
  change: async (db, name) => (await store()).pauseSchedule(db, name, false),
  changed: (name) => both(`已恢复定时任务 ${name}。`, `The schedule ${name} goes on.`),
});
