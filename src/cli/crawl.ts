import { planRun } from '../pipeline/planners/plan-run.js';
import type { CommandRun } from './command.js';
import { MESSAGES } from './messages.js';
import { text } from './options.js';
import { withPipeline } from './with-pipeline.js';
import { announceInterrupt, workRuns } from './work-runs.js';

/** `nianbao crawl LIST`: plans a run over a crawl list and works it to its end. */
export const crawl: CommandRun = (invocation) =>
  withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    const { screen, say, signal, env } = invocation;
    announceInterrupt(invocation);
    if ((env.NIANBAO_CONTACT ?? '').trim() === '') screen.note(say(MESSAGES.noContact));
    progress.phase(say(MESSAGES.planningCrawl));
    const { runId, planned } = await planRun(
      pipeline,
      { kind: 'crawl', list: invocation.arguments[0] ?? '' },
      {
        label: text(invocation, 'runLabel'),
        signal,
        onProgress: (found) => progress.update(found, null),
      },
    );
    if (planned === 0 && !signal.aborted) screen.note(say(MESSAGES.nothingListed));
    return workRuns(invocation, pipeline, progress, [runId]);
  });
