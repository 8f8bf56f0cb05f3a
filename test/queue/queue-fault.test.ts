import { expect, test } from 'vitest';
import { NianbaoError } from '../../src/errors/nianbao-error.js';
import { asQueueFault } from '../../src/queue/queue-fault.js';

const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

test.each([
  named('MaxRetriesPerRequestError', 'Reached the max retries per request limit (which is 20).'),
  named('ReplyError', 'OOM command not allowed when used memory > maxmemory'),
  new Error('Connection is closed.'),
])('a fault of Redis is one of the queue, and may pass: $message', (thrown) => {
  const fault = asQueueFault(thrown);
  expect(fault).toMatchObject({ code: 'queue_fault', retryable: true, cause: thrown });
});

test('other errors stay as they are', () => {
  const others = [new TypeError('x is not a function'), new NianbaoError('interrupted'), 'thrown text'];
  expect(others.map(asQueueFault)).toEqual(others);
});
