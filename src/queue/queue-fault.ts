import { NianbaoError } from '../errors/nianbao-error.js';
import { reasonOf } from '../errors/reason.js';

/** What ioredis and its parser call their errors. */
const NAMES = new Set(['MaxRetriesPerRequestError', 'ReplyError', 'ClusterAllFailedError', 'ParserError']);
/** Errors of ioredis that have no name of their own. */
const MESSAGES =
  /^(?:Connection is closed|Stream isn't writeable|Command timed out|Command queue state error)/;

/**
 * A fault of the Redis that holds the queues, as `queue_fault`; anything else comes back as it is.
 *
 * @param thrown any thrown value
 */
export function asQueueFault(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof NianbaoError) return thrown;
  if (!NAMES.has(thrown.name) && !MESSAGES.test(thrown.message)) return thrown;
  return new NianbaoError('queue_fault', { reason: reasonOf(thrown) }, { cause: thrown });
}
