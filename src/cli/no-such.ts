import { NianbaoError } from '../errors/nianbao-error.js';
import type { Queryable } from '../store/database/query.js';
import { unknownItems } from '../store/items/run-items.js';
import { loadRun } from '../store/runs/runs.js';
import type { Invocation } from './command.js';
import { MESSAGES } from './messages.js';
import { numberOption } from './options.js';

/** What people name by its number. */
export type Numbered = keyof typeof MESSAGES.noSuch;

/** The error for numbers that name nothing: which, and what lists those that there are. */
export function noSuch({ say }: Invocation, kind: Numbered, ids: readonly number[]): NianbaoError {
  return new NianbaoError('usage', { reason: say(MESSAGES.noSuch[kind](ids)) });
}

/**
 * The run that `--run` names, undefined when it was not given.
 *
 * @throws NianbaoError `usage` when there is no such run
 */
export async function knownRun(invocation: Invocation, db: Queryable): Promise<number | undefined> {
  const run = numberOption(invocation, 'run');
  if (run !== undefined && (await loadRun(db, run)) === null) throw noSuch(invocation, 'run', [run]);
  return run;
}

/** @throws NianbaoError `usage` when one of the numbers is that of no item */
export async function requireItems(
  invocation: Invocation,
  db: Queryable,
  items: readonly number[],
): Promise<void> {
  const unknown = items.length === 0 ? [] : await unknownItems(db, items);
  if (unknown.length > 0) throw noSuch(invocation, 'item', unknown);
}
