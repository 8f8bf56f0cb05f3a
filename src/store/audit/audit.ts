import type { Queryable } from '../database/query.js';
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

/** What people did, the latest first. */
export async function listAudit(
  db: Queryable,
  before: number | null,
  limit: number,
): Promise<ListedAuditEvent[]> {
  const { rows } = await db.query<ListedAuditEvent>(
    `select id, at, user_name as "user", action, target, address
       from audit_event where $1::bigint is null or id < $1 order by id desc limit $2`,
    [before, limit],
  );
  return rows;
}
