import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE } from '../../rules/registry.js';
import { SEVERITIES } from '../../rules/rule.js';
import { listAudit } from '../../store/audit/audit.js';
import {
  browseFindings,
  countFindings,
  latestFinding,
  loadFinding,
} from '../../store/findings/browse-findings.js';
import { browseItems, failureCodes, itemAttempts, loadBrowsedItem } from '../../store/items/browse-items.js';
import { loadOverview } from '../../store/runs/overview.js';
import { compareVersions } from '../../store/reports/compare-versions.js';
import { browseReports, reportVersions } from '../../store/reports/browse-reports.js';
import { browseRunIds } from '../../store/runs/browse-runs.js';
import { allListedSchedules } from '../../store/schedules/list-schedules.js';
import { findingHistory } from '../../store/findings/finding-history.js';
import { loadReport } from '../../store/reports/load-report.js';
import { runStatus, type RunStatus } from '../../store/runs/runs.js';
import { listFirings } from '../../store/schedules/schedules.js';
import type { Console } from '../open-console.js';
import { AuditPage } from '../pages/audit.js';
import { FindingPage, FindingsPage } from '../pages/findings.js';
import { ItemPage, ItemsPage } from '../pages/items.js';
import { OverviewPage } from '../pages/overview.js';
import { ReportPage } from '../pages/report.js';
import { ReportsPage } from '../pages/reports.js';
import { RulesPage } from '../pages/rules.js';
import { RunsPage } from '../pages/runs.js';
import { SchedulesPage } from '../pages/schedules.js';
import { TEXTS } from '../texts.js';
import { sendPage } from '../view.js';
import { idCursor, idOf, nextCursor, PAGE, readAsked } from './asked.js';

/** Past times of schedules that are shown; all of them are told by `nianbao schedule history`. */
const FIRINGS = 50;

/** The pages that show. */
export function lookRoutes(app: FastifyInstance, console: Console): void {
  const { db, queues, view } = console;

  async function statuses(ids: readonly number[]): Promise<RunStatus[]> {
    const found = await Promise.all(ids.map((id) => runStatus(db, id)));
    return found.filter((status) => status !== null);
  }

  app.get('/', async (request, reply) => {
    const [overview, ids, depths] = await Promise.all([
      loadOverview(db),
      browseRunIds(db, null, 8),
      queues.depths(),
    ]);
    const runs = await statuses(ids);
    return sendPage(reply, <OverviewPage {...{ view: view(request), overview, runs, depths }} />);
  });

  app.get('/runs', async (request, reply) => {
    const asked = readAsked(request.query);
    const runs = await statuses(await browseRunIds(db, idCursor(asked), PAGE));
    const page = { cursor: nextCursor(runs), paged: asked.cursor !== undefined };
    return sendPage(reply, <RunsPage view={view(request)} runs={runs} {...page} />);
  });

  async function items(request: FastifyRequest, reply: FastifyReply, run: RunStatus | null) {
    const asked = readAsked(request.query);
    const { code, step, q, done, aside } = asked;
    const filter = { code, step, q, state: run === null ? 'failed' : asked.state };
    const seen = view(request);
    const [found, codes] = await Promise.all([
      browseItems(
        db,
        { ...filter, run: run?.id },
        { after: idCursor(asked) ?? 0, limit: PAGE },
        seen.language,
      ),
      failureCodes(db, run?.id ?? null),
    ]);
    return sendPage(
      reply,
      <ItemsPage
        view={seen}
        run={run}
        filter={filter}
        items={found}
        codes={codes}
        cursor={nextCursor(found)}
        paged={asked.cursor !== undefined}
        notice={
          done === undefined
            ? null
            : [TEXTS.retried(done), ...(aside === undefined ? [] : [TEXTS.leftAside(aside)])]
                .map(seen.say)
                .join(' ')
        }
      />,
    );
  }

  app.get('/failed', (request, reply) => items(request, reply, null));

  app.get('/runs/:id', async (request, reply) => {
    const id = idOf(request.params);
    const run = id === null ? null : await runStatus(db, id);
    return run === null ? reply.callNotFound() : items(request, reply, run);
  });

  app.get('/schedules', async (request, reply) => {
    const [schedules, firings] = await Promise.all([allListedSchedules(db), listFirings(db, null, FIRINGS)]);
    return sendPage(reply, <SchedulesPage view={view(request)} schedules={schedules} firings={firings} />);
  });

  app.get('/items/:id', async (request, reply) => {
    const id = idOf(request.params);
    const seen = view(request);
    const item = id === null ? null : await loadBrowsedItem(db, id, seen.language);
    if (item === null) return reply.callNotFound();
    const attempts = await itemAttempts(db, item.id, seen.language);
    return sendPage(reply, <ItemPage view={seen} item={item} attempts={attempts} />);
  });

  app.get('/reports', async (request, reply) => {
    const asked = readAsked(request.query);
    const reports = await browseReports(db, asked, { before: idCursor(asked), limit: PAGE });
    return sendPage(
      reply,
      <ReportsPage
        view={view(request)}
        search={asked}
        reports={reports}
        cursor={nextCursor(reports)}
        paged={asked.cursor !== undefined}
      />,
    );
  });

  app.get('/reports/:id', async (request, reply) => {
    const id = idOf(request.params);
    const seen = view(request);
    const report = id === null ? null : await loadReport(console.pool, id, seen.language);
    if (report === null) return reply.callNotFound();
    const [text, versions] = await Promise.all([
      console.sourceText(report.id, seen.language),
      reportVersions(db, report.id),
    ]);
    const { done, with: asked } = readAsked(request.query);
    const before =
      versions.find(({ id }) => id === asked) ?? versions.find(({ version }) => version < report.version);
    const changes = before === undefined ? null : await compareVersions(db, before.id, report.id);
    const notice = done === undefined ? null : seen.say(TEXTS.verdictGiven(done));
    return sendPage(reply, <ReportPage view={seen} data={{ report, text, versions, changes, notice }} />);
  });

  app.get('/findings', async (request, reply) => {
    const asked = readAsked(request.query);
    const [rank, id] = (asked.cursor ?? '').split('-').map(Number);
    const after = rank === undefined || id === undefined ? null : { rank, id };
    const [counts, latest] = await Promise.all([countFindings(db, asked), latestFinding(db)]);
    const findings = await browseFindings(db, asked, { after, limit: PAGE, counts });
    const last = findings.length < PAGE ? undefined : findings.at(-1);
    const seen = view(request);
    return sendPage(
      reply,
      <FindingsPage
        view={seen}
        search={asked}
        findings={findings}
        counts={counts}
        latest={latest}
        rules={CATALOGUE}
        cursor={last && `${SEVERITIES.indexOf(last.severity)}-${last.id}`}
        paged={asked.cursor !== undefined}
        notice={asked.done === undefined ? null : seen.say(TEXTS.verdictGiven(asked.done))}
      />,
    );
  });

  app.get('/findings/:id', async (request, reply) => {
    const id = idOf(request.params);
    const finding = id === null ? null : await loadFinding(db, id);
    if (finding === null) return reply.callNotFound();
    const seen = view(request);
    const { done } = readAsked(request.query);
    return sendPage(
      reply,
      <FindingPage
        view={seen}
        finding={finding}
        history={(await findingHistory(db, finding.id)) ?? []}
        notice={done === undefined ? null : seen.say(TEXTS.verdictGiven(done))}
      />,
    );
  });

  app.get('/rules', (request, reply) =>
    sendPage(reply, <RulesPage view={view(request)} rules={CATALOGUE} />),
  );

  app.get('/audit', async (request, reply) => {
    const asked = readAsked(request.query);
    const events = await listAudit(db, idCursor(asked), PAGE);
    return sendPage(
      reply,
      <AuditPage
        view={view(request)}
        events={events}
        cursor={nextCursor(events)}
        paged={asked.cursor !== undefined}
      />,
    );
  });
}
