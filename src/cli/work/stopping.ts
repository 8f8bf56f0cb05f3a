import { both } from '../../language.js';
import type { Call } from '../command/command.js';
import { EXIT, type ExitCode } from '../command/exit-code.js';

/** What is said when Ctrl-C was heard. */
export const STOPPING = both(
  '正在收尾：完成或放回手头的任务。再按一次 Ctrl-C 立即退出。',
  'Stopping: finishing or releasing the jobs at hand. Press Ctrl-C again to exit at once.',
);

/** Says on the first Ctrl-C that it was heard. */
export function announceInterrupt({ signal, screen, say }: Call): void {
  const announce = (): void => screen.note(say(STOPPING));
  if (signal.aborted) announce();
  else signal.addEventListener('abort', announce, { once: true });
}

/** Waits for the end of a service; keeps the process alive even if every connection is lost for a while. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const awake = setInterval(() => undefined, 60_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  clearInterval(awake);
}

/** The exit code of a service that was told to stop: a supervisor's SIGTERM gets what it asked for. */
export const stoppedCode = (signal: AbortSignal): ExitCode =>
  signal.reason === 'SIGTERM' ? EXIT.done : EXIT.interrupted;
