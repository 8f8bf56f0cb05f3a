import { NianbaoError } from '../errors/nianbao-error.js';
import { reasonOf } from '../errors/reason.js';
import type { Sink } from './sink.js';

/** Prints each event as a line on the standard output of the process that delivers it. */
export function openStandardOutput(stdout: NodeJS.WritableStream): Sink {
  return {
    async deliver(parcels) {
      const lines = parcels.map(({ body }) => `${body}\n`).join('');
      const fault = await new Promise<Error | null | undefined>((resolve) => {
        stdout.write(lines, (error) => resolve(error));
      });
      const error =
        fault == null
          ? null
          : new NianbaoError(
              'sink_unwritable',
              { path: 'stdout', reason: reasonOf(fault) },
              { cause: fault },
            );
      return parcels.map(() => error);
    },
  };
}
