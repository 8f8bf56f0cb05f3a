import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { NianbaoError } from '../../errors/nianbao-error.js';
import type { Role } from './users.js';
import { because } from '../../errors/reasons.js';

/** A machine that may use the API. */
export interface ApiToken {
  name: string;
  role: Role;
  /** `sha256$` and the digest of the token in base64url. */
  hash: string;
}

const PREFIX = 'nianbao_';
const HASH = /^sha256\$[\w-]{43}$/;
const TOKEN = z.object({
  name: z.string().regex(/^[\p{L}\p{N}_.@-]{1,64}$/u),
  role: z.enum(['viewer', 'operator']),
  hash: z.string().regex(HASH),
});

/**
 * Reads the list of tokens: `name:role:hash`, separated by blanks, commas or line ends.
 *
 * @throws NianbaoError `config_invalid`; the message never shows a hash
 */
export function readTokens(list: string | undefined): ApiToken[] {
  return (list ?? '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry, index) => {
      const [name, role, hash] = entry.split(':');
      const token = TOKEN.safeParse({ name, role, hash });
      if (token.success) return token.data;
      const field = String(token.error.issues[0]?.path[0] ?? '?');
      const reason = because('user_malformed', { entry: index + 1, field, form: 'sha256' });
      throw new NianbaoError('config_invalid', { name: 'NIANBAO_API_TOKENS', reason });
    });
}

/**
 * A new token and its hash. It is random, so that a plain digest keeps it: nobody can guess from a list of
 * words.
 */
export function newToken(): { token: string; hash: string } {
  const token = PREFIX + randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** The machine that a token belongs to; null when it is nobody's. */
export function tokenOwner(tokens: readonly ApiToken[], token: string): ApiToken | null {
  const given = Buffer.from(hashOf(token));
  return tokens.find(({ hash }) => timingSafeEqual(Buffer.from(hash), given)) ?? null;
}

/** The token in a request's `Authorization`; null where it has none. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]{1,500}) *$/i.exec(header ?? '')?.[1] ?? null;
}

function hashOf(token: string): string {
  return `sha256$${createHash('sha256').update(token).digest('base64url')}`;
}
