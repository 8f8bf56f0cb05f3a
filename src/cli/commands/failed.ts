import { present } from '../../document/present.js';
import { both } from '../../language.js';
import { failedToJson, failureGroupToJson } from '../../store/items/item-json.js';
import type { FailureGroup } from '../../store/items/failure-groups.js';
import type { FailedItem } from '../../store/items/list-items.js';
import { HEADS, PLAIN_WORDS } from '../../words/heads.js';
import { command, type Call } from '../command/command.js';
import { EXIT, type ExitCode } from '../command/exit-code.js';
import { FAILED, JSON_LINES } from '../command/shared-options.js';
import { flag } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import type { Column } from '../terminal/table.js';
import { requireRun } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';
import { ATTEMPTS, failedHistory } from './failed-history.js';

const SAID = {
  count: both('数目', 'Count'),
  item: both('项', 'Item'),
  oneByOne: both('逐项', 'Items'),
  howRunsStand: both('各批次的情况：nianbao runs', 'How the runs stand: nianbao runs'),
};

/** Failed items, and what to do about each. */
export const failed = command({
  name: 'failed',
  summary: both('列出失败项及原因', 'list failed items and why they failed'),
  options: {
    ...FAILED,
    byCode: flag('只按错误码汇总，不逐项列出', 'only count by error code, list no items'),
    quarantined: flag('只限已隔离的', 'only those in quarantine'),
    json: JSON_LINES,
  },
  examples: ['failed', 'failed --run 3 --code file_empty', 'failed --by-code', 'failed history 17'],
  subcommands: [failedHistory],
  run: ({ run, code, step, host, byCode, quarantined }, call) =>
    withDatabase(call, async ({ pool }) => {
      const { failureGroups } = await import('../../store/items/failure-groups.js');
      const { listFailed } = await import('../../store/items/list-items.js');
      await requireRun(call, pool, run);
      const selection = present({ run, code, step, host, quarantined: quarantined || undefined });
      if (byCode || !call.json) {
        const groups = await failureGroups(pool, selection);
        const printed = await printGroups(call, groups);
        if (byCode || groups.length === 0 || printed !== EXIT.done) return printed;
        await call.screen.print('');
        await call.screen.print(call.say(SAID.oneByOne));
      }
      return printListing(call, listFailed(pool, selection), itemColumns(call), SAID.howRunsStand, (row) =>
        failedToJson(row, call.language),
      );
    }),
});

const itemColumns = ({ say }: Call): Column<FailedItem>[] => [
  { head: say(SAID.item), cell: (row) => row.id, align: 'end' },
  { head: say(HEADS.run), cell: (row) => row.run, align: 'end' },
  { head: say(HEADS.step), cell: (row) => row.step },
  { head: say(HEADS.code), cell: (row) => row.error.code },
  { head: say(ATTEMPTS), cell: (row) => row.attempts, align: 'end' },
  { head: say(HEADS.when), cell: (row) => localTime(row.failedAt) },
  { head: say(HEADS.quarantined), cell: (row) => (row.quarantined ? say(PLAIN_WORDS.yes) : '') },
  { head: say(HEADS.source), cell: (row) => row.source, shrinksTo: 12 },
  { head: say(HEADS.message), cell: (row) => say(row.error.message), shrinksTo: 12 },
];

/** Failed items by code, and what to do about each code. */
function printGroups(call: Call, groups: readonly FailureGroup[]): Promise<ExitCode> {
  const { say } = call;
  const columns: Column<FailureGroup>[] = [
    { head: say(HEADS.code), cell: (row) => row.code },
    { head: say(SAID.count), cell: (row) => row.count, align: 'end' },
    { head: say(HEADS.quarantined), cell: (row) => row.quarantined || '', align: 'end' },
    { head: say(HEADS.message), cell: (row) => say(row.message), shrinksTo: 12 },
  ];
  return printListing(call, groups, columns, SAID.howRunsStand, (row) =>
    failureGroupToJson(row, call.language),
  );
}
