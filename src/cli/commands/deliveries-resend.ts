import { present } from '../../document/present.js';
import { both } from '../../language.js';
import { command } from '../command/command.js';
import { EXIT } from '../command/exit-code.js';
import { JSON_LINES, SINK } from '../command/shared-options.js';
import { many, wholeNumber } from '../command/values.js';
import { noSuch } from '../work/no-such.js';
import { withPipeline } from '../work/with-pipeline.js';

const SAID = {
  delivering: both('投递', 'Delivering'),
  resent: (n: number, undelivered: number) =>
    both(`已重新投递 ${n} 件，未送达 ${undelivered} 件。`, `${n} sent again; ${undelivered} undelivered.`),
};

/** Sends what did not arrive again, and waits for the answers. */
export const deliveriesResend = command({
  name: 'resend',
  summary: both('重新投递未送达的', 'send again what did not arrive'),
  arguments: {
    named: many(
      wholeNumber(
        'id',
        '投递编号，已送达的也可；不写即全部未送达的',
        'ids, also of delivered ones; all undelivered when none is given',
      ),
    ),
  },
  options: { sink: SINK, json: JSON_LINES },
  examples: ['deliveries resend', 'deliveries resend 17 --json'],
  async run({ named, sink }, call) {
    const { say, screen, signal } = call;
    const ids = [...new Set(named)];
    return withPipeline(call, { quiet: true }, async (pipeline, progress) => {
      const { pool } = pipeline.database;
      const { deliverDue } = await import('../../pipeline/deliver.js');
      const { countUndelivered, resendDeliveries } = await import('../../store/deliveries/deliveries.js');
      const resent = await resendDeliveries(pool, present({ sink, ids: ids.length === 0 ? undefined : ids }));
      const unknown = ids.filter((id) => !resent.includes(id));
      if (unknown.length > 0) throw noSuch(call, 'delivery', unknown);
      progress.phase(say(SAID.delivering), resent.length);
      let done = 0;
      await deliverDue(pipeline, {
        signal,
        onProgress: (count) => progress.update((done += count), resent.length),
      });
      progress.phase('');
      const undelivered = await countUndelivered(pool);
      if (call.json) await screen.printJson({ resent: resent.length, undelivered });
      else await screen.print(say(SAID.resent(resent.length, undelivered)));
      if (signal.aborted) return EXIT.interrupted;
      return undelivered === 0 ? EXIT.done : EXIT.someFailed;
    });
  },
});
