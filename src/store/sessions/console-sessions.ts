import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../database/query.js';

/** Somebody who uses the console. */
export interface Session {
  user: string;
  role: 'viewer' | 'operator';
  /** Belongs into every form that changes something. */
  csrfToken: string;
}

const HOURS = 12;

/**
 * Begins a session.
 *
 * @returns the token for the cookie; the database has only its hash
 */
export async function beginSession(
  db: Queryable,
  user: string,
  role: Session['role'],
): Promise<{ token: string; session: Session }> {
  const token = randomBytes(32).toString('base64url');
  const csrfToken = randomBytes(24).toString('base64url');
  await db.query(
    `with gone as (delete from console_session where expires_at < now())
     insert into console_session (token_hash, user_name, role, csrf_token, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
    [hashOf(token), user, role, csrfToken, HOURS],
  );
  return { token, session: { user, role, csrfToken } };
}

/** The session that a token stands for; null when it ended. */
export async function findSession(db: Queryable, token: string): Promise<Session | null> {
  const { rows } = await db.query<Session>({
    name: 'find_session',
    text: `select user_name as "user", role, csrf_token as "csrfToken"
             from console_session where token_hash = $1 and expires_at > now()`,
    values: [hashOf(token)],
  });
  return rows[0] ?? null;
}

/** Ends a session. */
export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.query('delete from console_session where token_hash = $1', [hashOf(token)]);
}

/** The key that signs cookies; made once for the database. */
export async function consoleKey(db: Queryable): Promise<Buffer> {
  await db.query('insert into console_key (key) values ($1) on conflict do nothing', [randomBytes(32)]);
  const { rows } = await db.query<{ key: Buffer }>('select key from console_key');
  return rows[0]?.key ?? Buffer.alloc(0);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
