import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { retryItems } from '../../pipeline/retry.js';
import { recordAudit } from '../../store/audit.js';
import type { Console } from '../open-console.js';
import { withQuery } from '../view.js';
import { IDS, idOf, readAsked } from './asked.js';

const RETRY = z.object({ scope: z.enum(['all', 'chosen']), item: IDS });

/** What operators change. The guard has checked role and token before. */
export function changeRoutes(app: FastifyInstance, { db, pipeline }: Console): void {
  async function retry(request: FastifyRequest, reply: FastifyReply, run: number | undefined) {
    const { scope, item } = RETRY.parse(request.body);
    const { code, step } = readAsked(request.body);
    const selection = scope === 'chosen' ? { run, items: item } : { run, code, step };
    const { count } = await retryItems(pipeline, selection);
    await recordAudit(db, {
      user: request.session?.user ?? '',
      action: 'retry',
      target: { ...selection, count },
      address: request.ip,
    });
    return reply.redirect(withQuery(run === undefined ? '/failed' : `/runs/${run}`, { done: count }), 303);
  }

  app.post('/failed/retry', (request, reply) => retry(request, reply, undefined));

  app.post('/runs/:id/retry', (request, reply) => {
    const id = idOf(request.params);
    return id === null ? reply.callNotFound() : retry(request, reply, id);
  });
}
