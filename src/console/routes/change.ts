import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { retryItems } from '../../pipeline/retry.js';
import { countQuarantined } from '../../store/items/failure-groups.js';
import { ITEM_FILTER } from '../../store/items/item-filter.js';
import { recordAudit } from '../../store/audit/audit.js';
import { matchingFindings } from '../../store/findings/count-findings.js';
import { giveVerdict, VERDICTS, type Verdict } from '../../store/findings/verdicts.js';
import { nextPage } from '../access/next-page.js';
import type { Console } from '../console.js';
import { withQuery } from '../view.js';
import { IDS, idOf, readFilter, SEARCHED_FINDINGS } from './asked.js';

const CHOSEN = ITEM_FILTER.pick({ code: true, step: true });
const RETRY = z.object({ scope: z.enum(['all', 'chosen', 'quarantined']), item: IDS });

const VERDICT_FORM = z.object({
  scope: z.literal('all').optional(),
  finding: IDS,
  /** With scope `all`: the latest finding that there was when the person looked. */
  upTo: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  verdict: z.enum(VERDICTS),
  note: z.string().trim().min(1).max(2000),
});
const NEXT = z.object({ next: z.string().max(2000) });

/** Verdicts given in one transaction, which locks each of them. */
const BATCH = 500;

/** What operators change. The guard has checked role and token before. */
export function changeRoutes(app: FastifyInstance, { db, pipeline }: Console): void {
  async function retry(request: FastifyRequest, reply: FastifyReply, run: number | undefined) {
    const read = RETRY.safeParse(request.body);
    const back = run === undefined ? '/failed' : `/runs/${run}`;
    if (!read.success) return reply.redirect(withQuery(back, { done: 0 }), 303);
    const { scope, item } = read.data;
    const { code, step } = readFilter(CHOSEN, request.body);
    const chosen = scope === 'chosen' || (scope === 'quarantined' && item.length > 0);
    const matching = chosen ? { run, items: item } : { run, code, step };
    const selection = scope === 'quarantined' ? { ...matching, quarantined: true } : matching;
    const { count } = await retryItems(pipeline, selection);
    const aside = scope === 'quarantined' ? 0 : await countQuarantined(db, matching);
    await recordAudit(db, {
      user: request.session?.user ?? '',
      action: 'retry',
      target: { ...selection, count },
      address: request.ip,
    });
    return reply.redirect(withQuery(back, { done: count, aside: aside === 0 ? undefined : aside }), 303);
  }

  app.post('/failed/retry', (request, reply) => retry(request, reply, undefined));

  app.post('/runs/:id/retry', (request, reply) => {
    const id = idOf(request.params);
    return id === null ? reply.callNotFound() : retry(request, reply, id);
  });

  app.post('/findings/verdict', async (request, reply) => {
    const read = VERDICT_FORM.safeParse(request.body);
    const next = nextPage(NEXT.safeParse(request.body).data?.next ?? '/findings');
    if (!read.success) return reply.redirect(withQuery(next, { done: 0 }), 303);
    const { scope, finding, upTo, verdict, note } = read.data;
    const by = request.session?.user ?? '';
    const search = readFilter(SEARCHED_FINDINGS, request.body);
    const batches = scope === 'all' ? matchingFindings(db, search, upTo, BATCH) : [finding];
    let changed = 0;
    for await (const ids of batches) changed += await giveVerdicts(db, ids, verdict, { by, note });
    const { rule, severity, status, year, q } = search;
    const target = scope === 'all' ? { rule, severity, status, year, q, upTo } : { findings: finding };
    if (scope === 'all' || finding.length > 0)
      await recordAudit(db, {
        user: by,
        action: `finding-${verdict}`,
        target: { ...target, note, changed },
        address: request.ip,
      });
    return reply.redirect(withQuery(next, { done: changed }), 303);
  });
}

/**
 * Gives a verdict on those that are there; what a run resolved in the meantime takes no verdict, and keeps
 * none from the others.
 */
async function giveVerdicts(
  pool: pg.Pool,
  ids: readonly number[],
  verdict: Verdict,
  who: { by: string; note: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { changed, unknown, resolved } = await giveVerdict(pool, ids, verdict, who);
  const gone = new Set([...unknown, ...resolved]);
  if (gone.size === 0) return changed.length;
  return giveVerdicts(
    pool,
    ids.filter((id) => !gone.has(id)),
    verdict,
    who,
  );
}
