import { both } from '../../language.js';
import { HEADS } from '../../words/heads.js';
import { FINDING_EVENT_WORDS, FINDING_STATUS_WORDS, wordFor } from '../../words/values.js';
import { command } from '../command/command.js';
import { JSON_LINES } from '../command/shared-options.js';
import { needed, wholeNumber } from '../command/values.js';
import { printListing } from '../terminal/listing.js';
import { localTime } from '../terminal/local-time.js';
import { findingToJson } from '../../store/findings/finding-json.js';
import { findingLines } from '../views/finding-lines.js';
import { noSuch } from '../work/no-such.js';
import { withDatabase } from '../work/with-database.js';

/** What happened to a finding, as a head of a column. */
export const EVENT = both('事项', 'Event');

const SAID = {
  heading: (id: number, issuer: string | null, year: number | null) =>
    both(
      `发现 ${id} · ${issuer ?? '—'} · ${year ?? '—'}`,
      `Finding ${id} · ${issuer ?? '—'} · ${year ?? '—'}`,
    ),
  note: both('理由', 'Note'),
};

/** What became of one finding, from its first run on. */
export const findingsHistory = command({
  name: 'history',
  summary: both('显示一条发现的经过', 'show what became of a finding'),
  arguments: { id: needed(wholeNumber('id', '发现的编号', 'id of the finding')) },
  options: { json: JSON_LINES },
  examples: ['findings history 12'],
  run: ({ id }, call) =>
    withDatabase(call, async ({ pool }) => {
      const { say, language, screen } = call;
      const { findingHistory } = await import('../../store/findings/finding-history.js');
      const { loadFinding } = await import('../../store/findings/list-findings.js');
      const events = await findingHistory(pool, id);
      if (events === null) throw noSuch(call, 'finding', [id]);
      if (!call.json) {
        const finding = await loadFinding(pool, id);
        if (finding !== null) {
          await screen.print(say(SAID.heading(id, finding.issuer, finding.reportYear)));
          const lines = findingLines(findingToJson(finding), language, screen.width);
          for (const line of [...lines, '']) await screen.print(line);
        }
      }
      return printListing(call, events, [
        { head: say(HEADS.when), cell: (row) => localTime(row.at) },
        { head: say(EVENT), cell: (row) => say(wordFor(FINDING_EVENT_WORDS, row.kind)) },
        { head: say(HEADS.status), cell: (row) => say(FINDING_STATUS_WORDS[row.status]) },
        { head: say(HEADS.expected), cell: (row) => row.expected, align: 'end', shrinksTo: 8 },
        { head: say(HEADS.actual), cell: (row) => row.actual, align: 'end', shrinksTo: 8 },
        { head: say(HEADS.run), cell: (row) => row.run, align: 'end' },
        { head: say(HEADS.by), cell: (row) => row.by, shrinksTo: 6 },
        { head: say(SAID.note), cell: (row) => row.note, shrinksTo: 12 },
      ]);
    }),
});
