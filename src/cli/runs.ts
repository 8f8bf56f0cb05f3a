import type { Pool } from 'pg';
import { listRunIds } from '../store/runs/list-runs.js';
import { runStatus, type RunStatus } from '../store/runs/runs.js';
import type { CommandRun } from './command.js';
import { printListing } from './listing.js';
import { localTime } from './local-time.js';
import { MESSAGES } from './messages.js';
import { formatDuration } from './progress.js';
import { withDatabase } from './with-database.js';

/** `nianbao runs`: all runs with their counts, oldest first. */
export const runs: CommandRun = (invocation) => {
  const { say, language } = invocation;
  return withDatabase(invocation, ({ pool }) =>
    printListing(
      invocation,
      eachRun(pool),
      [
        { head: say(MESSAGES.run), cell: (run) => run.id, align: 'end' },
        { head: say(MESSAGES.runLabel), cell: (run) => run.label, shrinksTo: 8 },
        { head: say(MESSAGES.status), cell: (run) => MESSAGES.runStates[run.state]?.[language] },
        { head: say(MESSAGES.started), cell: (run) => localTime(run.startedAt) },
        {
          head: say(MESSAGES.took),
          cell: ({ seconds }) => (seconds === null ? '' : formatDuration(seconds)),
          align: 'end',
        },
        { head: say(MESSAGES.planned), cell: (run) => run.items.planned, align: 'end' },
        { head: say(MESSAGES.done), cell: (run) => run.items.done, align: 'end' },
        { head: say(MESSAGES.unchanged), cell: (run) => run.items.unchanged, align: 'end' },
        { head: say(MESSAGES.failed), cell: (run) => run.items.failed, align: 'end' },
        { head: say(MESSAGES.pending), cell: (run) => run.items.pending, align: 'end' },
        {
          head: say(MESSAGES.summaryFindings),
          cell: ({ findings: { error, warning, info } }) => error + warning + info,
          align: 'end',
        },
        { head: say(MESSAGES.alarms), cell: (run) => run.alarms.length || '', align: 'end' },
      ],
      MESSAGES.noRuns,
    ),
  );
};

async function* eachRun(pool: Pool): AsyncGenerator<RunStatus> {
  for await (const id of listRunIds(pool)) {
    const run = await runStatus(pool, id);
    if (run) yield run;
  }
}
