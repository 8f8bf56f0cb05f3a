import { deliverDue } from '../pipeline/deliver.js';
import { countUndelivered, resendDeliveries } from '../store/deliveries/deliveries.js';
import type { CommandRun } from './command.js';
import { EXIT } from './exit-code.js';
import { MESSAGES } from './messages.js';
import { noSuch } from './no-such.js';
import { flag, text, wholeNumber } from './options.js';
import { withPipeline } from './with-pipeline.js';

/** `nianbao deliveries resend [ID…]`: sends what did not arrive again, and waits for the answers. */
export const deliveriesResend: CommandRun = async (invocation) => {
  const { say, screen, language, signal } = invocation;
  const ids = [...new Set(invocation.arguments.map((given) => wholeNumber(given, 'ID', language)))];
  return withPipeline(invocation, { quiet: true }, async (pipeline, progress) => {
    const { pool } = pipeline.database;
    const sink = text(invocation, 'sink');
    const resent = await resendDeliveries(pool, { sink, ...(ids.length === 0 ? {} : { ids }) });
    const unknown = ids.filter((id) => !resent.includes(id));
    if (unknown.length > 0) {
      throw noSuch(invocation, 'delivery', unknown);
    }
    progress.phase(say(MESSAGES.delivering), resent.length);
    let done = 0;
    await deliverDue(pipeline, {
      signal,
      onProgress: (count) => progress.update((done += count), resent.length),
    });
    progress.phase('');
    const undelivered = await countUndelivered(pool);
    if (flag(invocation, 'json')) await screen.printJson({ resent: resent.length, undelivered });
    else await screen.print(say(MESSAGES.resent(resent.length, undelivered)));
    if (signal.aborted) return EXIT.interrupted;
    return undelivered === 0 ? EXIT.done : EXIT.someFailed;
  });
};
