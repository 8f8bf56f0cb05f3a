import type { Pool } from 'pg';
import { ERROR_CODES, type ErrorCode } from '../../errors/codes.js';
import type { Details } from '../../errors/details.js';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Language } from '../../language.js';
import { eachPage } from '../database/each-page.js';

/** One delivery of a listing: an event of a finding, and whether a sink has it. */
export interface ListedDelivery {
  id: number;
  sink: string;
  state: 'pending' | 'delivered' | 'failed';
  /** UUID by which the receiver knows the event. */
  event: string;
  kind: string;
  finding: number;
  rule: string;
  issuer: string | null;
  reportYear: number | null;
  attempts: number;
  /** Why the latest attempt failed. */
  code: string | null;
  message: string | null;
  /** ISO time of the latest attempt. */
  triedAt: string | null;
  /** ISO time of the next attempt; null where none is to come. */
  dueAt: string | null;
}

/** Which deliveries to list; `undelivered` is pending or failed. */
export interface DeliveryFilter {
  state?: string | undefined;
  sink?: string | undefined;
}

const SQL = `
  select d.id::float8 as id, d.sink, d.state, e.key as event, e.kind, f.id::float8 as finding, f.rule, f.issuer,
         f.report_year as "reportYear", d.attempts, d.error_code as code, d.error_details as details,
         d.tried_at as "triedAt",
         case d.state when 'pending' then greatest(d.due_at, s.paused_until) end as "dueAt"
    from delivery d
    join sink s on s.name = d.sink
    join finding_event e on e.id = d.event_id
    join finding f on f.id = e.finding_id
   where d.id > $1
     and ($3::text is null or d.sink = $3)
     and ($4::text is null or d.state = $4 or ($4 = 'undelivered' and d.state <> 'delivered'))
   order by d.id
   limit $2`;

type Row = Omit<ListedDelivery, 'message'> & { details: Details | null };

/** Deliveries by ascending id. */
export function listDeliveries(
  pool: Pool,
  filter: DeliveryFilter,
  language: Language,
): AsyncGenerator<ListedDelivery> {
  return eachPage(async (after, limit) => {
    const { rows } = await pool.query<Row>(SQL, [after, limit, filter.sink ?? null, filter.state ?? null]);
    return rows.map(({ details, ...row }) => ({ ...row, message: messageOf(row.code, details, language) }));
  });
}

function messageOf(code: string | null, details: Details | null, language: Language): string | null {
  if (code === null) return null;
  const known = code in ERROR_CODES ? (code as ErrorCode) : 'internal';
  return new NianbaoError(known, details ?? {}).messageIn(language);
}
