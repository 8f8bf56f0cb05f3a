import { planRun } from '../pipeline/planners/plan-run.js';
import type { CommandRun } from './command.js';
import { MESSAGES } from './messages.js';
import { text } from './options.js';
import { withPipeline } from './with-pipeline.js';
import { announceInterrupt, workRuns } from './work-runs.js';

/** `nianbao ingest PATH…`: plans a run over files and directories and works it to its end. */
export const ingest: CommandRun = (invocation) =>
  withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    const { screen, say, signal } = invocation;
    announceInterrupt(invocation);
    progress.phase(say(MESSAGES.planning));
    const { runId, planned } = await planRun(
      pipeline,
      { kind: 'ingest', paths: [...invocation.arguments] },
      {
        label: text(invocation, 'runLabel'),
        signal,
        onProgress: (found) => progress.update(found, null),
      },
    );
    if (planned === 0 && !signal.aborted) screen.note(say(MESSAGES.nothingPlanned));
    return workRuns(invocation, pipeline, progress, [runId]);
  });
