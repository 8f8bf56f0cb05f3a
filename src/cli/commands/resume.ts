import { both } from '../../language.js';
import { counted } from '../../words/counted.js';
import { command } from '../command/command.js';
import { JSON_LINES, NO_WORK } from '../command/shared-options.js';
import { wholeNumber } from '../command/values.js';
import { requireRun } from '../work/no-such.js';
import { PLANNING } from '../work/processing-words.js';
import { announceInterrupt } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';

const resumed = (n: number) =>
  both(`${n} 项待办，已确认在队列中。`, `${counted(n, 'item')} pending; their jobs are in the queues.`);

/** Creates lost jobs of unsettled items again from the rows, and works them to their end. */
export const resume = command({
  name: 'resume',
  summary: both('从数据库补回丢失的任务并继续', 'create lost jobs again from the database and go on'),
  arguments: {
    asked: wholeNumber('run', '批次；不写即所有未结束的', 'the run; all unfinished ones when none is given'),
  },
  options: { work: NO_WORK, json: JSON_LINES },
  examples: ['resume', 'resume 3'],
  run: ({ asked, work }, call) =>
    withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { screen, say, signal } = call;
      const { pool } = pipeline.database;
      const { deliverDue } = await import('../../pipeline/deliver.js');
      const { resumeRun } = await import('../../pipeline/work-run.js');
      const { listUnfinishedRunIds } = await import('../../store/runs/list-runs.js');
      const { workRuns } = await import('../work/work-runs.js');
      announceInterrupt(call);
      await requireRun(call, pool, asked);
      const runs = asked === undefined ? await listUnfinishedRunIds(pool) : [asked];
      progress.phase(say(PLANNING));
      let pending = 0;
      for (const run of runs) {
        if (!signal.aborted) pending += await resumeRun(pipeline, run, { signal });
      }
      screen.note(say(resumed(pending)));
      const code = await workRuns(call, pipeline, progress, runs, work);
      if (work) await deliverDue(pipeline, { signal });
      return code;
    }),
});
