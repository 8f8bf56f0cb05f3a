import type { FastifyError, FastifyInstance } from 'fastify';
import type { Console } from '../open-console.js';
import { ProblemPage } from '../pages/plain.js';
import { TEXTS } from '../texts.js';
import { sendPage } from '../view.js';

/** What is said when something is not there or failed. */
export function problemRoutes(app: FastifyInstance, { view }: Console): void {
  app.setNotFoundHandler((request, reply) => {
    const seen = view(request);
    reply.code(404);
    if (request.url.startsWith('/api/')) return reply.send({ error: 'not_found' });
    return sendPage(
      reply,
      <ProblemPage view={seen} title={seen.say(TEXTS.notFound)} text={seen.say(TEXTS.notFoundText)} />,
    );
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error, url: request.url }, 'page failed');
    reply.code(status);
    if (request.url.startsWith('/api/')) return reply.send({ error: error.code });
    const seen = view(request);
    const text = status >= 500 ? seen.say(TEXTS.failedText) : error.message;
    return sendPage(reply, <ProblemPage view={seen} title={String(status)} text={text} />);
  });
}
