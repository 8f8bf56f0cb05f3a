import { z } from 'zod';
import type { Details } from '../../errors/details.js';
import type { Language } from '../../language.js';
import { given, parameter } from '../database/conditions.js';
import { beyond, eachRow, idCursor, pageOf, type Page, type PageAsked } from '../database/pages.js';
import { rowsOf, type Queryable } from '../database/query.js';
import { WORDS } from '../filter-fields.js';
import { DELIVERY_STATES, type DeliveryState } from './delivery-state.js';
import { storedError, type StoredError } from '../items/stored-error.js';

/** One delivery of a listing: an event of a finding, and whether a sink has it. */
export interface ListedDelivery {
  id: number;
  sink: string;
  state: DeliveryState;
  /** UUID by which the receiver knows the event. */
  event: string;
  kind: string;
  finding: number;
  rule: string;
  issuer: string | null;
  reportYear: number | null;
  attempts: number;
  /** Why the latest attempt failed. */
  error: StoredError | null;
  /** ISO time of the latest attempt. */
  triedAt: string | null;
  /** ISO time of the next attempt; null where none is to come. */
  dueAt: string | null;
}

/** Which deliveries to list; `undelivered` is pending or failed. */
export const DELIVERY_FILTER = z.strictObject({
  state: z.enum([...DELIVERY_STATES, 'undelivered']).optional(),
  sink: WORDS.optional(),
});

/** {@link DELIVERY_FILTER} as read. */
export type DeliveryFilter = z.infer<typeof DELIVERY_FILTER>;

type Row = Omit<ListedDelivery, 'error'> & { code: string | null; details: Details | null };

/** A page of deliveries by id. */
export async function readDeliveries(
  db: Queryable,
  { state, sink }: DeliveryFilter,
  page: PageAsked,
): Promise<Page<ListedDelivery>> {
  const values: unknown[] = [];
  const { order, after } = beyond('d.id', page);
  const where = given(values, [
    [page.after, after],
    [sink, (name) => `d.sink = ${name}`],
    state === 'undelivered' && `d.state <> 'delivered'`,
    [state === 'undelivered' ? undefined : state, (one) => `d.state = ${one}`],
  ]);
  const rows = await rowsOf<Row>(
    db,
    `select d.id, d.sink, d.state, e.key as event, e.kind, f.id as finding, f.rule, f.issuer, f.report_year, d.attempts,
            d.error_code as code, d.error_details as details, d.tried_at,
            case d.state when 'pending' then greatest(d.due_at, s.paused_until) end as due_at
       from delivery d
       join sink s on s.name = d.sink
       join finding_event e on e.id = d.event_id
       join finding f on f.id = e.finding_id
      where ${where} order by ${order} limit ${parameter(values, page.limit + 1)}`,
    values,
  );
  return pageOf(
    rows.map(({ code, details, ...row }) => ({
      ...row,
      error: code === null ? null : storedError(code, details),
    })),
    page.limit,
    idCursor,
  );
}

/** Deliveries by ascending id. */
export function listDeliveries(db: Queryable, filter: DeliveryFilter): AsyncGenerator<ListedDelivery> {
  return eachRow((page) => readDeliveries(db, filter, page));
}

/** A delivery as command line prints it; `message` is in the language asked for. */
export function deliveryToJson({ error, triedAt, dueAt, ...delivery }: ListedDelivery, language: Language) {
  return {
    ...delivery,
    ...{ code: error?.code ?? null, triedAt, dueAt },
    message: error?.message[language] ?? null,
  };
}
