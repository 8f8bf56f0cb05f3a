import type { FastifyError, FastifyInstance } from 'fastify';
import type { Console } from '../console.js';
import { isForMachines, sendProblem } from '../problem-json.js';
import { ProblemPage } from '../pages/plain.js';
import { TEXTS } from '../texts.js';
import { sendPage } from '../view.js';

/** What is said when something is not there or failed. */
export function problemRoutes(app: FastifyInstance, { view }: Console): void {
  app.setNotFoundHandler((request, reply) => {
    if (isForMachines(request.url)) return sendProblem(request, reply, 'not_found');
    const seen = view(request);
    reply.code(404);
    return sendPage(
      reply,
      <ProblemPage view={seen} title={seen.say(TEXTS.notFound)} text={seen.say(TEXTS.notFoundText)} />,
    );
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error, url: request.url }, 'page failed');
    if (isForMachines(request.url)) {
      return sendProblem(request, reply, status >= 500 ? 'internal' : 'invalid_request');
    }
    reply.code(status);
    const seen = view(request);
    const text = status >= 500 ? seen.say(TEXTS.failedText) : error.message;
    return sendPage(reply, <ProblemPage view={seen} title={String(status)} text={text} />);
  });
}
