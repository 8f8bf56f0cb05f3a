import { present } from '../../document/present.js';
import { both } from '../../language.js';
import { counted } from '../../words/counted.js';
import { command } from '../command/command.js';
import { FAILED, JSON_LINES, NO_WORK } from '../command/shared-options.js';
import { flag, many, wholeNumber } from '../command/values.js';
import { requireItems, requireRun } from '../work/no-such.js';
import { announceInterrupt } from '../work/stopping.js';
import { withPipeline } from '../work/with-pipeline.js';

const SAID = {
  leftInQuarantine: (n: number) =>
    both(
      `另有 ${n} 项屡次失败，已隔离，没有重试。查看：nianbao failed --quarantined；解除隔离并重试：nianbao retry --quarantined`,
      `${counted(n, 'item')} in quarantine, left alone after failing again and again. See: nianbao failed --quarantined; release and retry: nianbao retry --quarantined`,
    ),
  retried: (n: number) => both(`已重新排队 ${n} 个失败项。`, `${counted(n, 'failed item')} queued again.`),
};

/** Queues failed items again, and only those, and works them to their end. */
export const retry = command({
  name: 'retry',
  summary: both('重新处理失败项', 'process failed items again'),
  arguments: {
    items: many(
      wholeNumber('item', '失败项的编号；不写即全部', 'ids of failed items; all when none is given'),
    ),
  },
  options: {
    ...FAILED,
    quarantined: flag(
      '解除隔离并重试；不写则不动已隔离的',
      'release those in quarantine and retry them; without it they are left alone',
    ),
    work: NO_WORK,
    json: JSON_LINES,
  },
  examples: ['retry', 'retry --run 3 --code path_not_found', 'retry 17 --quarantined'],
  run: ({ items, run, code, step, host, quarantined, work }, call) =>
    withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { screen, say } = call;
      const { pool } = pipeline.database;
      const { retryItems } = await import('../../pipeline/retry.js');
      const { countQuarantined } = await import('../../store/items/failure-groups.js');
      const { workRuns } = await import('../work/work-runs.js');
      announceInterrupt(call);
      await requireRun(call, pool, run);
      await requireItems(call, pool, items);
      const named = items.length === 0 ? undefined : items;
      const selection = { ...present({ run, code, step, host, items: named }), quarantined };
      const { count, runs } = await retryItems(pipeline, selection);
      screen.note(say(SAID.retried(count)));
      const aside = quarantined ? 0 : await countQuarantined(pool, selection);
      if (aside > 0) screen.note(say(SAID.leftInQuarantine(aside)));
      return workRuns(call, pipeline, progress, runs, work);
    }),
});
