import { NianbaoError } from '../errors/nianbao-error.js';
import { mirrorSchedules } from '../pipeline/schedules/keep-schedules.js';
import { pauseSchedule, removeSchedule } from '../store/schedules/schedules.js';
import type { Queryable } from '../store/database/query.js';
import type { Bilingual } from '../language.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { withPipeline } from './with-pipeline.js';

/** `nianbao schedule remove NAME` */
export const scheduleRemove = change(
  async (db, name) => (await removeSchedule(db, name)) !== null,
  MESSAGES.scheduleRemoved,
);

/** `nianbao schedule pause NAME` */
export const schedulePause = change((db, name) => pauseSchedule(db, name, true), MESSAGES.schedulePaused);

/** `nianbao schedule resume NAME` */
export const scheduleResume = change((db, name) => pauseSchedule(db, name, false), MESSAGES.scheduleResumed);

/** A command that changes one schedule in the rows, and then the queue after them. */
function change(
  work: (db: Queryable, name: string) => Promise<boolean>,
  done: (name: string) => Bilingual,
): CommandRun {
  return (invocation) =>
    withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
      const { screen, say } = invocation;
      const name = invocation.arguments[0] ?? '';
      if (!(await work(pipeline.database.pool, name))) {
        throw new NianbaoError('usage', { reason: say(MESSAGES.noSuchSchedule(name)) });
      }
      await mirrorSchedules(pipeline);
      progress.end();
      screen.note(say(done(name)));
      return EXIT.done;
    });
}
