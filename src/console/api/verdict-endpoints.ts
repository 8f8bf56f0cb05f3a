import type { FastifyInstance } from 'fastify';
import { recordAudit } from '../../store/audit/audit.js';
import { giveVerdict } from '../../store/findings/verdicts.js';
import { findingHistory } from '../../store/findings/finding-history.js';
import { findingToJson } from '../../store/findings/finding-json.js';
import { loadFinding } from '../../store/findings/list-findings.js';
import type { Console } from '../console.js';
import { sendProblem } from '../problem-json.js';
import { BY_ID, NOTE } from './asked.js';
import { endpoint } from './endpoint.js';

const VERBS = { confirm: 'confirmed', dismiss: 'dismissed', reopen: 'reopened' } as const;

/** What operators say of findings. The guard has checked role and token before. */
export function verdictEndpoints(api: FastifyInstance, { db }: Console): void {
  for (const [verb, verdict] of Object.entries(VERBS)) {
    endpoint(
      api,
      'POST',
      `/findings/:id/${verb}`,
      {
        summary: `Says with a note that a finding is ${verdict}; operators only`,
        answer: 'FindingWithHistory',
        params: BY_ID,
        body: NOTE,
      },
      async ({ params: { id }, body: { note }, request, reply }) => {
        const by = request.session?.user ?? '';
        const { changed, unknown, resolved } = await giveVerdict(db, [id], verdict, { by, note });
        if (unknown.length > 0) return null;
        if (resolved.length > 0) return sendProblem(request, reply, 'finding_resolved');
        await recordAudit(db, {
          user: by,
          action: `finding-${verdict}`,
          target: { findings: [id], note, changed: changed.length },
          address: request.ip,
        });
        const finding = await loadFinding(db, id);
        return finding && { ...findingToJson(finding), history: (await findingHistory(db, id)) ?? [] };
      },
    );
  }
}
