import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { retryItems } from '../../pipeline/retry.js';
import { recordAudit } from '../../store/audit.js';
import { disposeFindings } from '../../store/dispositions.js';
import { nextPage } from '../access/next-page.js';
import type { Console } from '../open-console.js';
import { withQuery } from '../view.js';
import { IDS, idOf, readAsked } from './asked.js';

const RETRY = z.object({ scope: z.enum(['all', 'chosen']), item: IDS });

const JUDGE = z.object({
  finding: IDS,
  disposition: z.enum(['confirmed', 'dismissed', 'reopened']),
  note: z.string().trim().min(1).max(2000),
  next: z.string().max(2000).optional(),
});

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

  app.post('/findings/judge', async (request, reply) => {
    const read = JUDGE.safeParse(request.body);
    const next = nextPage((request.body as { next?: string }).next ?? '/findings');
    if (!read.success || read.data.finding.length === 0)
      return reply.redirect(withQuery(next, { done: 0 }), 303);
    const { finding, disposition, note } = read.data;
    const by = request.session?.user ?? '';
    const { changed } = await disposeFindings(db, finding, disposition, { by, note });
    await recordAudit(db, {
      user: by,
      action: `finding-${disposition}`,
      target: { findings: finding, note, changed: changed.length },
      address: request.ip,
    });
    return reply.redirect(withQuery(next, { done: changed.length }), 303);
  });
}
