import { given, parameter } from '../database/conditions.js';
import { beyond, idCursor, pageOf, type Page, type PageAsked } from '../database/pages.js';
import { rowsOf, type Queryable } from '../database/query.js';
import { storableJson, storableText } from '../database/storable.js';

/** What a person did. */
export interface AuditEvent {
  user: string;
  action: string;
  target: Record<string, unknown>;
  address: string | null;
}

/** One line of the audit. */
export interface ListedAuditEvent extends AuditEvent {
  id: number;
  /** ISO time. */
  at: string;
}

/** Writes down what a person did. */
export async function recordAudit(db: Queryable, event: AuditEvent): Promise<void> {
  await db.query('insert into audit_event (user_name, action, target, address) values ($1, $2, $3, $4)', [
    storableText(event.user.slice(0, 200)),
    event.action,
    storableJson(event.target),
    event.address,
  ]);
}

/** A page of what people did. */
export async function readAudit(db: Queryable, page: PageAsked): Promise<Page<ListedAuditEvent>> {
  const values: unknown[] = [];
  const { order, after } = beyond('id', page);
  const where = given(values, [[page.after, after]]);
  const rows = await rowsOf<ListedAuditEvent>(
    db,
    `select id, at, user_name as user, action, target, address
       from audit_event where ${where} order by ${order} limit ${parameter(values, page.limit + 1)}`,
    values,
  );
  return pageOf(rows, page.limit, idCursor);
}
