import { z } from 'zod';
import type { QueuedJob } from '../queue/job.js';
import type { QueueName } from '../queue/names.js';

const id = z.int().positive();

const ITEM = z.strictObject({ run: id, item: id, generation: id });
const RUN = z.strictObject({ run: id });
/** A row of the outbox, and the item that it belongs to; null for a rule across the reports of the run. */
const FINDING = z.strictObject({ ...ITEM.shape, item: id.nullable(), finding: id });
const SCHEDULE = z.strictObject({ schedule: id });

/** A job's id holds the item's generation: what is left of an earlier one never swallows a later one. */
const itemKey = ({ item, generation }: z.infer<typeof ITEM>): string => `${item}-${generation}`;
const runKey = ({ run }: z.infer<typeof RUN>): string => `run-${run}`;

/** A kind of job: where it is queued, what it carries, and what makes one job of it the same as another. */
interface JobKind<Payload extends object> {
  queue: QueueName;
  payload: z.ZodType<Payload>;
  key: (payload: Payload) => string;
}

function kind<Payload extends object>(
  queue: QueueName,
  payload: z.ZodType<Payload>,
  key: (payload: Payload) => string,
): JobKind<Payload> {
  return { queue, payload, key };
}

const KINDS = {
  fetch: kind('fetch', ITEM, itemKey),
  extract: kind('extract', ITEM, itemKey),
  validate: kind('validate', ITEM, itemKey),
  checkRun: kind('validate', RUN, runKey),
  storeFinding: kind('findings', FINDING, ({ finding, generation }) => `${finding}-${generation}`),
  planRun: kind('runs', RUN, runKey),
  finishRun: kind('runs', RUN, runKey),
  fireSchedule: kind('runs', SCHEDULE, ({ schedule }) => String(schedule)),
};

type Payloads = { [Name in keyof typeof KINDS]: z.infer<(typeof KINDS)[Name]['payload']> };

/** Name of a kind of job. */
export type JobName = keyof Payloads;

/** What the jobs of a kind carry. */
export type Payload<Name extends JobName> = Payloads[Name];

/** All kinds of jobs, by name; what is done for them stands in tasks.ts. */
export const JOBS: { [Name in JobName]: JobKind<Payload<Name>> } = KINDS;

/** A job that can be queued. */
export function jobOf<Name extends JobName>(name: Name, payload: Payload<Name>): QueuedJob {
  const { queue, key } = JOBS[name];
  return { queue, name, id: `${name}-${key(payload)}`, payload };
}

/** What the payload of any job speaks of, also of one that is invalid, as far as that can be read. */
export interface JobSubject {
  run: number | null;
  item: number | null;
  generation: number | null;
}

const idOrNull = id.nullable().catch(null);
const SUBJECT = z.object({ run: idOrNull, item: idOrNull, generation: idOrNull });
const NOTHING: JobSubject = { run: null, item: null, generation: null };

/** Reads what a job is about. */
export function subjectOf(data: unknown): JobSubject {
  return SUBJECT.catch(NOTHING).parse(data);
}
