import { both } from '../../language.js';
import type { Call } from '../command/command.js';
import { usage } from './no-such.js';

/**
 * What to throw when writing to a directory failed: the system's own complaint as a sentence, anything else
 * as it is.
 */
export function cannotWrite(call: Call, directory: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('syscall' in thrown) || !('code' in thrown)) return thrown;
  const reason = String(thrown.code);
  return usage(
    call,
    both(`无法写入目录 ${directory}（${reason}）`, `The directory ${directory} can't be written (${reason})`),
    thrown,
  );
}
