import { deliverDue } from '../pipeline/deliver.js';
import { resumeRun } from '../pipeline/work-run.js';
import { listUnfinishedRunIds } from '../store/runs/list-runs.js';
import { loadRun } from '../store/runs/runs.js';
import type { CommandRun } from './command.js';
import { MESSAGES } from './messages.js';
import { noSuch } from './no-such.js';
import { wholeNumber } from './options.js';
import { withPipeline } from './with-pipeline.js';
import { announceInterrupt, workRuns } from './work-runs.js';

/** `nianbao resume [RUN]`: creates lost jobs of unsettled items again from the rows, and works them to their end. */
export const resume: CommandRun = async (invocation) => {
  const { screen, say, signal, language } = invocation;
  const [given] = invocation.arguments;
  const asked = given === undefined ? undefined : wholeNumber(given, 'RUN', language);
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    announceInterrupt(invocation);
    const { pool } = pipeline.database;
    if (asked !== undefined && (await loadRun(pool, asked)) === null) {
      throw noSuch(invocation, 'run', [asked]);
    }
    const runs = asked === undefined ? await listUnfinishedRunIds(pool) : [asked];
    progress.phase(say(MESSAGES.planning));
    let pending = 0;
    for (const run of runs) {
      if (!signal.aborted) pending += await resumeRun(pipeline, run, { signal });
    }
    screen.note(say(MESSAGES.resumed(pending)));
    const code = await workRuns(invocation, pipeline, progress, runs);
    if (invocation.options['work'] !== false) await deliverDue(pipeline, { signal });
    return code;
  });
};
