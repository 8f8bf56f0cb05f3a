import { expect, it } from 'vitest';
import { NianbaoError } from '../../src/errors/nianbao-error.js';
import { JOBS, jobOf, subjectOf } from '../../src/pipeline/jobs.js';
import { taskOf, TASKS } from '../../src/pipeline/tasks.js';

const ITEM = { run: 1, item: 7, generation: 1 };

it.each([
  [null],
  [{ ...ITEM, item: '7' }],
  [{ ...ITEM, item: 0 }],
  [{ ...ITEM, text: 'a content' }],
  [{ run: 1, item: 7 }],
])('the payload %j is refused', (data) => {
  expect(() => TASKS.fetch.read(data)).toThrow(NianbaoError);
});

it('what a job is about can be read of payloads that are refused too', () => {
  expect(subjectOf({ ...ITEM, text: 'a content' })).toEqual(ITEM);
  expect(subjectOf({ run: 1, item: '7' })).toEqual({ run: 1, item: null, generation: null });
  expect(subjectOf({ schedule: 3 })).toEqual({ run: null, item: null, generation: null });
  expect(subjectOf('text')).toEqual({ run: null, item: null, generation: null });
});

it('two findings of one item, and two generations, have different job ids', () => {
  const finding = { ...ITEM, finding: 3 };
  const ids = [finding, { ...finding, finding: 4 }, { ...finding, generation: 2 }].map(
    (payload) => jobOf('storeFinding', payload).id,
  );
  expect(new Set(ids).size).toBe(3);
  expect(ids.join()).not.toContain(':');
});

it('jobs of different kinds about the same never have the same id', () => {
  const run = { run: 1 };
  const jobs = [
    jobOf('fetch', ITEM),
    jobOf('extract', ITEM),
    jobOf('validate', ITEM),
    jobOf('checkRun', run),
    jobOf('planRun', run),
    jobOf('finishRun', run),
    jobOf('fireSchedule', { schedule: 1 }),
  ];
  expect(new Set(jobs.map(({ id }) => id)).size).toBe(jobs.length);
});

it('every kind of job has its task, in its queue and in no other', () => {
  for (const [name, { queue }] of Object.entries(JOBS)) {
    expect(taskOf(queue, name)?.queue).toBe(queue);
  }
  expect(taskOf('fetch', 'checkRun')).toBeNull();
  expect(taskOf('runs', 'runs')).toBeNull();
  expect(taskOf('runs', 'constructor')).toBeNull();
});
