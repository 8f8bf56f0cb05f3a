import { present } from '../../document/present.js';
import { both } from '../../language.js';
import { command } from '../command/command.js';
import { JSON_LINES, NO_WORK, RUN, YEAR } from '../command/shared-options.js';
import { flag, text } from '../command/values.js';
import { requireRun } from '../work/no-such.js';
import { announceInterrupt } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';

const SAID = {
  nothingStored: both('没有符合条件的年报需要重新读取。', 'No stored report is to be read again.'),
  planning: both('清点已存的文件', 'Listing the stored documents'),
};

/** Reads stored documents again and checks them, without fetching, and works that to its end. */
export const reprocess = command({
  name: 'reprocess',
  summary: both(
    '用现在的程序重新读取并校验已存的文件，不再抓取',
    'read stored documents again with the program of now, and check them, without fetching',
  ),
  options: {
    run: RUN,
    issuer: text('text', '只限发布机关名称中含有该文字的', 'only of issuers whose name contains this'),
    year: YEAR,
    outdated: flag('只限由以前版本读取的', 'only what an earlier version of the program read'),
    work: NO_WORK,
    json: JSON_LINES,
  },
  examples: ['reprocess --outdated', 'reprocess --run 3 --year 2024'],
  run: ({ run, issuer, year, outdated, work }, call) =>
    withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { screen, say, signal } = call;
      const { planRun } = await import('../../pipeline/planners/plan-run.js');
      const { workRuns } = await import('../work/work-runs.js');
      announceInterrupt(call);
      await requireRun(call, pipeline.database.pool, run);
      progress.phase(say(SAID.planning));
      const { runId, planned } = await planRun(
        pipeline,
        { kind: 'reprocess', reprocess: present({ run, issuer, year, outdated }) },
        { signal, onProgress: (found) => progress.update(found, null) },
      );
      if (planned === 0 && !signal.aborted) screen.note(say(SAID.nothingStored));
      return workRuns(call, pipeline, progress, [runId], work);
    }),
});
