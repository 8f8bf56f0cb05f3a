import { retryItems } from '../pipeline/retry.js';
import { countQuarantined } from '../store/items/failure-groups.js';
import type { CommandRun } from './command.js';
import { MESSAGES } from './messages.js';
import { knownRun, requireItems } from './no-such.js';
import { flag, text, wholeNumber } from './options.js';
import { withPipeline } from './with-pipeline.js';
import { announceInterrupt, workRuns } from './work-runs.js';

/** `nianbao retry [ITEM…]`: queues failed items again, and only those, and works them to their end. */
export const retry: CommandRun = async (invocation) => {
  const { screen, say, language } = invocation;
  const items = invocation.arguments.map((given) => wholeNumber(given, 'ITEM', language));
  const selection = {
    code: text(invocation, 'code'),
    step: text(invocation, 'step'),
    host: text(invocation, 'host'),
    quarantined: flag(invocation, 'quarantined'),
    ...(items.length === 0 ? {} : { items }),
  };
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    announceInterrupt(invocation);
    const run = await knownRun(invocation, pipeline.database.pool);
    await requireItems(invocation, pipeline.database.pool, items);
    const { count, runs } = await retryItems(pipeline, { ...selection, run });
    screen.note(say(MESSAGES.retried(count)));
    const aside = selection.quarantined
      ? 0
      : await countQuarantined(pipeline.database.pool, { ...selection, run });
    if (aside > 0) screen.note(say(MESSAGES.leftInQuarantine(aside)));
    return workRuns(invocation, pipeline, progress, runs);
  });
};
