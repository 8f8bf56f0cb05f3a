import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import type { Pipeline } from '../pipeline/pipeline.js';
import { consoleKey } from '../store/sessions/console-sessions.js';
import { apiRoutes } from './api/api-routes.js';
import { guardConsole, type GuardOptions } from './access/guard.js';
import type { ApiToken } from './access/tokens.js';
import type { ConsoleUser } from './access/users.js';
import { changeRoutes } from './routes/change.js';
import { coverageRoutes } from './routes/coverage.js';
import { exportRoutes } from './routes/export.js';
import { healthRoutes } from './routes/health.js';
import { lookRoutes } from './routes/look.js';
import { problemRoutes } from './routes/problem.js';
import { queueRoutes } from './routes/queues.js';
import { signInRoutes } from './routes/sign-in.js';
import type { Console } from './console.js';
import { createSourceTexts } from './source-text.js';
import { viewOf } from './view.js';

/** Settings of {@link openConsole}. */
export interface ConsoleOptions {
  /** Empty: nobody signs in, and only this machine is answered. */
  users: readonly ConsoleUser[];
  secureCookies: boolean;
  /** Machines that may use the API; by default none by a token. */
  tokens?: readonly ApiToken[];
}

/**
 * The console, ready to listen.
 *
 * @param pipeline open; the caller closes it after the console
 */
export async function openConsole(
  pipeline: Pipeline,
  { users, secureCookies, tokens = [] }: ConsoleOptions,
): Promise<FastifyInstance> {
  const db = pipeline.database.pool;
  const app = fastify({
    loggerInstance: pipeline.log.child({ part: 'console' }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    routerOptions: { maxParamLength: 200 },
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : '/nothing'),
  }) as unknown as FastifyInstance;
  const guard: GuardOptions = {
    db,
    key: await consoleKey(db),
    users,
    secureCookies,
    tokens,
  };
  const console: Console = {
    pipeline,
    db,
    queues: pipeline.queues,
    users,
    guard,
    view: (request) => viewOf(request, pipeline.config.language),
    sourceText: createSourceTexts(db),
  };
  await guardConsole(app, guard);
  await app.register(assetRoutes);
  problemRoutes(app, console);
  healthRoutes(app, console);
  signInRoutes(app, console);
  lookRoutes(app, console);
  coverageRoutes(app, console);
  changeRoutes(app, console);
  exportRoutes(app, console);
  await apiRoutes(app, console);
  await queueRoutes(app, console);
  return app;
}

/**
 * Whether a path can be decoded. One that can't is not found like any other, with all headers and in words.
 */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/** Style and script: ours, and the style sheet of a package. Nothing comes from elsewhere. */
async function assetRoutes(app: FastifyInstance): Promise<void> {
  const pico = fileURLToPath(import.meta.resolve('@picocss/pico'));
  await app.register(fastifyStatic, { root: join(import.meta.dirname, 'assets'), serve: false });
  const day = { maxAge: 86_400_000 };
  const open = { config: { open: true } };
  app.get('/assets/pico.min.css', open, (_request, reply) =>
    reply.sendFile('pico.min.css', join(pico, '..'), day),
  );
  for (const name of ['console.css', 'console.js', 'icon.svg']) {
    app.get(`/assets/${name}`, open, (_request, reply) => reply.sendFile(name, day));
  }
}
