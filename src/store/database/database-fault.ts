import { NianbaoError } from '../../errors/nianbao-error.js';
import { reasonOf } from '../../errors/reason.js';

/** SQLSTATE classes that pass: connection, rollback, resources, object in use, intervention, system. */
const PASSING_STATES = /^(08|40|53|55|57|58)[0-9A-Z]{3}$/;
const PASSING_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const PASSING_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/**
 * A fault of the database that may pass by itself, as `database_fault`; anything else comes back as it is.
 *
 * @param thrown any thrown value
 */
export function asDatabaseFault(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof NianbaoError) return thrown;
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  const passing =
    PASSING_STATES.test(code) || PASSING_CODES.has(code) || PASSING_MESSAGES.test(thrown.message);
  return passing
    ? new NianbaoError('database_fault', { reason: reasonOf(thrown) }, { cause: thrown })
    : thrown;
}
