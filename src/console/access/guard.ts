import { randomBytes, timingSafeEqual } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginSession, findSession, type Session } from '../../store/sessions/console-sessions.js';
import type { Queryable } from '../../store/database/query.js';
import { isForMachines, sendProblem } from '../problem-json.js';
import type { ConsoleUser } from './users.js';
import { isLoopbackHost } from './loopback.js';
import { bearerToken, tokenOwner, type ApiToken } from './tokens.js';
import { TEXTS } from '../texts.js';
import { viewOf } from '../view.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null before the sign-in. */
    session: Session | null;
    /** Whether a token says so, which no browser sends by itself. */
    byToken: boolean;
  }
}

const COOKIE = 'nianbao_session';
/** Whoever sits at this machine, where nobody signs in. */
const LOCAL = 'local';
/** A form holds a note and some ids. */
const LARGEST_FORM = 256 * 1024;

/** What the guard of the console needs. */
export interface GuardOptions {
  db: Queryable;
  key: Buffer;
  /** Who may sign in; with nobody here, everybody at this machine is an operator. */
  users: readonly Pick<ConsoleUser, 'name' | 'role'>[];
  /** Set where a proxy in front speaks https. */
  secureCookies: boolean;
  /** Machines that may use the API. */
  tokens: readonly ApiToken[];
}

/**
 * Headers, sessions and the checks that every request passes: reading needs a session, changing needs an
 * operator's session and its token. Without users only requests that name this machine itself are answered,
 * so that no page elsewhere reaches the console by a name that it made point here.
 */
export async function guardConsole(app: FastifyInstance, options: GuardOptions): Promise<void> {
  const signIn = options.users.length > 0;
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: options.secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie, { secret: options.key });
  await app.register(formbody, { bodyLimit: LARGEST_FORM });
  await app.register(rateLimit, { global: false });
  app.decorateRequest('session', null);
  app.decorateRequest('byToken', false);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!signIn && !isLoopbackHost(request.host)) {
      return reply
        .code(421)
        .type('text/plain; charset=utf-8')
        .send(`${viewOf(request, 'zh').say(TEXTS.unknownHost)}\n`);
    }
    const token = isForMachines(request.url) ? bearerToken(request.headers.authorization) : null;
    if (token !== null) {
      const owner = tokenOwner(options.tokens, token);
      if (owner === null) return sendProblem(request, reply, 'token_unknown');
      request.byToken = true;
      request.session = passing(owner.name, owner.role);
      return;
    }
    request.session = await sessionOf(request, options);
    if (request.session !== null || isOpen(request)) return;
    if (!signIn) {
      // A machine that keeps no cookies would leave a session behind with each request.
      if (isForMachines(request.url)) return void (request.session = passing(LOCAL, 'operator'));
      await startSession(reply, options, LOCAL, 'operator').then((session) => (request.session = session));
      return;
    }
    if (isForMachines(request.url)) return sendProblem(request, reply, 'sign_in_required');
    return reply.redirect(`/login?next=${encodeURIComponent(request.url)}`);
  });
  // Before anything is said of what a request holds; its body is read by then.
  app.addHook('preValidation', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    // Not even a sign-in is sent from elsewhere: nobody works under a name that another page chose.
    if (request.headers['sec-fetch-site'] === 'cross-site') return sendProblem(request, reply, 'other_site');
    if (isOpen(request)) return;
    if (request.session === null) return sendProblem(request, reply, 'sign_in_required');
    if (request.session.role !== 'operator' && request.routeOptions.config.viewers !== true)
      return sendProblem(request, reply, 'operators_only');
    if (request.byToken || tokenMatches(request, request.session)) return;
    return sendProblem(request, reply, 'token_missing');
  });
}

/**
 * A session for one request, which is stored nowhere: nobody learns its token, so that it changes nothing by
 * itself.
 */
function passing(user: string, role: Session['role']): Session {
  return { user, role, csrfToken: randomBytes(24).toString('base64url') };
}

/** Signing in, health and assets are for everybody. */
function isOpen(request: FastifyRequest): boolean {
  return request.routeOptions.config.open === true;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without a session. */
    open?: boolean;
    /** A change that viewers make as well. */
    viewers?: boolean;
  }
}

/** Who is no user any more has no session any more, and the role is the one that counts today. */
async function sessionOf(request: FastifyRequest, { db, users }: GuardOptions): Promise<Session | null> {
  const token = sessionToken(request);
  const session = token === null ? null : await findSession(db, token);
  if (session === null) return null;
  if (users.length === 0) return session.user === LOCAL ? session : null;
  const user = users.find(({ name }) => name === session.user);
  return user === undefined ? null : { ...session, role: user.role };
}

/** Begins a session, always with a new token, and hands out its cookie. */
export async function startSession(
  reply: FastifyReply,
  { db, secureCookies }: GuardOptions,
  user: string,
  role: Session['role'],
): Promise<Session> {
  const { token, session } = await beginSession(db, user, role);
  void reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: secureCookies,
    signed: true,
  });
  return session;
}

/** The token of the request's session cookie, to end it; null without one. */
export function sessionToken(request: FastifyRequest): string | null {
  const signed = request.cookies[COOKIE];
  const opened = signed === undefined ? null : request.unsignCookie(signed);
  return opened?.valid === true ? opened.value : null;
}

/** Takes the cookie back. */
export function dropCookie(reply: FastifyReply): void {
  void reply.clearCookie(COOKIE, { path: '/' });
}

function tokenMatches(request: FastifyRequest, { csrfToken }: Session): boolean {
  const body = request.body as { _csrf?: unknown } | undefined;
  // The pages of the queues' package can't send our token; browsers say themselves where a request comes
  // from.
  if (request.url.startsWith('/queues/')) return request.headers['sec-fetch-site'] === 'same-origin';
  const given = body?._csrf ?? request.headers['x-csrf-token'];
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(csrfToken)];
  return one.length === other.length && timingSafeEqual(one, other);
}
