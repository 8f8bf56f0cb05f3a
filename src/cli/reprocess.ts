import { present } from '../document/present.js';
import { planRun } from '../pipeline/planners/plan-run.js';
import type { CommandRun } from './command.js';
import { MESSAGES } from './messages.js';
import { knownRun } from './no-such.js';
import { flag, numberOption, text } from './options.js';
import { withPipeline } from './with-pipeline.js';
import { announceInterrupt, workRuns } from './work-runs.js';

/** `nianbao reprocess`: reads stored documents again and checks them, without fetching, and works that to its end. */
export const reprocess: CommandRun = async (invocation) => {
  const { screen, say, signal } = invocation;
  const year = numberOption(invocation, 'year');
  const issuer = text(invocation, 'issuer');
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    announceInterrupt(invocation);
    const run = await knownRun(invocation, pipeline.database.pool);
    progress.phase(say(MESSAGES.planningStored));
    const selection = present({ run, issuer, year, outdated: flag(invocation, 'outdated') });
    const { runId, planned } = await planRun(
      pipeline,
      { kind: 'reprocess', reprocess: selection },
      {
        signal,
        onProgress: (found) => progress.update(found, null),
      },
    );
    if (planned === 0 && !signal.aborted) screen.note(say(MESSAGES.nothingStored));
    return workRuns(invocation, pipeline, progress, [runId]);
  });
};
