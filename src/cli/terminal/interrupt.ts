import { EXIT } from '../command/exit-code.js';

/**
 * Turns Ctrl-C and SIGTERM into an abort signal; a second one ends the process at once, whatever is going on.
 */
export function listenForInterrupt(): AbortSignal {
  const controller = new AbortController();
  const stop = (name: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(name);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
