import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { NianbaoError } from '../../errors/nianbao-error.js';
import { because } from '../../errors/reasons.js';
import type { Bilingual } from '../../language.js';

/** What a signed-in person may do: look, or also change. */
export type Role = 'viewer' | 'operator';

/** One person who may sign in. */
export interface ConsoleUser {
  name: string;
  role: Role;
  /** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
  hash: string;
}

/** RFC 7914 with the parameters that OWASP recommends: about 0.1 s and 64 MiB for each try. */
const COST = { N: 2 ** 16, r: 8, p: 1 };
const KEY_BYTES = 32;
const MAX_MEMORY = 256 * 1024 * 1024;

const HASH = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([\w-]{16,})\$([\w-]{32,})$/;
const USER = z.object({
  // Whoever sits at the machine is called local where nobody signs in.
  name: z.string().regex(/^(?!local$)[\p{L}\p{N}_.@-]{1,64}$/u),
  role: z.enum(['viewer', 'operator']),
  hash: z.string().regex(HASH),
});

/**
 * Reads the list of users: `name:role:hash`, separated by blanks, commas or line ends.
 *
 * @throws NianbaoError `config_invalid`; the message never shows a hash
 */
export function readUsers(list: string | undefined): ConsoleUser[] {
  const users = (list ?? '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry, index) => {
      const [name, role, hash] = entry.split(':');
      const user = USER.safeParse({ name, role, hash });
      if (!user.success) {
        const field = String(user.error.issues[0]?.path[0] ?? '?');
        throw invalid(because('user_malformed', { entry: index + 1, field, form: 'scrypt' }));
      }
      return user.data;
    });
  const twice = users.find(({ name }, at) => users.findIndex((other) => other.name === name) !== at);
  if (twice) throw invalid(because('user_listed_twice', { name: twice.name }));
  return users;
}

function invalid(reason: Bilingual): NianbaoError {
  return new NianbaoError('config_invalid', { name: 'NIANBAO_CONSOLE_USERS', reason });
}

/** The hash of a password, with a new salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Checked where no such user exists, so that both take the same time. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/**
 * The user with this name and password; null when there is none. Takes as long for an unknown name as for a
 * wrong password.
 */
export async function authenticate(
  users: readonly ConsoleUser[],
  name: string,
  password: string,
): Promise<ConsoleUser | null> {
  const user = users.find((one) => one.name === name);
  const matches = await verify(password, user?.hash ?? NOBODY);
  return user !== undefined && matches ? user : null;
}

async function verify(password: string, hash: string): Promise<boolean> {
  const [, N = '', r = '', p = '', salt = '', expected = ''] = HASH.exec(hash) ?? [];
  const wanted = Buffer.from(expected, 'base64url');
  if (wanted.length === 0) return false;
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), cost, wanted.length), wanted);
}

function derive(password: string, salt: Buffer, cost: typeof COST, bytes = KEY_BYTES): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, { ...cost, maxmem: MAX_MEMORY }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
