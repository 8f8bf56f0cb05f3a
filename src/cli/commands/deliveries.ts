import { both } from '../../language.js';
import { DELIVERY_STATES } from '../../store/deliveries/delivery-state.js';
import type { ListedDelivery } from '../../store/deliveries/list-deliveries.js';
import { HEADS } from '../../words/heads.js';
import { DELIVERY_STATE_WORDS, FINDING_EVENT_WORDS, wordFor } from '../../words/values.js';
import { command } from '../command/command.js';
import { JSON_LINES, SINK } from '../command/shared-options.js';
import { choice } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import type { Column } from '../terminal/table.js';
import { withDatabase } from '../work/with-database.js';
import { deliveriesResend } from './deliveries-resend.js';
import { ATTEMPTS } from './failed-history.js';
import { EVENT } from './findings-history.js';

const SAID = {
  finding: both('发现', 'Finding'),
  sink: both('接收端', 'Sink'),
  whereSinksAre: both(
    '接收端写在配置文件的 sinks 中，见 docs/sinks.md',
    'Sinks are named in the configuration file, see docs/sinks.md',
  ),
};

/** Which events went to which sinks, and which did not. */
export const deliveries = command({
  name: 'deliveries',
  summary: both('列出向接收端的投递', 'list what was delivered to sinks, and what was not'),
  options: {
    state: choice(
      'state',
      [...DELIVERY_STATES, 'undelivered'] as const,
      '只限该状态；undelivered 为未送达',
      'only in this state; undelivered: pending or failed',
    ),
    sink: SINK,
    json: JSON_LINES,
  },
  examples: ['deliveries --state undelivered'],
  subcommands: [deliveriesResend],
  run({ state, sink }, call) {
    const { say, language } = call;
    const columns: Column<ListedDelivery>[] = [
      { head: say(HEADS.id), cell: (row) => row.id, align: 'end' },
      { head: say(SAID.sink), cell: (row) => row.sink },
      { head: say(HEADS.status), cell: (row) => say(DELIVERY_STATE_WORDS[row.state]) },
      { head: say(SAID.finding), cell: (row) => row.finding, align: 'end' },
      { head: say(EVENT), cell: (row) => say(wordFor(FINDING_EVENT_WORDS, row.kind)) },
      { head: say(HEADS.rule), cell: (row) => row.rule, shrinksTo: 10 },
      { head: say(ATTEMPTS), cell: (row) => row.attempts, align: 'end' },
      { head: say(HEADS.when), cell: (row) => localTime(row.triedAt) },
      { head: say(HEADS.message), cell: (row) => row.error?.message[language], shrinksTo: 12 },
    ];
    return withDatabase(call, async ({ pool }) => {
      const { deliveryToJson, listDeliveries } = await import('../../store/deliveries/list-deliveries.js');
      const rows = listDeliveries(pool, { state, sink });
      return printListing(call, rows, columns, SAID.whereSinksAre, (row) => deliveryToJson(row, language));
    });
  },
});
