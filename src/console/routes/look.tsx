import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CATALOGUE } from '../../rules/registry.js';
import { readAudit } from '../../store/audit/audit.js';
import { ID_CURSOR } from '../../store/filter-fields.js';
import { FINDING_CURSOR } from '../../store/findings/finding-filter.js';
import { countFindings, latestFinding } from '../../store/findings/count-findings.js';
import { loadFinding, readFindings } from '../../store/findings/list-findings.js';
import { failureGroups } from '../../store/items/failure-groups.js';
import { ITEM_FILTER } from '../../store/items/item-filter.js';
import { itemAttempts, loadListedItem, readItems } from '../../store/items/list-items.js';
import { loadOverview } from '../../store/runs/overview.js';
import { compareVersions } from '../../store/reports/compare-versions.js';
import { readReports } from '../../store/reports/list-reports.js';
import { REPORT_FILTER } from '../../store/reports/report-filter.js';
import { reportVersions } from '../../store/reports/report-versions.js';
import { readRuns } from '../../store/runs/list-runs.js';
import { listedSchedules } from '../../store/schedules/list-schedules.js';
import { findingHistory } from '../../store/findings/finding-history.js';
import { loadReport } from '../../store/reports/load-report.js';
import { runStatus, type RunStatus } from '../../store/runs/run-status.js';
import { listFirings } from '../../store/schedules/schedules.js';
import type { Console } from '../console.js';
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
import { idOf, PAGE, SEARCHED_FINDINGS, readFilter, readPlace } from './asked.js';

/** Past times of schedules that are shown; all of them are told by `nianbao schedule history`. */
const FIRINGS = 50;
/** Runs on the first page. */
const LATEST_RUNS = 8;

/** What the lists take in their query. */
const RUN_ITEMS = ITEM_FILTER.pick({ state: true, code: true, step: true, q: true });
const REPORTS = REPORT_FILTER.pick({ q: true, division: true, year: true, findings: true });

/** The cursor of a list by id; one of another list asks for nothing. */
const idCursorOf = (cursor: string | undefined): string | undefined => ID_CURSOR.safeParse(cursor).data;

/** The pages that show. */
export function lookRoutes(app: FastifyInstance, console: Console): void {
  runRoutes(app, console);
  reportRoutes(app, console);
  findingRoutes(app, console);
  otherRoutes(app, console);
}

function runRoutes(app: FastifyInstance, console: Console): void {
  const { db, queues, view } = console;

  app.get('/', async (request, reply) => {
    const [overview, { rows: runs }, depths] = await Promise.all([
      loadOverview(db),
      readRuns(db, { limit: LATEST_RUNS, latestFirst: true }),
      queues.depths(),
    ]);
    return sendPage(reply, <OverviewPage {...{ view: view(request), overview, runs, depths }} />);
  });

  app.get('/runs', async (request, reply) => {
    const { cursor } = readPlace(request.query);
    const { rows, next } = await readRuns(db, { after: idCursorOf(cursor), limit: PAGE, latestFirst: true });
    return sendPage(
      reply,
      <RunsPage view={view(request)} runs={rows} cursor={next} paged={cursor !== undefined} />,
    );
  });

  app.get('/failed', (request, reply) => sendItems(console, request, reply, null));

  app.get('/runs/:id', async (request, reply) => {
    const id = idOf(request.params);
    const run = id === null ? null : await runStatus(db, id);
    return run === null ? reply.callNotFound() : sendItems(console, request, reply, run);
  });

  app.get('/items/:id', async (request, reply) => {
    const id = idOf(request.params);
    const seen = view(request);
    const item = id === null ? null : await loadListedItem(db, id);
    if (item === null) return reply.callNotFound();
    const attempts = await itemAttempts(db, item.id);
    return sendPage(reply, <ItemPage view={seen} item={item} attempts={attempts} />);
  });
}

function reportRoutes(app: FastifyInstance, console: Console): void {
  const { db, view } = console;

  app.get('/reports', async (request, reply) => {
    const { cursor } = readPlace(request.query);
    const filter = readFilter(REPORTS, request.query);
    const page = { after: idCursorOf(cursor), limit: PAGE, latestFirst: true };
    const { rows, next } = await readReports(db, filter, page);
    return sendPage(
      reply,
      <ReportsPage
        view={view(request)}
        search={filter}
        reports={rows}
        cursor={next}
        paged={cursor !== undefined}
      />,
    );
  });

  app.get('/reports/:id', async (request, reply) => {
    const id = idOf(request.params);
    const seen = view(request);
    const report = id === null ? null : await loadReport(db, id, seen.language);
    if (report === null) return reply.callNotFound();
    const [text, versions] = await Promise.all([
      console.sourceText(report.id, seen.language),
      reportVersions(db, report.id),
    ]);
    const { done, with: asked } = readPlace(request.query);
    const before =
      versions.find(({ id }) => id === asked) ?? versions.find(({ version }) => version < report.version);
    const changes = before === undefined ? null : await compareVersions(db, before.id, report.id);
    const notice = done === undefined ? null : seen.say(TEXTS.verdictGiven(done));
    return sendPage(reply, <ReportPage view={seen} data={{ report, text, versions, changes, notice }} />);
  });
}

function findingRoutes(app: FastifyInstance, { db, view }: Console): void {
  app.get('/findings', async (request, reply) => {
    const { cursor, done } = readPlace(request.query);
    const filter = readFilter(SEARCHED_FINDINGS, request.query);
    const after = FINDING_CURSOR.safeParse(cursor).data;
    const [counts, latest] = await Promise.all([countFindings(db, filter), latestFinding(db)]);
    const { rows, next } = await readFindings(db, filter, { after, limit: PAGE, latestFirst: true, counts });
    const seen = view(request);
    return sendPage(
      reply,
      <FindingsPage
        view={seen}
        search={filter}
        findings={rows}
        counts={counts}
        latest={latest}
        rules={CATALOGUE}
        cursor={next}
        paged={cursor !== undefined}
        notice={done === undefined ? null : seen.say(TEXTS.verdictGiven(done))}
      />,
    );
  });

  app.get('/findings/:id', async (request, reply) => {
    const id = idOf(request.params);
    const finding = id === null ? null : await loadFinding(db, id);
    if (finding === null) return reply.callNotFound();
    const seen = view(request);
    const { done } = readPlace(request.query);
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
}

function otherRoutes(app: FastifyInstance, { db, view }: Console): void {
  app.get('/schedules', async (request, reply) => {
    const [schedules, firings] = await Promise.all([listedSchedules(db), listFirings(db, null, FIRINGS)]);
    return sendPage(reply, <SchedulesPage view={view(request)} schedules={schedules} firings={firings} />);
  });

  app.get('/rules', (request, reply) =>
    sendPage(reply, <RulesPage view={view(request)} rules={CATALOGUE} />),
  );

  app.get('/audit', async (request, reply) => {
    const { cursor } = readPlace(request.query);
    const page = { after: idCursorOf(cursor), limit: PAGE, latestFirst: true };
    const { rows, next } = await readAudit(db, page);
    return sendPage(
      reply,
      <AuditPage view={view(request)} events={rows} cursor={next} paged={cursor !== undefined} />,
    );
  });
}

/** The items of a run, or with null the failed ones of all. */
async function sendItems(
  { db, view }: Console,
  request: FastifyRequest,
  reply: FastifyReply,
  run: RunStatus | null,
) {
  const { cursor, done, aside } = readPlace(request.query);
  const asked = readFilter(RUN_ITEMS, request.query);
  const filter = { ...asked, state: run === null ? ('failed' as const) : asked.state };
  const page = { after: idCursorOf(cursor), limit: PAGE };
  const seen = view(request);
  const [{ rows, next }, codes] = await Promise.all([
    readItems(db, { ...filter, run: run?.id }, page),
    failureGroups(db, { run: run?.id }),
  ]);
  return sendPage(
    reply,
    <ItemsPage
      view={seen}
      run={run}
      filter={filter}
      items={rows}
      codes={codes}
      cursor={next}
      paged={cursor !== undefined}
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
