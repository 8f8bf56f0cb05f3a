import { both } from '../../language.js';
import { HEADS } from '../../words/heads.js';
import { command } from '../command/command.js';
import { JSON_LINES } from '../command/shared-options.js';
import { needed, wholeNumber } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import { requireItems } from '../work/no-such.js';
import { attemptToJson } from '../../store/items/item-json.js';
import type { Attempt } from '../../store/items/list-items.js';
import type { Column } from '../terminal/table.js';
import { withDatabase } from '../work/with-database.js';

/** How often something was tried, as a head of a column. */
export const ATTEMPTS = both('次数', 'Tries');

/** Every diagnosis of an item, oldest first. */
export const failedHistory = command({
  name: 'history',
  summary: both('列出一项的历次诊断', 'list every diagnosis of an item'),
  arguments: { item: needed(wholeNumber('item', '项的编号', 'id of the item')) },
  options: { json: JSON_LINES },
  examples: ['failed history 17'],
  run: ({ item }, call) =>
    withDatabase(call, async ({ pool }) => {
      const { say, language } = call;
      const { itemAttempts } = await import('../../store/items/list-items.js');
      await requireItems(call, pool, [item]);
      const columns: Column<Attempt>[] = [
        { head: say(ATTEMPTS), cell: (row) => row.attempt, align: 'end' },
        { head: say(HEADS.when), cell: (row) => localTime(row.at) },
        { head: say(HEADS.step), cell: (row) => row.step },
        { head: say(HEADS.code), cell: (row) => row.code },
        { head: say(HEADS.message), cell: (row) => say(row.message), shrinksTo: 12 },
      ];
      return printListing(call, await itemAttempts(pool, item), columns, undefined, (row) =>
        attemptToJson(row, language),
      );
    }),
});
