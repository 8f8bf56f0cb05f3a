import { NianbaoError } from '../errors/nianbao-error.js';
import { giveVerdict, type Verdict } from '../store/findings/verdicts.js';
import { listFindings } from '../store/findings/list-findings.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { noSuch } from './no-such.js';
import { flag, requiredText, wholeNumber } from './options.js';
import { withDatabase } from './with-database.js';

/** `nianbao findings confirm|dismiss|reopen ID… --note TEXT --by NAME`: a person's word on findings. */
function verdictCommand(verdict: Verdict): CommandRun {
  return async (invocation) => {
    const { say, screen, language } = invocation;
    const ids = [...new Set(invocation.arguments.map((given) => wholeNumber(given, 'ID', language)))];
    const note = requiredText(invocation, 'note');
    const by = requiredText(invocation, 'by');
    return withDatabase(invocation, async ({ pool }) => {
      const { changed, unchanged, unknown, resolved } = await giveVerdict(pool, ids, verdict, {
        by,
        note,
      });
      if (unknown.length > 0) {
        throw noSuch(invocation, 'finding', unknown);
      }
      if (resolved.length > 0) {
        throw new NianbaoError('usage', { reason: say(MESSAGES.alreadyResolved(resolved)) });
      }
      if (flag(invocation, 'json')) {
        for await (const finding of listFindings(pool, { ids })) await screen.printJson(finding);
      } else {
        await screen.print(say(MESSAGES.verdictGiven[verdict](changed.length, unchanged.length)));
      }
      return EXIT.done;
    });
  };
}

export const findingsConfirm = verdictCommand('confirmed');
export const findingsDismiss = verdictCommand('dismissed');
export const findingsReopen = verdictCommand('reopened');
