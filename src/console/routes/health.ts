import type { FastifyInstance } from 'fastify';
import { checkReadiness } from '../../observe/readiness.js';
import { showMetrics } from '../../observe/show-metrics.js';
import type { Console } from '../console.js';

/** For supervisors and for Prometheus. */
export function healthRoutes(app: FastifyInstance, { pipeline }: Console): void {
  app.get('/healthz', { config: { open: true } }, () => ({ status: 'ok' }));

  app.get('/readyz', { config: { open: true } }, async (_request, reply) => {
    const readiness = await checkReadiness(pipeline);
    return reply.code(readiness.status === 'ready' ? 200 : 503).send(readiness);
  });

  app.get('/metrics', async (_request, reply) => {
    const { type, text } = await showMetrics(pipeline, true);
    return reply.type(type).send(text);
  });
}
