import { both } from '../../language.js';
import type { RunStatus } from '../../store/runs/run-status.js';
import { HEADS } from '../../words/heads.js';
import { RUN_STATE_WORDS } from '../../words/values.js';
import { command } from '../command/command.js';
import { JSON_LINES } from '../command/shared-options.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import { formatDuration } from '../terminal/progress.js';
import type { Column } from '../terminal/table.js';
import { withDatabase } from '../work/with-database.js';

const TOOK = both('用时', 'Took');
const ALARMS = both('警报', 'Alarms');
const FIRST_RUN = both(
  '开始第一个批次：nianbao ingest 目录',
  'Start the first run: nianbao ingest DIRECTORY',
);

/** All runs with their counts, oldest first. */
export const runs = command({
  name: 'runs',
  summary: both('列出批次', 'list the runs'),
  options: { json: JSON_LINES },
  examples: ['runs'],
  run(_given, call) {
    const { say } = call;
    const columns: Column<RunStatus>[] = [
      { head: say(HEADS.run), cell: (run) => run.id, align: 'end' },
      { head: say(HEADS.label), cell: (run) => run.label, shrinksTo: 8 },
      { head: say(HEADS.status), cell: (run) => say(RUN_STATE_WORDS[run.state]) },
      { head: say(HEADS.started), cell: (run) => localTime(run.startedAt) },
      {
        head: say(TOOK),
        cell: ({ seconds }) => (seconds === null ? '' : formatDuration(seconds)),
        align: 'end',
      },
      { head: say(HEADS.planned), cell: (run) => run.items.planned, align: 'end' },
      { head: say(HEADS.done), cell: (run) => run.items.done, align: 'end' },
      { head: say(HEADS.unchanged), cell: (run) => run.items.unchanged, align: 'end' },
      { head: say(HEADS.failed), cell: (run) => run.items.failed, align: 'end' },
      { head: say(HEADS.pending), cell: (run) => run.items.pending, align: 'end' },
      {
        head: say(HEADS.findings),
        cell: ({ findings: { error, warning, info } }) => error + warning + info,
        align: 'end',
      },
      { head: say(ALARMS), cell: (run) => run.alarms.length || '', align: 'end' },
    ];
    return withDatabase(call, async ({ pool }) => {
      const { listRuns } = await import('../../store/runs/list-runs.js');
      return printListing(call, listRuns(pool), columns, FIRST_RUN);
    });
  },
});
