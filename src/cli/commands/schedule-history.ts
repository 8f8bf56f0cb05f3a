import { both, type Bilingual } from '../../language.js';
import { HEADS } from '../../words/heads.js';
import { command } from '../command/command.js';
import { JSON_LINES } from '../command/shared-options.js';
import { text } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import { withDatabase } from '../work/with-database.js';

/** The latest ones; older ones are in the table `schedule_firing`. */
const SHOWN = 1000;

const SAID = {
  due: both('应于', 'Due'),
  passedOver: both('此前错过', 'Missed before'),
};

/** What became of a time that was due. */
export function firing(outcome: string, run: number | null): Bilingual {
  const of = run ?? '—';
  if (outcome === 'fired') return both(`已运行，批次 ${of}`, `ran as run ${of}`);
  if (outcome === 'skipped')
    return both(`跳过：批次 ${of} 尚未结束`, `skipped: run ${of} was still going on`);
  return both('错过：当时没有运行', 'missed: nothing ran at the time');
}

/** What became of the times that were due, the latest first. */
export const scheduleHistory = command({
  name: 'history',
  summary: both('列出各次到时的结果', 'list what became of the times that were due'),
  arguments: {
    name: text('name', '定时任务的名称；不写即全部', 'name of the schedule; all when not given'),
  },
  options: { json: JSON_LINES },
  examples: ['schedule history nightly'],
  run: ({ name }, call) =>
    withDatabase(call, async ({ pool }) => {
      const { say } = call;
      const { listFirings } = await import('../../store/schedules/schedules.js');
      return printListing(call, await listFirings(pool, name ?? null, SHOWN), [
        { head: say(HEADS.label), cell: (row) => row.schedule, shrinksTo: 8 },
        { head: say(SAID.due), cell: (row) => localTime(row.due) },
        { head: say(HEADS.status), cell: (row) => say(firing(row.outcome, row.run)) },
        { head: say(SAID.passedOver), cell: (row) => row.passedOver, align: 'end' },
      ]);
    }),
});
