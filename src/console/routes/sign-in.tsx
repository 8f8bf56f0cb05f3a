import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { recordAudit } from '../../store/audit/audit.js';
import { endSession } from '../../store/sessions/console-sessions.js';
import { dropCookie, sessionToken, startSession } from '../access/guard.js';
import { nextPage } from '../access/next-page.js';
import { authenticate } from '../access/users.js';
import type { Console } from '../console.js';
import { SignInPage } from '../pages/plain.js';
import { TEXTS } from '../texts.js';
import { rememberLanguage, sendPage } from '../view.js';

const GIVEN = z.object({
  name: z.string().max(200),
  password: z.string().max(1000),
  next: z.string().max(2000).optional(),
});
const NEXT = z.object({ next: z.string().max(2000).optional(), to: z.string().optional() }).catch({});

/** Signing in and out, and the language. */
export function signInRoutes(app: FastifyInstance, console: Console): void {
  const { db, users, guard, view } = console;

  app.get('/login', { config: { open: true } }, (request, reply) => {
    const { next } = NEXT.parse(request.query);
    return sendPage(reply, <SignInPage view={view(request)} next={nextPage(next)} problem={null} />);
  });

  // Each try costs 0.1 s and 64 MiB, so the limit also protects the console itself.
  const throttle = { open: true, rateLimit: { max: 10, timeWindow: 60_000 } };
  app.post('/login', { config: throttle }, async (request, reply) => {
    const given = GIVEN.safeParse(request.body);
    const { name, password, next } = given.success ? given.data : { name: '', password: '', next: '/' };
    const user = await authenticate(users, name, password);
    const event = { user: name, target: {}, address: request.ip };
    if (user === null) {
      await recordAudit(db, { ...event, action: 'sign-in-failed' });
      const seen = view(request);
      reply.code(401);
      return sendPage(
        reply,
        <SignInPage view={seen} next={nextPage(next)} problem={seen.say(TEXTS.wrongPassword)} />,
      );
    }
    const old = sessionToken(request);
    if (old !== null) await endSession(db, old);
    await startSession(reply, guard, user.name, user.role);
    await recordAudit(db, { ...event, action: 'sign-in' });
    return reply.redirect(nextPage(next), 303);
  });

  app.post('/logout', { config: { viewers: true } }, async (request, reply) => {
    const token = sessionToken(request);
    if (token !== null) await endSession(db, token);
    dropCookie(reply);
    const user = request.session?.user ?? '';
    await recordAudit(db, { user, action: 'sign-out', target: {}, address: request.ip });
    return reply.redirect('/login', 303);
  });

  app.get('/language', { config: { open: true } }, (request, reply) => {
    const { to, next } = NEXT.parse(request.query);
    rememberLanguage(reply, to === 'en' ? 'en' : 'zh');
    return reply.redirect(nextPage(next), 303);
  });
}
